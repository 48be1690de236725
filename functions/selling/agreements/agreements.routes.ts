import * as z from 'zod';
import { allow } from '../../platform/auth';
import {
  body,
  createRoute,
  json,
  pageOf,
  PageQuery,
  problems,
  RequestKeyHeader,
  routes,
} from '../../platform/http';
import { requirePerson, requireRole } from '../../shared/actor';
import { AgreementId, OrganisationId } from '../../shared/ids';
import { PersonName } from '../../shared/words';
import { Agreement, AgreementRow, NewAgreement } from './agreement';
import { draftAgreement } from './draft-agreement.action';
import { findAgreement, findAgreements } from './find-agreements.action';
import { signAgreement } from './sign-agreement.action';

const Here = z.object({ organisationId: OrganisationId });
const AnAgreement = Here.extend({ agreementId: AgreementId });
const READERS = ['finance', 'auditor', 'admin', 'merchant'] as const;
const SIGNERS = ['merchant'] as const;
const Signing = z.strictObject({ signedBy: PersonName }).meta({ id: 'Signing' });

const draft = createRoute({
  ...allow(['finance', 'admin']),
  operationId: 'draftAgreement',
  method: 'post',
  path: '/organisations/{organisationId}/agreements',
  request: { params: Here, headers: RequestKeyHeader, body: body(NewAgreement) },
  responses: { 201: json(Agreement, 'The agreement, for the merchant to sign.'), ...problems },
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

const signing = createRoute({
  ...allow(SIGNERS),
  operationId: 'signAgreement',
  method: 'post',
  path: '/organisations/{organisationId}/agreements/{agreementId}/sign',
  request: { params: AnAgreement, body: body(Signing) },
  responses: { 200: json(Agreement, 'Signed, and frozen as it stands.'), ...problems },
});

export const agreementsRoutes = routes()
  .openapi(draft, async (c) => {
    const { organisationId } = c.req.valid('param');
    const by = requirePerson(c.get('actor')).personId;
    const requestKey = c.req.valid('header')['idempotency-key'];
    const made = await draftAgreement({ organisationId, by, requestKey }, c.req.valid('json'), c.get('now'));
    return c.json(made, 201);
  })
  .openapi(list, async (c) =>
    c.json(await findAgreements(requireRole(c.get('actor'), READERS), c.req.valid('query')), 200),
  )
  .openapi(get, async (c) => {
    const member = requireRole(c.get('actor'), READERS);
    return c.json(await findAgreement(member, c.req.valid('param').agreementId), 200);
  })
  .openapi(signing, async (c) => {
    const member = requireRole(c.get('actor'), SIGNERS);
    const asked = { ...c.req.valid('param'), ...c.req.valid('json') };
    return c.json(await signAgreement(member, asked, c.get('now')), 200);
  });
