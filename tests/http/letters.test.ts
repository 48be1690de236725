import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { handler as jobs } from '../../functions/jobs';
import { handler as letters } from '../../functions/letters';
import { setClock } from '../../functions/platform/clock';
import { letterItem, waitingLetterItem } from '../../functions/platform/letters/letter.item';
import { getLetter } from '../../functions/platform/letters/letter.table';
import { progressItem } from '../../functions/books/checks/progress.item';
import { readImage, table } from '../../functions/platform/table/table';
import { keepMailIn, type SentMail } from '../../functions/platform/letters/messages';
import { newId } from '../support/new-id';
import { sendOnce } from '../../functions/platform/letters/send-once';
import { OrganisationId } from '../../functions/shared/ids';
import { handler as stream } from '../../functions/stream';
import { asked } from '../support/ask';
import { LETTERS_ONLY } from '../../stacks/letters-only';
import { collectChanges } from '../support/changes';
import { passes } from '../support/event-filter';
import { fishSale, noticeFor, notify, orderFish, type FishSale } from '../support/fish-sale';
import { staffOf } from '../support/people';
import { releaseEvent } from '../support/release-event';
import { signedIn } from '../support/sessions';
import { wholeTable } from '../support/whole-table';

const MINUTE = 60_000;
/** When it begins; to the second. */
const noon = new Date(Math.floor(Date.now() / 1000) * 1000);
const at = (minutes: number) => new Date(noon.getTime() + minutes * MINUTE);
const plenty = { getRemainingTimeInMillis: () => 300_000 };

let isUp = true;
let isReplyLost = false;
/** A mailbox that the mail says no to, though it works. */
let refused: string | undefined;
let tried = 0;
const sent: SentMail[] = [];
const keysSent = () => sent.map(({ key }) => key).sort();

let sale: FishSale;
/** Of what a letter tells that is put here by itself. */
let orderId: string;
let changes: Awaited<ReturnType<typeof collectChanges>>;
beforeAll(async () => {
  setClock(() => noon);
  sale = await fishSale('chunan');
  ({ orderId } = (await orderFish(sale, 1, { email: 'lin@people.test' })).order);
  changes = await collectChanges();
  keepMailIn((mail) => {
    tried += 1;
    if (!isUp) throw new Error('the mail is down');
    if (mail.to === refused)
      throw Object.assign(new Error('550 no such mailbox'), { code: 'EENVELOPE', responseCode: 550 });
    sent.push(mail);
    if (isReplyLost) throw new Error('the mail did not answer');
  });
});
afterAll(async () => {
  setClock();
  await changes.stop();
});
const complaints: { what: string; finding?: string; which?: string }[] = [];
beforeEach(async () => {
  setClock(() => noon);
  [isUp, isReplyLost, refused] = [true, false, undefined];
  await everything();
  tried = 0;
  sent.length = 0;
  complaints.length = 0;
  vi.spyOn(console, 'error').mockImplementation((line) => {
    complaints.push(JSON.parse(String(line)) as (typeof complaints)[number]);
  });
});
afterEach(() => void vi.restoreAllMocks());

/** What changed, to the books' consumer and then to the letters', as two event sources would: neither waits for the other, and letters get no more than passes their filter. */
const everything = async (): Promise<void> => {
  for (let records = await changes.take(); records.length > 0; records = await changes.take()) {
    expect((await stream({ Records: records })).batchItemFailures).toEqual([]);
    const passed = records.filter((record) => passes(LETTERS_ONLY, record));
    if (passed.length > 0) expect((await letters({ Records: passed })).batchItemFailures).toEqual([]);
  }
};
const strike = async (minutes: number): Promise<void> => {
  setClock(() => at(minutes));
  await jobs({ clock: 'quarter-hour' }, plenty);
  await everything();
};
const put = async (minutes = 0) => {
  const cause = newId('cause');
  await sendOnce(sale.o, cause, { what: 'thanks', about: { orderId } }, at(minutes));
  return { organisationId: sale.o, cause };
};
const itemOf = async (cause: string) =>
  (await wholeTable()).find(({ pk }) => String(pk).endsWith(`#MSG#${cause}`)) ?? {};

