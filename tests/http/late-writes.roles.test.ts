import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { dropMember } from '../../functions/people/members/member.table';
import { table } from '../../functions/platform/table/table';
import type { Act, Prepare } from '../support/acts';
import { sellingActs, volunteeringActs } from '../support/acts';
import { spendingActs } from '../support/acts-of-books';
import { peopleActs } from '../support/acts-of-people';
import { reconcilingActs } from '../support/acts-of-reconciling';
import { collectChanges, handOver } from '../support/changes';
import { fishSale, sellFish } from '../support/fish-sale';
import { fishSeason } from '../support/fish-season';
import { outcomeOf, send, whileLate } from '../support/late-writes';
import { staffOf, type Staff } from '../support/people';
import { remit } from '../support/remit';
import { expectations } from './access.expectations';

/** What a member does by a role, and does not only look at. */
const LOOKS = /^(list|get|find|preview|suggest|count|propose|save(?!ColumnMapping))/;
const byRole = Object.entries(expectations)
  .filter(([name, access]) => !LOOKS.test(name) && !['public', 'signed-in'].includes(access))
  .map(([name]) => name);

const acts = new Map<string, Prepare>();
let changes: Awaited<ReturnType<typeof collectChanges>>;
const follow = async (): Promise<void> => {
  for (let records = await changes.take(); records.length > 0; records = await changes.take())
    await handOver(records);
};
beforeAll(async () => {
  changes = await collectChanges();
  const sale = await fishSale('chunan');
  await sellFish(sale, 90);
  await follow();
  await remit(sale);
  const season = await fishSeason('tonglu');
  const all = {
    ...sellingActs(sale),
    ...spendingActs(sale),
    ...volunteeringActs(sale.o, sale.organiser, follow),
    ...peopleActs(),
    ...reconcilingActs(season, follow),
  };
  for (const [name, prepare] of Object.entries(all)) acts.set(name, prepare);
});
afterAll(() => changes.stop());

/** The same by somebody new who is the same here. */
const bySomebodyNew = async (act: Act): Promise<Act & { as: Staff }> => {
  const { organisationId, roles, merchantId } = act.as as Staff;
  const as = await staffOf(organisationId, [...roles], { ...(merchantId && { merchantId }) });
  return { ...act, as };
};

describe.each(byRole)('%s', (name) => {
  test('decides nothing where the role is taken away while its write is on its way', async () => {
    const prepare = acts.get(name);
    if (!prepare) throw new Error(`nobody knows how to ${name}`);
    const act = await bySomebodyNew(await prepare());
    const { result, wasHeld } = await whileLate(
      1,
      () => send(act),
      () => table.transact([dropMember({ ...act.as, roles: [...act.as.roles] })]),
    );
    expect([wasHeld, outcomeOf(result)]).toEqual([true, 'not-allowed']);
  });
});
