import * as z from 'zod';
import type { AgreementId, MerchantId, OrganisationId } from '../../shared/ids';
import { refuse } from '../../shared/refusals';
import { makeOnce } from '../../platform/table/once';
import { table, type Page, type Write } from '../../platform/table/table';
import { Signature, type Agreement, type AgreementRow } from './agreement';
import { agreementItem, agreementTextItem } from './agreement.item';

/**
 * Makes the agreement's text and its row in the lists, together and once.
 * @question A new draft
 * @key main `ORG#{o}#AGREEMENT#{agreement}` / `TEXT, AGREEMENT`
 * @holds it stands not yet → nothing, or request-key-reused
 * @cost 4 WCU in a transaction + 1 lists
 */
export const putNewAgreement = async (
  organisationId: OrganisationId,
  agreement: Agreement,
  { on: draftedOn, asked }: { on: string; asked: unknown },
  also: readonly Write[],
): Promise<void> => {
  const whole = { ...agreement, organisationId, draftedOn };
  await makeOnce(agreementTextItem, whole, {
    asked,
    also: [table.writes.put(agreementItem.item(whole)), ...also],
  });
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
  const items = await table.all(z.looseObject({ kind: z.string() }), {
    pk: agreementItem.partition({ organisationId, agreementId }),
    fresh: true,
    most: 2,
  });
  const row = items.find(({ kind }) => kind === agreementItem.kind);
  const text = items.find(({ kind }) => kind === agreementTextItem.kind);
  return row && text && { ...agreementItem.read(row), ...agreementTextItem.read(text) };
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
  table.page(agreementItem.stored, {
    index: 'lists',
    pk: agreementItem.listed('lists', { organisationId }),
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
  table.writes.update(agreementTextItem.key({ organisationId, agreementId }), {
    set: 'SET signature = :signature',
    condition: 'attribute_exists(pk) AND attribute_not_exists(signature)',
    values: { ':signature': signature },
    otherwise: (found) => {
      const standing = Signature.safeParse(found?.['signature']).data;
      if (standing?.personId !== signature.personId || standing.signedAt !== signature.signedAt)
        alreadySigned();
    },
  });

/**
 * The list's side of the signature. @param on the day in Asia/Shanghai
 * @question It is signed, in the list
 * @key main `ORG#{o}#AGREEMENT#{agreement}` / `AGREEMENT`
 * @holds it is not signed → agreement-already-signed
 * @cost 2 WCU in a transaction + 1 lists
 */
export const markSigned = (organisationId: OrganisationId, agreementId: AgreementId, on: string): Write =>
  table.writes.update(agreementItem.key({ organisationId, agreementId }), {
    set: 'SET signedOn = :on',
    condition: 'attribute_exists(pk) AND attribute_not_exists(signedOn)',
    values: { ':on': on },
    otherwise: alreadySigned,
  });
