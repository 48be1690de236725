import type { OrganisationId, ShiftId } from '../../shared/ids';
import { table, type Page } from '../../platform/table/table';
import type { SignUpRow } from './sign-up';
import { lineItem, lineNumber, waitingItem } from './sign-up.item';

type Where = { organisationId: OrganisationId; shiftId: ShiftId };

/**
 * Who waits, in their order. The queue follows the table a moment later: who decides by it checks that they still wait.
 * @question Who waits first, and who after them?
 * @key queue `ORG#{o}#SHIFT#{shift}#WAITING` / `{number}`
 * @cost ½ RCU for about twenty
 */
export const listWaiting = (
  { organisationId, shiftId }: Where,
  page: { limit: number; cursor?: string | undefined },
): Promise<Page<SignUpRow>> => {
  const pk = waitingItem.listed('queue', { organisationId, shiftId });
  return table.page(waitingItem.stored, { index: 'queue', pk, ...page });
};

/**
 * How many wait before this number, as it stood a moment ago; of more than `most`, `most` and one more.
 * @question How many are before me in line?
 * @key queue `ORG#{o}#SHIFT#{shift}#WAITING` / `000000000 to {number}`
 * @cost ½ RCU for about twenty, 3 RCU at most
 */
export const countBefore = async (
  { organisationId, shiftId }: Where,
  number: number,
  most: number,
): Promise<number> => {
  if (number <= 0) return 0;
  const pk = waitingItem.listed('queue', { organisationId, shiftId });
  const between = [lineNumber(0), lineNumber(number - 1)] as const;
  const page = await table.page(waitingItem.stored, { index: 'queue', pk, between, limit: most + 1 });
  return page.items.length;
};

/**
 * The last number that was given out in its line; 0 where nobody ever waited.
 * @question How long is the line by its numbers?
 * @key main `ORG#{o}#SHIFT#{shift}` / `WAITLIST`
 * @cost 1 RCU
 */
export const getLastNumber = async ({ organisationId, shiftId }: Where): Promise<number> =>
  (await table.get(lineItem.stored, lineItem.key({ organisationId, shiftId })))?.last ?? 0;

/**
 * The next number in line, given by one counter: the order in which the table took them. A hole does no harm.
 * @param count so many at once, for people who ask at the same time; the first of them is answered
 * @question Which number have I in line?
 * @key main `ORG#{o}#SHIFT#{shift}` / `WAITLIST`
 * @cost 1 WCU
 */
export const nextNumber = async (where: Where, count = 1): Promise<number> => {
  const { last } = await table.updated(lineItem.stored, lineItem.key(where), {
    set: 'SET kind = :kind, v = :v ADD #last :count',
    names: { '#last': 'last' },
    values: { ':count': count, ':kind': lineItem.mark.kind, ':v': lineItem.mark.v },
  });
  return last - count + 1;
};
