import * as z from 'zod';
import { FundId, type AgreementId, type MerchantId, type OrganisationId } from '../../shared/ids';
import { refuse } from '../../shared/refusals';
import { createOnceWith } from '../../platform/once';
import { table, type Page, type Write } from '../../platform/table';
import type { Agreement } from './agreement';
import { AgreementRow, AgreementText, Signature } from './agreement';

const pkOf = (organisationId: OrganisationId, agreementId: AgreementId) =>
  `ORG#${organisationId}#AGREEMENT#${agreementId}`;
const listOf = (organisationId: OrganisationId) => `ORG#${organisationId}#AGREEMENTS`;

/** What the keys say is not stored twice: twenty rows stay within one read unit. */
const StoredRow = z.looseObject({ pk: z.string(), listSk: z.string() }).transform(({ pk, listSk, ...rest }) =>
  AgreementRow.parse({
    ...rest,
    agreementId: pk.split('#')[3],
    merchantId: listSk.split('#')[0],
    status: 'signedOn' in rest ? 'signed' : 'draft',
  }),
);
const StoredText = z.object({ fundId: FundId, text: AgreementText, signature: Signature.optional() });

/**
 * Makes the agreement's text and its row in the lists, together and once.
 * @question A new draft
 * @key main `ORG#{o}#AGREEMENT#{agreement}` / `TEXT, AGREEMENT`
 * @holds it stands not yet → nothing, or request-key-reused
 * @cost 4 WCU in a transaction + 1 lists
 */
export const putNewAgreement = async (
  organisationId: OrganisationId,
  { agreementId, merchantId, status: _draft, fundId, text, ...row }: Agreement,
  made: { on: string; asked: string },
  also: readonly Write[],
): Promise<void> => {
  const pk = pkOf(organisationId, agreementId);
  const listed = { listPk: listOf(organisationId), listSk: `${merchantId}#${made.on}` };
  const item = { pk, sk: 'TEXT', kind: 'agreement-text', fundId, text, asked: made.asked };
  await createOnceWith(StoredText, item, [
    table.writes.put({ pk, sk: 'AGREEMENT', kind: 'agreement', ...row, ...listed }),
    ...also,
  ]);
};

/**
 * @question What was agreed, word by word?
 * @key main `ORG#{o}#AGREEMENT#{agreement}` / `AGREEMENT, TEXT`
 * @cost 1 RCU
 */
export const getAgreement = async (
  organisationId: OrganisationId,
  agreementId: AgreementId,
): Promise<Agreement | undefined> => {
  const items = await table.all(z.looseObject({ sk: z.string() }), {
    pk: pkOf(organisationId, agreementId),
    fresh: true,
    most: 2,
  });
  const row = StoredRow.safeParse(items.find((item) => item.sk === 'AGREEMENT')).data;
  const text = StoredText.safeParse(items.find((item) => item.sk === 'TEXT')).data;
  return row && text && { ...row, ...text };
};

/**
 * By merchant, newest first within each.
 * @question What is agreed, with whom? (or: with me?)
 * @key lists `ORG#{o}#AGREEMENTS` / `{merchant}#{drafted on}`
 * @cost ≤ 1 RCU a page of 20
 */
export const listAgreements = (
  organisationId: OrganisationId,
  ask: { merchantId?: MerchantId | undefined; limit: number; cursor?: string | undefined },
): Promise<Page<AgreementRow>> =>
  table.page(StoredRow, {
    index: 'lists',
    pk: listOf(organisationId),
    begins: ask.merchantId ?? 'mer_',
    newestFirst: true,
    limit: ask.limit,
    cursor: ask.cursor,
  });

const alreadySigned = () => refuse('agreement-already-signed');

/**
 * Condition: nobody signed it before (`agreement-already-signed`); this very signature again changes nothing. First in `onceWith`.
 * @question I sign it
 * @key main `ORG#{o}#AGREEMENT#{agreement}` / `TEXT`
 * @holds nobody signed it → already where this is that signature, else agreement-already-signed
 * @cost 2 WCU in a transaction
 */
export const putSignature = (
  organisationId: OrganisationId,
  agreementId: AgreementId,
  signature: Signature,
): Write =>
  table.writes.update(
    { pk: pkOf(organisationId, agreementId), sk: 'TEXT' },
    {
      set: 'SET signature = :signature',
      condition: 'attribute_exists(pk) AND attribute_not_exists(signature)',
      values: { ':signature': signature },
      otherwise: (found) => {
        const standing = Signature.safeParse(found?.['signature']).data;
        if (standing?.personId !== signature.personId || standing.signedAt !== signature.signedAt)
          alreadySigned();
      },
    },
  );

/**
 * The list's side of the signature. @param on the day in Asia/Shanghai
 * @question It is signed, in the list
 * @key main `ORG#{o}#AGREEMENT#{agreement}` / `AGREEMENT`
 * @holds it is not signed → agreement-already-signed
 * @cost 2 WCU in a transaction + 1 lists
 */
export const markSigned = (organisationId: OrganisationId, agreementId: AgreementId, on: string): Write =>
  table.writes.update(
    { pk: pkOf(organisationId, agreementId), sk: 'AGREEMENT' },
    {
      set: 'SET signedOn = :on',
      condition: 'attribute_exists(pk) AND attribute_not_exists(signedOn)',
      values: { ':on': on },
      otherwise: alreadySigned,
    },
  );
