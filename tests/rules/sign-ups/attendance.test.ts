import { expect, test } from 'vitest';
import { EventId, OrganisationId, PersonId, ShiftId } from '../../../functions/shared/ids';
import { checkInOf, checkOutOf, type SignUp } from '../../../functions/volunteering/sign-ups/sign-up';
import { recordOf } from '../../../functions/volunteering/service-records/service-record';
import { idNumber, makeShift } from '../../support/make-shift';

const holding: SignUp & { status: 'holding' } = {
  organisationId: OrganisationId.parse('chunan'),
  shiftId: ShiftId.parse(idNumber('shf', 1)),
  eventId: EventId.parse(idNumber('evt', 1)),
  personId: PersonId.parse('abcdefgh0123'),
  name: '林小潮',
  title: { zh: '放鱼' },
  eventTitle: { zh: '千岛湖放鱼' },
  startsAt: '2026-09-08T01:00:00.000Z',
  endsAt: '2026-09-08T04:00:00.000Z',
  status: 'holding',
};
const at = (time: string) => `2026-09-08T${time}:00.000Z`;
const noon = new Date(at('12:00'));

test('check-in from two hours before, not earlier, not in the future, not without a place', () => {
  expect(checkInOf(holding, '2026-09-07T23:00:00.000Z', noon)).toMatchObject({
    checkedInAt: '2026-09-07T23:00:00.000Z',
  });
  expect(() => checkInOf(holding, '2026-09-07T22:59:59.000Z', noon)).toThrow('too-early-to-check-in');
  expect(() => checkInOf(holding, at('02:00'), new Date(at('01:00')))).toThrow('attendance-time');
  expect(() => checkInOf({ ...holding, status: 'waiting', number: 1 }, at('01:00'), noon)).toThrow(
    'not-signed-up',
  );
  expect(() => checkInOf(undefined, at('01:00'), noon)).toThrow('not-signed-up');
});

test('check-out after check-in only', () => {
  expect(() => checkOutOf(holding, at('03:00'), noon)).toThrow('not-checked-in');
  const here = { ...holding, checkedInAt: at('01:00') };
  expect(() => checkOutOf(here, at('01:00'), noon)).toThrow('attendance-time');
  expect(checkOutOf(here, at('03:30'), noon)).toMatchObject({
    checkedInAt: at('01:00'),
    checkedOutAt: at('03:30'),
  });
  expect(() => checkInOf({ ...here, checkedOutAt: at('03:30') }, at('03:30'), noon)).toThrow(
    'attendance-time',
  );
});

test('the record counts the minutes really spent; a minute begun does not count', () => {
  const times = { in: '2026-09-08T01:00:30.000Z', out: '2026-09-08T03:30:29.999Z' };
  expect(recordOf(makeShift(1), holding.personId, times)).toMatchObject({
    minutes: 149,
    from: times.in,
    to: times.out,
  });
});

test('who was there for more than an hour longer than the shift lasts is marked, in the answer and in the record', () => {
  const cameAt = { ...holding, checkedInAt: at('01:00') };
  const marked = checkOutOf(cameAt, at('05:01'), noon);
  expect(marked).toMatchObject({ unusual: true });
  expect(checkOutOf(cameAt, at('05:00'), noon)).not.toHaveProperty('unusual');
  // Corrected, it is marked no more; and a correction of the other time marks it again.
  expect(checkOutOf(marked, at('04:30'), noon)).not.toHaveProperty('unusual');
  const early = { ...cameAt, checkedOutAt: at('04:30') };
  expect(checkInOf(early, '2026-09-07T23:00:00.000Z', noon)).toMatchObject({ unusual: true });
  expect(recordOf(makeShift(1), holding.personId, { in: at('01:00'), out: at('05:01') })).toMatchObject({
    minutes: 241,
    unusual: true,
  });
  expect(recordOf(makeShift(1), holding.personId, { in: at('01:00'), out: at('05:00') })).not.toHaveProperty(
    'unusual',
  );
});
