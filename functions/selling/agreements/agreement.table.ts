import * as z from 'zod';
import type { AgreementId, MerchantId, OrganisationId } from '../../shared/ids';
import { changeBeside, changeItem, standsAsRead } from '../../platform/table/change-item';
import { makeOnce } from '../../platform/table/once';
import { table, type Page, type Write } from '../../platform/table/table';
import type { Agreement, AgreementRow } from './agreement';
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

/** An agreement with its place in the list: the day on which it was drafted. */
export type DatedAgreement = Agreement & { draftedOn?: string | undefined };

/**
 * @question This agreement as it stands, to change it
 * @key main `ORG#{o}#AGREEMENT#{agreement}` / `AGREEMENT, TEXT`
 * @cost 1 RCU
 */
export const getDatedAgreement = async (
  organisationId: OrganisationId,
  agreementId: AgreementId,
): Promise<DatedAgreement | undefined> => {
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
 * @question What was agreed, word by word?
 * @key main `ORG#{o}#AGREEMENT#{agreement}` / `AGREEMENT, TEXT`
 * @cost 1 RCU
 */
export const getAgreement = async (
  organisationId: OrganisationId,
  agreementId: AgreementId,
): Promise<Agreement | undefined> => {
  const agreement = await getDatedAgreement(organisationId, agreementId);
  if (!agreement) return undefined;
  const { draftedOn: _place, ...rest } = agreement;
  return rest;
};

/**
 * By merchant, newest first within each.
 * @question What is agreed, with whom? (or: with me?)
 * @key lists `ORG#{o}#AGREEMENTS` / `{merchant}#{drafted on}`
 * @cost ≤ 1 RCU a page of 20
 */
export const listAgreements = async (
  organisationId: OrganisationId,
  ask: { merchantId?: MerchantId | undefined; limit: number; cursor?: string | undefined },
): Promise<Page<AgreementRow>> => {
  const { items, ...rest } = await table.page(agreementItem.stored, {
    index: 'lists',
    pk: agreementItem.listed('lists', { organisationId }),
    begins: ask.merchantId ?? 'mer_',
    newestFirst: true,
    limit: ask.limit,
    cursor: ask.cursor,
  });
  return { items: items.map(({ draftedOn: _place, ...row }) => row), ...rest };
};

/**
 * What was changed of it: its row, and its text.
 * @question It is to be so from now on: other terms, signed, withdrawn
 * @key main `ORG#{o}#AGREEMENT#{agreement}` / `AGREEMENT, TEXT`
 * @holds it stands as it was read → stale: decide anew
 * @cost 4 WCU in a transaction + 1 lists
 */
export const writeAgreement = (
  organisationId: OrganisationId,
  before: DatedAgreement,
  after: DatedAgreement,
): Write[] => {
  const [was, is] = [
    { ...before, organisationId },
    { ...after, organisationId },
  ];
  return [changeItem(agreementItem, was, is), ...changeBeside(agreementTextItem, was, is)];
};

/**
 * Part of a transaction that holds only while this agreement is as it was read.
 * @question Nobody withdrew it meanwhile, or wrote other terms
 * @key main `ORG#{o}#AGREEMENT#{agreement}` / `AGREEMENT`
 * @holds nobody changed it since it was read → stale: decide anew
 * @cost 2 WCU in a transaction
 */
export const agreementAsRead = (organisationId: OrganisationId, agreement: Agreement): Write =>
  standsAsRead(agreementItem, { ...agreement, organisationId });
