import { expect, test } from 'vitest';
import { table } from '../../functions/platform/table/table';
import {
  getDifference,
  listDifferences,
  putNewDifference,
  putReopened,
  putResolved,
} from '../../functions/reconciling/differences/difference.table';
import {
  openDifference,
  reopenDifferenceOf,
  resolve,
} from '../../functions/reconciling/differences/listed-difference';
import { DifferenceId, OrganisationId, StatementId } from '../../functions/shared/ids';
import { fen } from '../../functions/shared/money';
import { another, someone } from '../support/make-fish';
import { newId } from '../support/new-id';

const o = OrganisationId.parse('chunan');
const elsewhere = OrganisationId.parse('xihu');
const at = '2026-09-20T01:00:00.000Z';

const aside = async (personId = someone, when = at) => {
  const numbers = { lineIdentity: 'wechat-payment-42001', merchantOrderId: 'POS-1', transactionId: '42001' };
  const open = openDifference(
    { reason: 'no-such-order', ...numbers, billAmount: fen(100), at },
    { differenceId: DifferenceId.parse(newId('dif')), statementId: StatementId.parse(newId('stm')) },
  );
  await putNewDifference(o, open);
  const how = { how: 'set-aside', note: '摊位收款', personId, name: '徐会计', at: when } as const;
  const resolved = resolve(open, how);
  await table.transact([putResolved(o, resolved)]);
  return { open, resolved };
};
const listed = async (status: 'open' | 'resolved') =>
  (await listDifferences(o, { status, limit: 50 })).items.map(({ differenceId }) => differenceId);

test('a difference that was set aside goes back among those that wait, once, where it stands as it was read', async () => {
  const { open, resolved } = await aside();
  const reopen = (of = o, before = resolved) =>
    table.transact([putReopened(of, before, reopenDifferenceOf(before))]);
  await expect(reopen(elsewhere)).rejects.toThrow('stale');
  const byAnother = { ...resolved, resolved: { ...resolved.resolved, by: another } } as typeof resolved;
  await expect(reopen(o, byAnother), 'another resolved it since').rejects.toThrow('stale');
  const both = await Promise.allSettled([reopen(), reopen()]);
  expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  await expect(reopen(), 'twice').rejects.toThrow('stale');
  expect(await getDifference(o, open.differenceId)).toEqual(open);
  expect(await getDifference(elsewhere, open.differenceId)).toBeUndefined();
  expect(await listed('open')).toEqual([open.differenceId]);
  expect(await listed('resolved')).toEqual([]);
  expect(await table.transact([putResolved(o, resolved)]), 'and is resolved anew').toBe('done');
  expect(await listed('open')).toEqual([]);
});
