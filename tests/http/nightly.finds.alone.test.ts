import { beforeAll, describe, expect, test } from 'vitest';
import { playFish } from '../../seeds/01-wo-zai-qiandaohu';
import { findFund } from '../../functions/books/funds/find-fund.action';
import { setClock } from '../../functions/platform/clock';
import { table, type Item, type Key } from '../../functions/platform/table/table';
import { findMyServiceRecords } from '../../functions/volunteering/service-records/record-service.action';
import { findMySignUps } from '../../functions/volunteering/sign-ups/find-sign-ups.action';
import { takePlace } from '../../functions/volunteering/sign-ups/take-place.action';
import type { Member } from '../../functions/shared/actor';
import { FundId, PersonId, RequestKey, ShiftId } from '../../functions/shared/ids';
import { mail } from '../support/mail';
import { nightly } from '../support/nightly';
import { signedIn } from '../support/sessions';
import { followNothing, settle } from '../support/settle';
import { wholeTable } from '../support/whole-table';

/** The season's books and places as the story leaves them; the check looks at them soon after the release. */
const NOW = new Date('2026-11-22T02:00:00.000Z');
const SOON_AFTER = new Date('2026-09-20T02:00:00.000Z');

let fundId: string;
let finance: Member;
beforeAll(async () => {
  setClock(() => NOW);
  const { cast, sale } = await playFish({ now: NOW, settle });
  finance = cast.finance;
  fundId = sale.campaign.fundId;
  await settle();
});

const items = async (kind: string): Promise<Item[]> =>
  (await wholeTable()).filter((item): item is Item => item['kind'] === kind);
const one = async (kind: string, fits: (item: Item) => boolean = () => true): Promise<Item> => {
  const found = (await items(kind)).find(fits);
  if (!found) throw new Error(`the story left no ${kind}`);
  return found;
};
const keyOf = ({ pk, sk }: Key): Key => ({ pk, sk });

/** Changes an item behind the product's back, looks what the check says, and puts it back as it was. */
const withDamage = async (item: Item, damage: Record<string, unknown> | undefined) => {
  if (damage) await table.put({ ...item, ...damage });
  else await table.delete(keyOf(item));
  await settle();
  const told = await nightly(SOON_AFTER);
  await table.put(item);
  await settle();
  return told;
};

test('a season as it should be: every place is looked at and nothing is found', async () => {
  const { progress, found } = await nightly(SOON_AFTER);
  expect(found).toEqual([]);
  // Two bills, one fund, three events; the bank's files tell of no order.
  expect(progress).toMatchObject({ places: 6, found: 0, repaired: 0, finishedAt: SOON_AFTER.toISOString() });
});

describe('found, and left to a person', () => {
  test('a fund that says more than its entries', async () => {
    const fund = await one('fund');
    const { found } = await withDamage(fund, { received: Number(fund['received']) + 1 });
    expect(found).toMatchObject([
      {
        finding: 'fund-differs',
        which: fundId,
        repaired: false,
        received: 105_001,
        entriesReceived: 105_000,
      },
    ]);
    expect((await nightly(SOON_AFTER)).found).toEqual([]);
  });

  test('an entry whose sides differ, with what it no longer proves', async () => {
    const entry = await one('entry', (item) => item['because'] === 'remittance');
    const [debit] = entry['legs'] as Record<string, unknown>[];
    const { found, codes } = await withDamage(entry, {
      legs: [{ ...debit, debit: 1 }, (entry['legs'] as unknown[])[1]],
    });
    expect(codes).toEqual(['entry-not-balanced', 'fund-differs', 'remittance-differs']);
    expect(found.find(({ finding }) => finding === 'entry-not-balanced')?.which).toContain(
      entry.sk.split('#')[2],
    );
  });

  test('a due that says more than what was sold', async () => {
    const due = await one('due');
    const { codes } = await withDamage(due, {
      amount: Number(due['amount']) + 4_200,
      version: Number(due['version']),
    });
    expect(codes).toEqual(['due-differs', 'sales-behind']);
  });

  test('a due that is gone, open or paid over', async () => {
    const open = await one('due');
    expect((await withDamage(open, undefined)).codes).toEqual(['due-differs']);
    const paidOver = await one('due-paid-over');
    expect((await withDamage(paidOver, undefined)).codes).toEqual(['due-differs', 'remittance-differs']);
  });

  test('an entry that is gone after it was counted: entering it again would count it twice', async () => {
    const entry = await one('entry', (item) => item['because'] === 'sale' && item.sk.includes('-09-08'));
    const { found, codes } = await withDamage(entry, undefined);
    expect(codes).toEqual(['due-differs', 'payment-not-entered']);
    for (const finding of found) expect(finding.repaired).toBe(false);
    expect((await nightly(SOON_AFTER)).found).toEqual([]);
  });

  test('a gate that counts more places than it gave', async () => {
    const gate = await one('gate', (item) => Object.keys(item['holders'] as object).length > 0);
    const { found } = await withDamage(gate, { taken: Number(gate['taken']) + 1 });
    expect(found).toMatchObject([{ finding: 'gate-miscounts', repaired: false }]);
  });

  test('what cannot be read at all, and the other places are looked at all the same', async () => {
    const shift = await one('shift');
    const { found, progress } = await withDamage(shift, { places: 'many' });
    expect(found).toMatchObject([{ finding: 'not-readable', which: shift['eventId'] }]);
    expect(progress).toMatchObject({ places: 6 });
  });

  test('a list of which a row cannot be read, and the other lists are looked at all the same', async () => {
    const row = (await wholeTable()).find(({ pk }) => String(pk).endsWith('#EVENTS#published')) as Item;
    const { found, progress } = await withDamage(row, { title: 7 });
    expect(found).toMatchObject([{ finding: 'not-readable', repaired: false }]);
    expect(progress?.finishedAt).toBeDefined();
  });
});