describe('mail that is down for an hour', () => {
  test('holds up no place and no fen, and afterwards each letter is sent once', async () => {
    setClock(() => noon);
    const organiser = await staffOf(sale.o, ['organiser']);
    const { shiftIds } = await releaseEvent(sale.o, organiser, [{ places: 2 }], { days: 3 });
    const shiftId = shiftIds[0] ?? '';
    const volunteer = await signedIn({ name: '林小潮' });
    await everything();
    sent.length = 0;
    isUp = false;
    await asked(201, 'POST', `/organisations/${sale.o}/shifts/${shiftId}/sign-ups`, undefined, {
      as: volunteer,
    });
    const { order } = await orderFish(sale, 2, { email: 'a.buyer@example.test' });
    expect((await notify(noticeFor(order))).status).toBe(200);
    await everything();
    const mine = await asked<{ items: { status: string }[] }>(200, 'GET', '/me/sign-ups', undefined, {
      as: volunteer,
    });
    expect(mine.items.map(({ status }) => status)).toEqual(['holding']);
    const kinds = (await wholeTable()).map(({ kind }) => kind);
    expect(kinds.filter((kind) => kind === 'entry').length).toBeGreaterThan(0);
    expect(sent).toEqual([]);
    // The first that failed told enough: the mail is not tried for each of a batch.
    expect(tried).toBeLessThan(3);
    for (const minutes of [15, 30, 45]) await strike(minutes);
    expect(sent).toEqual([]);
    isUp = true;
    await strike(60);
    const told = [
      `thanks-${order.orderId}`,
      expect.stringMatching(`^held-${shiftId}-${volunteer.personId}-`),
    ];
    expect(keysSent()).toEqual([told[1], told[0]]);
    expect(sent.map(({ to }) => to).sort()).toEqual(['a.buyer@example.test', volunteer.email].sort());
    for (const minutes of [75, 90]) await strike(minutes);
    expect(sent).toHaveLength(2);
  });

  test('is not tried again before a quarter of an hour, and for a day; then a person is told', async () => {
    isUp = false;
    const { cause } = await put();
    setClock(() => noon);
    await everything();
    await strike(14);
    expect(tried).toBe(1);
    await strike(15);
    expect(tried).toBe(2);
    for (let quarters = 2; quarters <= 96; quarters += 1) {
      setClock(() => at(quarters * 15));
      await jobs({ clock: 'quarter-hour' }, plenty);
    }
    await everything();
    expect(tried).toBe(3);
    expect(complaints.filter(({ what }) => what === 'finding')).toEqual([]);
    await strike(97 * 15);
    expect(complaints.filter(({ what }) => what === 'finding')).toMatchObject([
      { finding: 'letter-not-sent', which: cause, repaired: false, organisationId: sale.o },
    ]);
    isUp = true;
    await strike(98 * 15);
    expect(sent).toEqual([]);
    expect(await getLetter({ organisationId: sale.o, cause })).toMatchObject({
      ended: 'given-up',
      about: {},
    });
  });
});

test('the letters’ consumer is called for letters and for the clock’s beat, not for what else changes', async () => {
  const { order } = await orderFish(sale, 1, { email: 'c.buyer@example.test' });
  expect((await notify(noticeFor(order))).status).toBe(200);
  const calls = [];
  for (let records = await changes.take(); records.length > 0; records = await changes.take()) {
    expect((await stream({ Records: records })).batchItemFailures).toEqual([]);
    calls.push(
      ...records.map((record) => [
        readImage(record.dynamodb?.NewImage ?? {})['kind'],
        passes(LETTERS_ONLY, record),
      ]),
    );
  }
  expect(calls.filter(([, isCalled]) => isCalled)).toEqual([['letter', true]]);
  expect(calls.length).toBeGreaterThan(3);
  await jobs({ clock: 'quarter-hour' }, plenty);
  const beats = (await changes.take()).filter((record) => passes(LETTERS_ONLY, record));
  expect(beats.map((record) => readImage(record.dynamodb?.NewImage ?? {})['kind'])).toEqual(['letter-beat']);
  expect((await letters({ Records: beats })).batchItemFailures).toEqual([]);
  expect(sent).toEqual([]);
});

