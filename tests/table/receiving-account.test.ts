import { expect, test } from 'vitest';
import { Account } from '../../functions/people/receiving-account/receiving-account';
import {
  getReceivingAccount,
  writeReceivingAccount,
} from '../../functions/people/receiving-account/receiving-account.table';
import { table } from '../../functions/platform/table/table';
import { OrganisationId } from '../../functions/shared/ids';

const account = Account.parse({ holder: '总会', bank: '中行', number: '4056789012345678' });

test('the receiving account is none at first, then as it was written; who read it before decides anew; each organisation’s own', async () => {
  const [o, elsewhere] = [OrganisationId.parse('chunan'), OrganisationId.parse('xihu')];
  const none = await getReceivingAccount(o);
  expect(none).toEqual({ revision: 1 });
  const first = { account, since: '2026-09-01T00:00:00.000Z', revision: 2 };
  await table.transact([writeReceivingAccount(o, none, first)]);
  expect(await getReceivingAccount(o)).toEqual(first);
  await expect(table.transact([writeReceivingAccount(o, none, first)])).rejects.toThrow();
  const { account: _former, since: _then, ...dropped } = { ...first, revision: 3 };
  await table.transact([writeReceivingAccount(o, first, dropped)]);
  expect(await getReceivingAccount(o)).toEqual({ revision: 3 });
  await expect(
    table.transact([writeReceivingAccount(o, first, { ...first, revision: 3 })]),
  ).rejects.toThrow();
  expect(await getReceivingAccount(elsewhere)).toEqual({ revision: 1 });
});
