import { beforeAll, describe, expect, test } from 'vitest';
import { stillMay } from '../../functions/people/roles/role.table';
import { dropMember } from '../../functions/people/members/member.table';
import { Stale } from '../../functions/platform/table/decide-again';
import { table, type Write } from '../../functions/platform/table/table';
import { bankLayouts } from '../../functions/reconciling/readers/bank-csv/bank-layouts';
import { getMapping, mappingAsRead } from '../../functions/reconciling/mappings/saved-mapping.table';
import { agreementAsRead, getAgreement } from '../../functions/selling/agreements/agreement.table';
import { getOrder, keepOrder, takeBackOrder } from '../../functions/selling/orders/order.table';
import { ColumnMappingId, ShiftId } from '../../functions/shared/ids';
import {
  findByDay,
  isFoundByDay,
  listShiftsOfDay,
} from '../../functions/volunteering/shifts/shift-list.table';
import { shiftItem } from '../../functions/volunteering/shifts/shift.item';
import { getShiftNow } from '../../functions/volunteering/shifts/shift.table';
import { asked } from '../support/ask';
import { agreementBody, fishSale, orderFish, sellFish, type FishSale } from '../support/fish-sale';
import { staffOf } from '../support/people';
import { refusalOfAsync } from '../support/refusal';
import { releaseEvent } from '../support/release-event';
import { dayOf } from '../../functions/shared/time';

let here: FishSale;
beforeAll(async () => {
  here = await fishSale('chunan');
});
const holds = async (write: Write): Promise<boolean> => {
  try {
    return (await table.transact([write])) === 'done';
  } catch (error) {
    if (error instanceof Stale) return false;
    throw error;
  }
};

describe('in the moment of writing', () => {
  test('who does it has one of the roles by which they were let in', async () => {
    const yu = await staffOf(here.o, ['finance']);
    expect(await holds(stillMay(yu))).toBe(true);
    expect(await holds(stillMay({ ...yu, as: ['admin', 'finance'] }))).toBe(true);
    const refused = (by: typeof yu) => refusalOfAsync(() => table.transact([stillMay(by)]));
    expect(await refused({ ...yu, as: ['admin'] })).toBe('not-allowed');
    await table.transact([dropMember({ ...yu, roles: [...yu.roles] })]);
    expect(await refused(yu)).toBe('not-allowed');
  });

  test('a draft of an agreement stands as it was read', async () => {
    const { o, at, finance: as, merchant, campaign } = here;
    const { merchantId, campaignId, ...terms } = agreementBody({ ...merchant, ...campaign });
    const body = { merchantId, campaignId, ...terms };
    const draft = await asked<{ agreementId: string }>(201, 'POST', `${at}/agreements`, body, { as });
    const read = await getAgreement(o, draft.agreementId as typeof here.agreement.agreementId);
    if (!read) throw new Error('made above');
    expect(await holds(agreementAsRead(o, read))).toBe(true);
    const other = { ...terms, use: { zh: '别的' }, revision: 1 };
    await asked(200, 'PUT', `${at}/agreements/${draft.agreementId}`, other, { as });
    expect(await holds(agreementAsRead(o, read))).toBe(false);
  });

  test('so does how an account’s files are read', async () => {
    const { o, at, finance: as } = here;
    const { mapping } = bankLayouts.find(({ id }) => id === 'direction') ?? {};
    const body = { ...mapping, account: { label: '基本户', number: '3301' } };
    const saved = await asked<{ mappingId: string }>(201, 'POST', `${at}/column-mappings`, body, { as });
    const read = await getMapping(o, ColumnMappingId.parse(saved.mappingId));
    if (!read) throw new Error('made above');
    expect(await holds(mappingAsRead(o, read))).toBe(true);
    const path = `${at}/column-mappings/${saved.mappingId}`;
    await asked(200, 'POST', `${path}/withdraw`, { reason: '销户' }, { as });
    expect(await holds(mappingAsRead(o, read))).toBe(false);
  });
});

test('an order is taken back while it is not paid, and nobody was told of it; else it stays', async () => {
  const [waits, paid] = [await orderFish(here, 1), await sellFish(here, 1)];
  for (const { order } of [waits, paid, waits]) await takeBackOrder(order);
  expect(await getOrder(here.o, waits.order.orderId)).toBeUndefined();
  expect(await getOrder(here.o, paid.order.orderId)).toMatchObject({ status: 'paid' });
  const { order: told } = await orderFish(here, 1);
  for (const _ of [1, 2]) expect(await keepOrder({ ...told, organisationId: here.o })).toBeUndefined();
  await takeBackOrder({ ...told, organisationId: here.o });
  expect(await getOrder(here.o, told.orderId)).toMatchObject({ status: 'placed' });
  expect(await keepOrder(waits.order)).toBe('gone');
});

test('a shift that was published before shifts were found by their day is found so once it is written, and no other', async () => {
  const { o, organiser } = here;
  const [mine, draft] = [
    await releaseEvent(o, organiser, [{}], { days: 9 }),
    await releaseEvent(o, organiser, [{}], { days: 9, publish: false }),
  ];
  const shiftOf = async (shiftId: string | undefined) => {
    const shift = await getShiftNow(o, ShiftId.parse(shiftId));
    if (!shift) throw new Error('made above');
    return shift;
  };
  const [shift, other] = [await shiftOf(mine.shiftIds[0]), await shiftOf(draft.shiftIds[0])];
  const listed = async () =>
    (await listShiftsOfDay(dayOf(shift.startsAt), { limit: 50 })).items.map(({ shiftId }) => shiftId);
  await table.update(shiftItem.key(shift), {
    set: 'REMOVE queuePk, queueSk',
    condition: 'attribute_exists(queuePk)',
    otherwise: () => undefined,
  });
  expect([await isFoundByDay(shift), await isFoundByDay(other), await listed()]).toEqual([false, true, []]);
  for (const one of [shift, other, { ...other, published: true }, shift]) await findByDay(one);
  expect([await isFoundByDay(shift), await listed()]).toEqual([true, [shift.shiftId]]);
});
