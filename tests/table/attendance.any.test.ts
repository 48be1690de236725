import type { DynamoDBRecord } from 'aws-lambda';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  checkIn,
  checkOut,
  undoCheckIn,
  undoCheckOut,
} from '../../functions/volunteering/attendance/note-attendance.action';
import { newPersonId } from '../../functions/platform/new-id';
import { newId } from '../support/new-id';
import {
  getServiceRecord,
  listServiceRecords,
} from '../../functions/volunteering/service-records/service-record.table';
import type { Member } from '../../functions/shared/actor';
import { PersonId, ShiftId } from '../../functions/shared/ids';
import { Refusal } from '../../functions/shared/refusals';
import { minutesBetween } from '../../functions/shared/time';
import { putNewShift } from '../../functions/volunteering/shifts/shift.table';
import { getSignUp } from '../../functions/volunteering/sign-ups/sign-up.table';
import { collectChanges, handOver } from '../support/changes';
import { holdPlace } from '../support/hold-place';
import { howMany } from '../support/long';
import { makeShift } from '../support/make-shift';

let changes: Awaited<ReturnType<typeof collectChanges>>;
beforeAll(async () => {
  changes = await collectChanges();
});
afterAll(() => changes.stop());

/** Mostly times that fit, so that much is noted; some that do not. */
const minutes = (from: number, to: number) => fc.integer({ min: from, max: to });
const deed = fc.oneof(
  fc.record({ what: fc.constant('in' as const), minute: minutes(0, 100) }),
  fc.record({ what: fc.constant('out' as const), minute: minutes(60, 180) }),
  fc.record({ what: fc.constantFrom('undo-in' as const, 'undo-out' as const), minute: fc.constant(0) }),
);
type Deed = typeof deed extends fc.Arbitrary<infer D> ? D : never;

const START = Date.parse('2026-09-08T01:00:00.000Z');
const NOW = new Date('2026-09-08T05:00:00.000Z');
const at = (minute: number): string => new Date(START + minute * 60_000).toISOString();

/** What is refused changes nothing; anything else that is thrown is a bug. */
const tried = async (act: Promise<unknown>): Promise<void> => {
  await act.catch((error: unknown) => {
    if (!(error instanceof Refusal)) throw error;
  });
};

const someoneExpected = async () => {
  const shift = makeShift(1, { shiftId: ShiftId.parse(newId('shf')) });
  const personId = PersonId.parse(newPersonId());
  await putNewShift(shift, 'a');
  await holdPlace(shift, personId, '林小潮');
  const where = { organisationId: shift.organisationId, shiftId: shift.shiftId, personId };
  const { organisationId } = shift;
  const organiser: Member = { organisationId, personId: PersonId.parse(newPersonId()), roles: ['organiser'] };
  const deeds = {
    in: (minute: number) => checkIn(organiser, { ...where, at: at(minute) }, NOW),
    out: (minute: number) => checkOut(organiser, { ...where, at: at(minute) }, NOW),
    'undo-in': () => undoCheckIn(organiser, where, NOW),
    'undo-out': () => undoCheckOut(organiser, where, NOW),
  };
  return { where, act: ({ what, minute }: Deed) => tried(deeds[what](minute)) };
};

test('in, out, corrected and taken back, in any order and by two hands at once, is one record of the times that stand, or none', async () => {
  const hands = fc.array(fc.tuple(deed, fc.option(deed, { nil: undefined })), { minLength: 4, maxLength: 8 });
  await fc.assert(
    fc.asyncProperty(hands, fc.boolean(), async (steps, isPrompt) => {
      const { where, act } = await someoneExpected();
      const told: DynamoDBRecord[] = [];
      for (const [one, other] of steps) {
        await Promise.all([act(one), other && act(other)]);
        const records = await changes.take();
        told.push(...records);
        if (isPrompt) await handOver(records);
      }
      // What followed may be told late, out of order and again.
      await handOver([...told].reverse());
      await handOver(told);
      const stands = await getSignUp(where, where.personId);
      if (stands?.status !== 'holding') throw new Error('they hold a place');
      const { checkedInAt, checkedOutAt } = stands;
      const listed = (await listServiceRecords(where.personId, { limit: 10 })).items;
      const record = await getServiceRecord(where);
      if (checkedInAt === undefined || checkedOutAt === undefined) {
        expect(checkedOutAt).toBeUndefined();
        expect([listed, record]).toEqual([[], undefined]);
        return;
      }
      expect(checkedInAt < checkedOutAt).toBe(true);
      const facts = {
        from: checkedInAt,
        to: checkedOutAt,
        minutes: minutesBetween(checkedInAt, checkedOutAt),
      };
      expect(listed).toMatchObject([facts]);
      expect(record).toMatchObject(facts);
    }),
    { numRuns: howMany({ inFull: 40, small: 12 }) },
  );
}, 240_000);