describe('a letter', () => {
  test('that cannot be written or delivered holds up no other', async () => {
    const bad = newId('cause');
    await sendOnce(sale.o, bad, { what: 'no-such-letter', about: {} }, noon);
    const good = await put();
    await everything();
    expect(keysSent()).toEqual([good.cause]);
    expect(await getLetter({ organisationId: sale.o, cause: bad })).toMatchObject({ again: 0 });
    expect(complaints.map(({ what }) => what)).toEqual(['letter waits']);
  });

  test('to a mailbox that there is not holds up no other, in its batch or when they are asked for again', async () => {
    const { order } = await orderFish(sale, 1, { email: 'no-such@people.test' });
    expect((await notify(noticeFor(order))).status).toBe(200);
    refused = 'no-such@people.test';
    const bad = `thanks-${order.orderId}`;
    const tell = (cause: string, of: string) =>
      sendOnce(sale.o, cause, { what: 'thanks', about: { orderId: of } }, noon);
    await everything();
    sent.length = 0;
    // Before and behind it in the queue, whose order is that of their causes.
    const [first, middle, last] = ['a', 'm', 'z'].map((letter) => newId(letter)) as [string, string, string];
    await tell(middle, order.orderId);
    for (const cause of [first, last]) await tell(cause, orderId);
    await everything();
    expect(keysSent()).toEqual([first, last].sort());
    isUp = false;
    const late = await Promise.all([put(), put()]);
    await everything();
    isUp = true;
    await strike(15);
    expect(keysSent()).toEqual([first, last, ...late.map(({ cause }) => cause)].sort());
    expect(await getLetter({ organisationId: sale.o, cause: bad })).toMatchObject({ again: 1 });
    refused = undefined;
    await strike(30);
    expect(keysSent()).toEqual(expect.arrayContaining([bad, middle]));
  });

  test('asked for twice before its consumer comes to it is sent once', async () => {
    isUp = false;
    const { cause } = await put();
    await everything();
    isUp = true;
    for (const minutes of [15, 30]) {
      setClock(() => at(minutes));
      await jobs({ clock: 'quarter-hour' }, plenty);
    }
    await everything();
    expect(keysSent()).toEqual([cause]);
  });

  test('whose reply was lost goes again under the same key; a record told twice goes once', async () => {
    const lost = await put();
    isReplyLost = true;
    await everything();
    isReplyLost = false;
    expect(keysSent()).toEqual([lost.cause]);
    for (const minutes of [15, 30]) await strike(minutes);
    expect(keysSent()).toEqual([lost.cause, lost.cause]);
    const twice = await put();
    const records = await changes.take();
    for (const _ of [1, 2]) expect((await letters({ Records: records })).batchItemFailures).toEqual([]);
    expect(keysSent().filter((key) => key === twice.cause)).toHaveLength(1);
  });

  test('keeps neither address nor words once it is sent, and is forgotten after a year', async () => {
    const { order } = await orderFish(sale, 1, { email: 'b.buyer@example.test' });
    expect((await notify(noticeFor(order))).status).toBe(200);
    await everything();
    isUp = false;
    const late = await put();
    await everything();
    isUp = true;
    await strike(15);
    expect(keysSent()).toEqual([late.cause, `thanks-${order.orderId}`].sort());
    expect(await getLetter(late)).toMatchObject({ ended: 'sent', about: {} });
    for (const cause of [`thanks-${order.orderId}`, late.cause]) {
      const item = await itemOf(cause);
      expect(JSON.stringify(item)).not.toMatch(/@|谢谢/);
      expect(Number(item['expiresAtSeconds'])).toBe(noon.getTime() / 1000 + 365 * 86_400);
      expect(item).not.toHaveProperty('queuePk');
    }
  });
});

test('a letter that a newer release put is told, and holds up no check of the books', async () => {
  const letter = { ...(await put()), what: 'thanks', about: {}, putAt: noon.toISOString(), again: 0 };
  const item = waitingLetterItem.item({ ...letter, askAt: noon.toISOString() });
  await table.put({ ...item, v: 99 });
  await expect(jobs({ clock: 'night' }, plenty)).rejects.toThrow('newer release');
  expect(await table.get(progressItem.stored, progressItem.key({}))).toMatchObject({
    startedAt: noon.toISOString(),
    finishedAt: noon.toISOString(),
  });
  await table.delete({ pk: item.pk, sk: item.sk });
  await changes.take();
});

test('a letter’s item is read as it was put, waiting or not', () => {
  const letter = {
    organisationId: OrganisationId.parse('chunan'),
    cause: 'held-1',
    what: 'place-held',
    about: { shiftId: 'shf_1' },
    putAt: noon.toISOString(),
  };
  expect(letterItem.read(letterItem.item(letter))).toEqual(letter);
  const waiting = { ...letter, again: 2, askAt: at(15).toISOString() };
  expect(waitingLetterItem.read(waitingLetterItem.item(waiting))).toEqual(waiting);
  expect(letterItem.read(waitingLetterItem.item(waiting))).toEqual({ ...letter, again: 2 });
});
