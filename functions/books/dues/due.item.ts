import { codec } from '../../platform/table/item';
import { dueIdOf, OpenDue, PaidOverDue, pageIn, Share, type Due } from './due';

/** `n:<agreement>` items and `a:<agreement>` fen: attributes of the item itself, because only those can be added to. */
export const shareNames = ({ agreementId }: Pick<Share, 'agreementId'>) => ({
  count: `n:${agreementId}`,
  amount: `a:${agreementId}`,
});

const sharesIn = (item: Record<string, unknown>): Share[] =>
  Object.keys(item).flatMap((name) => {
    const agreementId = name.startsWith('n:') ? name.slice('n:'.length) : undefined;
    return agreementId === undefined
      ? []
      : [Share.parse({ agreementId, count: item[name], amount: item[`a:${agreementId}`] })];
  });
const keptShares = (shares: readonly Share[] = []): Record<string, number> =>
  Object.fromEntries(
    shares.flatMap((share) => [
      [shareNames(share).count, share.count],
      [shareNames(share).amount, share.amount],
    ]),
  );

const facts = ({ count, amount, version, shares }: Due): Record<string, unknown> => ({
  count,
  amount,
  version,
  ...keptShares(shares),
});
const whole = (kept: Record<string, unknown>, parts: Readonly<Record<string, string>>) => {
  const page = pageIn(parts);
  return { ...kept, ...page, dueId: dueIdOf(page), shares: sharesIn(kept) };
};

/**
 * Open dues and those paid over are two partitions, and a due moves from one to the other: so that both lists are pages of
 * the table itself. An index would cost one more write unit at every sale.
 */
export const dueItem = codec({
  kind: 'due',
  version: 1,
  pk: 'ORG#{organisationId}#DUES',
  sk: '{merchantId}#{day}#{fundId}#{page}',
  shape: OpenDue,
  pack: (due) => ({ keep: facts(due) }),
  unpack: (kept, parts) => ({ ...whole(kept, parts), status: 'open' }),
});

export const paidOverDueItem = codec({
  kind: 'due-paid-over',
  version: 1,
  pk: 'ORG#{organisationId}#DUES-PAID-OVER',
  sk: '{merchantId}#{day}#{fundId}#{page}',
  shape: PaidOverDue,
  pack: (due) => ({
    keep: { ...facts(due), remittanceId: due.remittanceId, paidOverOn: due.paidOverOn },
  }),
  unpack: (kept, parts) => ({ ...whole(kept, parts), status: 'paid-over' }),
});
