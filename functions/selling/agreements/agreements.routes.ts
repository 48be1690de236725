import * as z from 'zod';
import { allow } from '../../platform/http/auth';
import { createRoute, json, pageOf, PageQuery, problems, routes } from '../../platform/http/http';
import { changes, creates, doesWith, finds } from '../../platform/http/verbs';
import { DEEDS } from '../../shared/deeds';
import { AgreementId, OrganisationId } from '../../shared/ids';
import { EndedBecause, Revision } from '../../shared/revision';
import { PersonName } from '../../shared/words';
import { Agreement, AgreementRow, ChangedAgreement, NewAgreement } from './agreement';
import { changeAgreement, draftAgreement, withdrawAgreement } from './draft-agreement.action';
import { findAgreement, findAgreements } from './find-agreements.action';
import { signAgreement } from './sign-agreement.action';

const Here = z.object({ organisationId: OrganisationId });
const AnAgreement = Here.extend({ agreementId: AgreementId });
const READERS = [...DEEDS.seeMoney, 'merchant'] as const;
const SIGNERS = DEEDS.sign;
const Signing = z
  .strictObject({
    signedBy: PersonName,
    /** Of the terms that they read: those of another are not signed unseen. Of the first, unless said. */
    revision: Revision.default(1),
  })
  .meta({ id: 'Signing' });

const draft = creates({
  operationId: 'draftAgreement',
  path: '/organisations/{organisationId}/agreements',
  by: DEEDS.manageMoney,
  at: Here,
  what: NewAgreement,
  answers: Agreement,
  says: 'The agreement, for the merchant to sign.',
});

const list = createRoute({
  ...allow(READERS),
  operationId: 'listAgreements',
  method: 'get',
  path: '/organisations/{organisationId}/agreements',
  request: { params: Here, query: PageQuery },
  responses: { 200: json(pageOf(AgreementRow), 'By merchant; a merchant sees its own.'), ...problems },
});

const get = createRoute({
  ...allow(READERS),
  operationId: 'getAgreement',
  method: 'get',
  path: '/organisations/{organisationId}/agreements/{agreementId}',
  request: { params: AnAgreement },
  responses: { 200: json(Agreement, 'The whole text, to be read before signing.'), ...problems },
});

const change = changes({
  operationId: 'changeAgreement',
  path: '/organisations/{organisationId}/agreements/{agreementId}',
  by: DEEDS.manageMoney,
  at: AnAgreement,
  what: ChangedAgreement,
  answers: Agreement,
  says: 'The draft with other terms. What is signed stands as it is.',
});

const withdraw = doesWith({
  operationId: 'withdrawAgreement',
  path: '/organisations/{organisationId}/agreements/{agreementId}/withdraw',
  by: DEEDS.manageMoney,
  at: AnAgreement,
  what: EndedBecause,
  answers: Agreement,
  says: 'Nobody is to sign it any more.',
});

const signing = doesWith({
  operationId: 'signAgreement',
  path: '/organisations/{organisationId}/agreements/{agreementId}/sign',
  by: SIGNERS,
  at: AnAgreement,
  what: Signing,
  answers: Agreement,
  says: 'Signed, and frozen as it stands.',
});

export const agreementsRoutes = routes()
  .openapi(draft.route, draft.by(draftAgreement))
  .openapi(change.route, change.by(changeAgreement))
  .openapi(withdraw.route, withdraw.by(withdrawAgreement))
  .openapi(list, finds(READERS, list, findAgreements))
  .openapi(get, finds(READERS, get, findAgreement))
  .openapi(signing.route, signing.by(signAgreement));
