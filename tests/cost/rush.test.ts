import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { getShiftWithGates } from '../../functions/volunteering/shifts/shift.table';
import { ShiftId, type OrganisationId } from '../../functions/shared/ids';
import { crowd, type Someone } from '../support/crowd';
import { Refusal } from '../../functions/shared/refusals';
import { naiveTakePlace } from '../support/naive-take-place';
import { howMany } from '../support/long';
import { meter } from '../support/metered-table';
import { organisation, staffOf } from '../support/people';
import { releaseEvent } from '../support/release-event';
import { serveApi, type Served } from '../support/serve';
import { ask } from '../support/ask';
import type { SignedInPerson } from '../support/sessions';
import { withoutStream } from '../support/table-stream';

const ATTEMPTS = howMany({ inFull: 2_000, small: 600 });
/** One place for forty who want it, in both. */
const PLACES = ATTEMPTS / 40;
const IN_FLIGHT = 500;

let o: OrganisationId;
let organiser: SignedInPerson;
let people: Someone[] = [];
let api: Served;

// Who gets in is decided by the requests alone; what follows is not looked at here.
beforeAll(async () => {
  await withoutStream();
  o = await organisation('chunan');
  organiser = await staffOf(o, ['organiser']);
  people = await crowd(ATTEMPTS);
  api = await serveApi(IN_FLIGHT);
}, 600_000);
afterAll(() => api.stop());

type Reply = {
  status: number;
  retryAfter?: string | undefined;
  body: Record<string, unknown>;
  tries: number;
};

/** One person presses the button, and again while told that it is busy. */
const press = async (path: string, who: Someone, at: number): Promise<Reply> => {
  for (let tries = 1; ; tries += 1) {
    const reply = await api.post(path, { cookie: who.cookie, 'idempotency-key': `rush-key-${at}` });
    if (reply.status !== 503 || tries > 20) return { ...reply, tries };
    expect(reply.retryAfter).toMatch(/^\d+$/);
  }
};

/** Each rush has a day of its own: who holds a place at the same time elsewhere would be refused. */
let day = 7;

const rush = async (waitlist: boolean) => {
  const { shiftIds } = await releaseEvent(o, organiser, [{ places: PLACES, waitlist }], { days: (day += 1) });
  const shiftId = ShiftId.parse(shiftIds[0]);
  const path = `/organisations/${o}/shifts/${shiftId}/sign-ups`;
  const { result: replies, used } = await meter.during(`rush ${waitlist}`, () =>
    Promise.all(people.map((who, at) => press(path, who, at))),
  );
  const won = people.filter((_, at) => replies[at]?.body['status'] === 'holding');
  const again = await Promise.all(won.map((who) => press(path, who, people.indexOf(who))));
  const read = await getShiftWithGates(o, shiftId);
  return { shiftId, replies, used, won, again, gates: read?.gates ?? [] };
};

const expectExactly = (done: Awaited<ReturnType<typeof rush>>) => {
  const holders = done.gates.flatMap((gate) => Object.keys(gate.holders));
  expect(holders.length).toBe(PLACES);
  expect(new Set(holders).size).toBe(PLACES);
  expect(done.gates.reduce((taken, gate) => taken + gate.taken, 0)).toBe(PLACES);
  expect(done.won.map((who) => who.personId as string).sort()).toEqual(holders.sort());
  expect(done.again.map((reply) => [reply.status, reply.body['status']])).toEqual(
    done.won.map(() => [201, 'holding']),
  );
};

const lineOf = async (shiftId: string) => {
  const rows: { personId: string; status: string; number?: number }[] = [];
  let cursor: string | undefined;
  do {
    const path = `/organisations/${o}/shifts/${shiftId}/sign-ups?limit=50${cursor ? `&cursor=${cursor}` : ''}`;
    const page = await ask<{ items: typeof rows; next?: string }>('GET', path, undefined, { as: organiser });
    rows.push(...page.body.items);
    cursor = page.body.next;
  } while (cursor);
  return rows;
};

describe.each([0, 0.1])(
  'forty attempts at each place, all at once, %d of the calls to the table failing',
  (rate) => {
    beforeAll(() => meter.setFaults(rate === 0 ? undefined : { rate, seed: 20260908 }));
    afterAll(() => meter.setFaults());

    test('without a waitlist exactly so many get in as there are places, nobody twice, and a repeat gets the first answer', async () => {
      const done = await rush(false);
      expectExactly(done);
      expect(done.replies.filter((reply) => reply.body['code'] === 'shift-full').length).toBe(
        ATTEMPTS - PLACES,
      );
      if (rate > 0) return;
      const [calls, wcu] = [done.used.calls / ATTEMPTS, done.used.wcu / ATTEMPTS];
      console.log(`rush: ${calls.toFixed(3)} calls and ${wcu.toFixed(3)} WCU an attempt`);
      expect(calls).toBeLessThanOrEqual(1.5);
      expect(wcu).toBeLessThanOrEqual(1);
    });

    test('with a waitlist everybody else waits, in the order in which the table took them', async () => {
      const done = await rush(true);
      expectExactly(done);
      const told = done.replies.filter((reply) => reply.body['status'] === 'waiting');
      expect(told.length).toBe(ATTEMPTS - PLACES);
      expect(new Set(told.map((reply) => reply.body['number'])).size).toBe(ATTEMPTS - PLACES);
      const line = (await lineOf(done.shiftId)).filter((row) => row.status === 'waiting');
      expect(new Map(line.map((row) => [row.personId, row.number]))).toEqual(
        new Map(told.map((reply) => [reply.body['personId'], reply.body['number']])),
      );
      if (rate > 0) return;
      const [calls, wcu] = [done.used.calls / ATTEMPTS, done.used.wcu / ATTEMPTS];
      console.log(`rush, the others wait: ${calls.toFixed(3)} calls and ${wcu.toFixed(3)} WCU an attempt`);
      expect(calls).toBeLessThanOrEqual(4);
      expect(wcu).toBeLessThanOrEqual(3);
    });
  },
);

test('the naive way, read then write, oversells under the same rush: the test can fail', async () => {
  const { shiftIds } = await releaseEvent(o, organiser, [{ places: PLACES }]);
  const shiftId = ShiftId.parse(shiftIds[0]);
  // Nobody waits for their turn here, as the product's own requests do: who is told "busy" is not let in.
  const letIn = (who: (typeof people)[number]): Promise<boolean> =>
    naiveTakePlace(o, shiftId, who.personId).catch((error: unknown) => {
      if (error instanceof Refusal && error.code === 'busy') return false;
      throw error;
    });
  const answers = await Promise.all(people.map(letIn));
  expect(answers.filter(Boolean).length).toBeGreaterThan(PLACES);
});
