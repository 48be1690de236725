import type { DifferenceId, OrganisationId } from '../../shared/ids';
import { refuse } from '../../shared/refusals';
import { stale } from '../../platform/table/decide-again';
import { indexes } from '../../platform/table/indexes';
import { table, type Item, type Page, type Write } from '../../platform/table/table';
import { differenceItem, openDifferenceItem } from './difference.item';
import type { ListedDifference } from './listed-difference';

const MOST_AT_ONCE = 100;

const itemOf = (organisationId: OrganisationId, difference: ListedDifference): Item =>
  (difference.resolved ? differenceItem : openDifferenceItem).item({ ...difference, organisationId });

/**
 * Part of the transaction that adds its line. Where it stands already, open or resolved, it stays as it is.
 * @question The same, with its line
 * @key main `ORG#{o}#DIFFERENCE#{difference}` / `DIFFERENCE`
 * @holds it stands not yet → already
 * @cost 2 WCU in a transaction + 1 queue
 */
export const addDifference = (organisationId: OrganisationId, difference: ListedDifference): Write =>
  table.writes.put(itemOf(organisationId, difference), {
    condition: 'attribute_not_exists(pk)',
    otherwise: () => undefined,
  });

/**
 * Notes a difference that is about no line. Where it stands already, open or resolved, it stays as it is: answers that one.
 * @question This does not agree
 * @key main `ORG#{o}#DIFFERENCE#{difference}` / `DIFFERENCE`
 * @holds it stands not yet → answers it
 * @cost 1 WCU + 1 queue
 */
export const putNewDifference = async (
  organisationId: OrganisationId,
  difference: ListedDifference,
): Promise<ListedDifference> =>
  (await table.create(itemOf(organisationId, difference), differenceItem.read)) ?? difference;

/**
 * @question This difference
 * @key main `ORG#{o}#DIFFERENCE#{difference}` / `DIFFERENCE`
 * @cost 1 RCU
 */
export const getDifference = (
  organisationId: OrganisationId,
  differenceId: DifferenceId,
): Promise<ListedDifference | undefined> =>
  table.get(differenceItem.stored, differenceItem.key({ organisationId, differenceId }));

/**
 * By their ids, as many as asked, a hundred at a time; those that stand. As they stand this very moment.
 * @question These differences, those that were found
 * @key main `ORG#{o}#DIFFERENCE#{difference}` / `DIFFERENCE`
 * @cost 1 RCU each
 */
export const differencesById = async (
  organisationId: OrganisationId,
  differenceIds: readonly DifferenceId[],
): Promise<ListedDifference[]> => {
  const found: ListedDifference[] = [];
  for (let at = 0; at < differenceIds.length; at += MOST_AT_ONCE) {
    const asked = differenceIds.slice(at, at + MOST_AT_ONCE).map((differenceId) => ({
      schema: differenceItem.stored,
      key: differenceItem.key({ organisationId, differenceId }),
    }));
    for (const one of await table.getEach(asked)) if (one) found.push(one);
  }
  return found;
};

/**
 * Condition: nobody resolved it before (`difference-already-resolved`).
 * @question It is settled so
 * @key main `ORG#{o}#DIFFERENCE#{difference}` / `DIFFERENCE`
 * @holds nobody resolved it → difference-already-resolved
 * @cost 2 WCU in a transaction + 1 queue + 1 lists
 */
export const putResolved = (organisationId: OrganisationId, difference: ListedDifference): Write =>
  table.writes.put(itemOf(organisationId, difference), {
    condition: 'attribute_exists(queuePk)',
    otherwise: () => refuse('difference-already-resolved'),
  });

/**
 * Condition: it is resolved, and stands as it was read (`stale`).
 * @question It waits again
 * @key main `ORG#{o}#DIFFERENCE#{difference}` / `DIFFERENCE`
 * @holds it is resolved as it was read → stale
 * @cost 2 WCU in a transaction + 1 queue + 1 lists
 */
export const putReopened = (
  organisationId: OrganisationId,
  before: ListedDifference,
  after: ListedDifference,
): Write =>
  table.writes.put(itemOf(organisationId, after), {
    condition: `${indexes.lists.sort} = :resolvedAt AND #by = :by`,
    names: { '#by': 'by' },
    values: { ':resolvedAt': before.resolved?.at, ':by': before.resolved?.by },
    otherwise: stale,
  });

/**
 * What waits, oldest first; or what was resolved, newest first.
 * @question What does not agree? (or, in the index lists: what was settled?)
 * @key queue `ORG#{o}#DIFFERENCES or ORG#{o}#DIFFERENCES-RESOLVED` / `{at}`
 * @cost ≤ 1 RCU a page of 20
 */
export const listDifferences = (
  organisationId: OrganisationId,
  ask: { status: 'open' | 'resolved'; limit: number; cursor?: string | undefined },
): Promise<Page<ListedDifference>> => {
  const { status, ...page } = ask;
  return status === 'open'
    ? table.page(openDifferenceItem.stored, {
        index: 'queue',
        pk: openDifferenceItem.listed('queue', { organisationId }),
        ...page,
      })
    : table.page(differenceItem.stored, {
        index: 'lists',
        pk: differenceItem.listed('lists', { organisationId }),
        newestFirst: true,
        ...page,
      });
};
