import { describe, expect, test } from 'vitest';
import { table } from '../../functions/platform/table/table';
import {
  forgetNumber,
  holdersOf,
  holdNumber,
  keepNumber,
} from '../../functions/selling/orders/payment-number.table';
import { OrderId, OrganisationId } from '../../functions/shared/ids';
import { newId } from '../support/new-id';
import { refusalOfAsync } from '../support/refusal';

const o = OrganisationId.parse('chunan');
const elsewhere = OrganisationId.parse('xihu');
const newOrder = () => OrderId.parse(newId('ord'));
let numbers = 0;
const newNumber = () => ({ organisationId: o, transactionId: `42000${(numbers += 1)}` });
type Number = ReturnType<typeof newNumber>;
const holderOf = async ({ organisationId, transactionId }: Number) =>
  (await holdersOf(organisationId, [transactionId]))[0];

describe('a provider’s number', () => {
  test('is of the first order that it is told of, for ever; another is answered whose it is', async () => {
    const [number, mine, other] = [newNumber(), newOrder(), newOrder()];
    expect(await holdNumber(number, mine)).toBeUndefined();
    expect(await holdNumber(number, mine), 'told twice').toBe(mine);
    expect(await holdNumber(number, other)).toBe(mine);
    expect(await holderOf(number)).toBe(mine);
  });

  test('of another organisation is another number', async () => {
    const [number, mine, other] = [newNumber(), newOrder(), newOrder()];
    await holdNumber(number, mine);
    expect(await holdNumber({ ...number, organisationId: elsewhere }, other)).toBeUndefined();
    expect(await holdersOf(elsewhere, [number.transactionId])).toEqual([other]);
    expect(await holderOf(number)).toBe(mine);
  });

  test('told of many orders at once is of one of them, and every other is answered that one', async () => {
    const number = newNumber();
    const orders = Array.from({ length: 8 }, newOrder);
    const answers = await Promise.all(orders.map((order) => holdNumber(number, order)));
    const holder = await holderOf(number);
    expect(answers.filter((answer) => answer === undefined)).toHaveLength(1);
    expect(orders[answers.indexOf(undefined)]).toBe(holder);
    expect(answers.filter((answer) => answer === holder)).toHaveLength(7);
  });

  test('that a bill tells is kept with what it decides: its own order’s again, another’s never', async () => {
    const [number, mine, other] = [newNumber(), newOrder(), newOrder()];
    const keep = (order: OrderId) => table.transact([keepNumber(number, order)]);
    expect(await keep(mine)).toBe('done');
    expect(await keep(mine)).toBe('done');
    expect(await refusalOfAsync(() => keep(other))).toBe('payment-of-another-order');
    expect(await holderOf(number)).toBe(mine);
    const second = newNumber();
    const both = [keepNumber(second, other), keepNumber(number, other)];
    expect(await refusalOfAsync(() => table.transact(both))).toBe('payment-of-another-order');
    expect(await holderOf(second), 'neither or both').toBeUndefined();
  });

  test('that a notice and a bill tell of two orders at once is of one', async () => {
    const [number, noticed, billed] = [newNumber(), newOrder(), newOrder()];
    const [answered, refused] = await Promise.all([
      holdNumber(number, noticed),
      refusalOfAsync(() => table.transact([keepNumber(number, billed)])),
    ]);
    const isNoticed = (await holderOf(number)) === noticed;
    expect([answered, refused]).toEqual(
      isNoticed ? [undefined, 'payment-of-another-order'] : [billed, undefined],
    );
  });

  test('of no order of ours is free again, once or twice forgotten, and only there', async () => {
    const [number, nobodys, mine] = [newNumber(), newOrder(), newOrder()];
    await holdNumber(number, nobodys);
    await forgetNumber({ ...number, organisationId: elsewhere });
    expect(await holderOf(number)).toBe(nobodys);
    await forgetNumber(number);
    await forgetNumber(number);
    expect(await holderOf(number)).toBeUndefined();
    expect(await holdNumber(number, mine)).toBeUndefined();
  });

  test('among others is answered in the order asked', async () => {
    const [first, second, free] = [newNumber(), newNumber(), newNumber()];
    const [one, two] = [newOrder(), newOrder()];
    await holdNumber(first, one);
    await holdNumber(second, two);
    const asked = [second, free, first].map(({ transactionId }) => transactionId);
    expect(await holdersOf(o, asked)).toEqual([two, undefined, one]);
    expect(await holdersOf(o, [])).toEqual([]);
  });
});