describe('found, and the follower that missed it is run again', () => {
  test('a spending that waits and is not listed among what waits, as a folder of an older release has it', async () => {
    const row = await one('spending');
    const bought = row['bought'] as { quantity: number };
    await table.put({ ...row, bought: { ...bought, quantity: bought.quantity + 5 } });
    await settle();
    const listed = async () =>
      (await wholeTable()).filter(({ pk }) => String(pk).endsWith('#OPEN-SPENDINGS')) as Item[];
    const [open, ...others] = await listed();
    expect(others).toEqual([]);
    if (open) await table.delete(keyOf(open));
    expect((await nightly(SOON_AFTER)).found).toMatchObject([
      { finding: 'spending-not-listed', repaired: true },
    ]);
    expect(await listed()).toEqual([open]);
    await table.put(row);
    await settle();
    expect(await listed()).toEqual([]);
  });

  test('the month’s sales that a due never reached', async () => {
    const sales = await one('sales', (item) => item.sk.endsWith('2026-11'));
    const before = await findFund(finance, { fundId: FundId.parse(fundId) });
    await table.delete(keyOf(sales));
    await settle();
    const { found } = await nightly(SOON_AFTER);
    expect(found.length).toBeGreaterThan(1);
    for (const finding of found) expect(finding).toMatchObject({ finding: 'sales-behind', repaired: true });
    expect(await findFund(finance, { fundId: FundId.parse(fundId) })).toEqual(before);
    expect((await nightly(SOON_AFTER)).found).toEqual([]);
  });

  test('a payment that never reached the books: entered once, and owed', async () => {
    const order = await one('order', (item) => JSON.stringify(item['payment']).includes('2026-11-20'));
    const { fundId: fund, payment } = order as unknown as { fundId: string; payment: { paidAt: string } };
    const entry = await one('entry', (item) => item.sk.includes(payment.paidAt));
    const due = await one('due', (item) => item.sk.includes('2026-11-20'));
    const before = await findFund(finance, { fundId: FundId.parse(fund) });
    await table.delete(keyOf(entry));
    await table.delete(keyOf(due));
    await settle();
    const { found } = await nightly(SOON_AFTER);
    expect(found).toContainEqual(
      expect.objectContaining({ finding: 'payment-not-entered', which: order['orderId'], repaired: true }),
    );
    await settle();
    const stands = (await wholeTable()).filter((item) => item['pk'] === entry.pk && item['sk'] === entry.sk);
    expect(stands).toEqual([entry]);
    expect(await findFund(finance, { fundId: FundId.parse(fund) })).toEqual(before);
    expect((await nightly(SOON_AFTER)).found).toEqual([]);
  });

  test('a holder whose list does not know of the place', async () => {
    const signUp = await one('sign-up', (item) => item['status'] === 'holding' && !item['checkedInAt']);
    const personId = PersonId.parse(signUp.sk.slice('SIGNUP#'.length));
    await table.delete(keyOf(signUp));
    const sent = mail.length;
    const { found } = await nightly(SOON_AFTER);
    expect(found).toMatchObject([{ finding: 'holder-not-listed', repaired: true }]);
    await settle();
    const page = await findMySignUps(
      { kind: 'person', personId },
      { from: '2026-01-01T00:00:00.000Z', limit: 20 },
      SOON_AFTER,
    );
    expect(page.items.some(({ status }) => status === 'holding')).toBe(true);
    // They had their letter; the record of it holds.
    expect(mail.length).toBe(sent);
  });

  test('somebody whose list says that they hold a place which they left', async () => {
    const signUp = await one('sign-up', (item) => item['status'] === 'holding' && !item['checkedInAt']);
    const person = await signedIn();
    const ghost = { ...signUp, sk: `SIGNUP#${person.personId}`, listPk: `PERSON#${person.personId}#SIGNUPS` };
    await table.put(ghost);
    await settle();
    const { found } = await nightly(SOON_AFTER);
    expect(found).toMatchObject([{ finding: 'listed-not-holding', repaired: true }]);
    const stands = await one('sign-up', (item) => item.sk === ghost.sk);
    expect(stands['status']).toBe('given-up');
    // The letter is put down by the check and leaves by the outbox.
    await settle();
    expect(mail.at(-1)?.to).toBe(person.email);
  });

  test('somebody who waits beside a free place gets it', async () => {
    const shift = await one('shift', (item) => item['places'] === 1);
    const person = await signedIn();
    const shiftId = ShiftId.parse(shift['shiftId']);
    const asked = { organisationId: 'chunan' as never, shiftId, requestKey: RequestKey.parse('waits-here') };
    expect(await takePlace({ kind: 'person', personId: person.personId }, asked, NOW)).toMatchObject({
      status: 'waiting',
    });
    await settle();
    const gate = await one('gate', (item) => item.pk === shift.pk);
    await table.put({ ...gate, places: 2 });
    await settle();
    const { found } = await nightly(SOON_AFTER);
    expect(found).toMatchObject([
      { finding: 'line-not-served', which: shiftId, repaired: true, waiting: 1, free: 1 },
    ]);
    const after = await one('gate', (item) => item.pk === shift.pk);
    expect(Object.keys(after['holders'] as object)).toContain(person.personId);
    await settle();
  });

  test('somebody whose own list does not say how they stand', async () => {
    const mine = await one('my-sign-up', (item) => item['status'] === 'holding');
    for (const damage of [undefined, { status: 'given-up' }]) {
      await (damage ? table.put({ ...mine, ...damage }) : table.delete(keyOf(mine)));
      const { found } = await nightly(SOON_AFTER);
      expect(found).toMatchObject([{ finding: 'not-in-own-list', repaired: true }]);
      expect(await one('my-sign-up', ({ pk, sk }) => pk === mine.pk && sk === mine.sk)).toEqual(mine);
    }
  });

  test('somebody who was checked out and has no record of it', async () => {
    const record = await one('service-record');
    await table.delete(keyOf(record));
    const { found } = await nightly(SOON_AFTER);
    expect(found).toMatchObject([{ finding: 'attendance-not-recorded', repaired: true }]);
    const { items: kept } = await findMyServiceRecords(
      { kind: 'person', personId: PersonId.parse(record['personId']) },
      { limit: 5 },
    );
    expect(kept).toMatchObject([{ minutes: record['minutes'], shiftId: record['shiftId'] }]);
  });
});

test('what was only under way is no finding', async () => {
  const fund = await one('fund');
  await table.put({ ...fund, received: 1 });
  const { found, progress } = await nightly(SOON_AFTER, { pause: () => table.put(fund) });
  expect([found, progress?.found]).toEqual([[], 0]);
});

test('figures that move between two looks are no finding either: sales go on', async () => {
  const fund = await one('fund');
  await table.put({ ...fund, received: 1 });
  const { found } = await nightly(SOON_AFTER, { pause: () => table.put({ ...fund, received: 2 }) });
  await table.put(fund);
  expect(found).toEqual([]);
});

test('a holder twice over is told', async () => {
  const gate = await one('gate', (item) => Object.keys(item['holders'] as object).length > 0);
  const second = { ...gate, sk: 'GATE#07', number: 7, waitlist: false };
  // The stream would give the second place back.
  await followNothing();
  await table.put(second);
  const { codes } = await nightly(SOON_AFTER);
  await table.delete(keyOf(second));
  await settle();
  expect(codes).toContain('held-twice');
});
