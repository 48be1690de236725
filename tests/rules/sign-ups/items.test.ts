import { describe, expect, test } from 'vitest';
import { PersonId } from '../../../functions/shared/ids';
import { feedItem } from '../../../functions/volunteering/calendar/feed.item';
import { recordOf, rowOf } from '../../../functions/volunteering/service-records/service-record';
import {
  serviceRecordItem,
  serviceRowItem,
} from '../../../functions/volunteering/service-records/service-record.item';
import { gatesOf } from '../../../functions/volunteering/shifts/gates';
import { gateItem, shiftItem, shiftOrGate } from '../../../functions/volunteering/shifts/shift.item';
import { claimed, emptyDay, keyOfTurn } from '../../../functions/volunteering/sign-ups/day';
import { dayItem } from '../../../functions/volunteering/sign-ups/day.item';
import { mySignUpItem } from '../../../functions/volunteering/sign-ups/my-sign-up.item';
import { mySignUpOf } from '../../../functions/volunteering/sign-ups/sign-up';
import { lineItem, signUpItem, waitingItem } from '../../../functions/volunteering/sign-ups/sign-up.item';
import { makeShift } from '../../support/make-shift';

const shift = makeShift(7, { places: 1 });
const { organisationId, shiftId, startsAt } = shift;
/** What was never changed keeps nothing of it. */
const { revision: _first, schedule: _none, eventRevision: _ofFirst, ...unchanged } = shift;
const personId = PersonId.parse('abcdefgh0123');
const whose = { organisationId, shiftId, personId, name: '林小潮' };
const waits = { ...whose, status: 'waiting' as const, number: 12 };
const holds = { ...whose, status: 'holding' as const, checkedInAt: startsAt };
const shiftPk = `ORG#chunan#SHIFT#${shiftId}`;
const [gate] = gatesOf(1);
const day = claimed(emptyDay, shift, { requestKey: keyOfTurn(3), now: new Date(startsAt), ticket: 3 });
/** Before the number in line had a field, it stood in the key alone. */
const olderDay = claimed(emptyDay, shift, { requestKey: keyOfTurn(3), now: new Date(startsAt) });
const record = recordOf(shift, personId, { in: startsAt, out: shift.endsAt });
const mine = mySignUpOf(shift, waits);

/** Each kind: how it is written, how it stood before items had versions, and how it is read. */
const kinds: [
  string,
  Record<string, unknown>,
  Record<string, unknown>,
  (found: never) => unknown,
  unknown,
][] = [
  [
    'shift',
    shiftItem.item(shift),
    {
      pk: shiftPk,
      sk: 'SHIFT',
      kind: 'shift',
      ...unchanged,
      listPk: `ORG#chunan#EVENT#${shift.eventId}#SHIFTS`,
      listSk: `${startsAt}#${shiftId}`,
    },
    shiftItem.read,
    shift,
  ],
  [
    'gate',
    gate ? gateItem.item({ ...whose, ...gate }, { passes: 0, waitlist: false }) : {},
    { pk: shiftPk, sk: 'GATE#00', kind: 'gate', ...gate, passes: 0, waitlist: false },
    gateItem.read,
    gate,
  ],
  [
    'sign-up, in line',
    waitingItem.item(waits),
    {
      pk: shiftPk,
      sk: `SIGNUP#${personId}`,
      kind: 'sign-up',
      name: '林小潮',
      status: 'waiting',
      number: 12,
      queuePk: `${shiftPk}#WAITING`,
      queueSk: '000000012',
    },
    signUpItem.read,
    waits,
  ],
  [
    'sign-up, holding',
    signUpItem.item(holds),
    {
      pk: shiftPk,
      sk: `SIGNUP#${personId}`,
      kind: 'sign-up',
      name: '林小潮',
      status: 'holding',
      checkedInAt: startsAt,
    },
    signUpItem.read,
    holds,
  ],
  [
    'line',
    lineItem.item({ organisationId, shiftId, last: 12 }),
    { pk: shiftPk, sk: 'WAITLIST', kind: 'waitlist', last: 12 },
    lineItem.read,
    { organisationId, shiftId, last: 12 },
  ],
  [
    'own list',
    mySignUpItem.item({ ...mine, personId }),
    {
      pk: `PERSON#${personId}`,
      sk: `SIGNUP#${startsAt}#${shiftId}`,
      kind: 'my-sign-up',
      organisationId,
      eventId: shift.eventId,
      title: shift.title,
      eventTitle: shift.eventTitle,
      status: 'waiting',
      number: 12,
      lasts: 3 * 3_600_000,
    },
    mySignUpItem.read,
    mine,
  ],
  [
    'day',
    dayItem.item({ ...day, personId, day: '2026-09-08' }, { expiresAtSeconds: 9 }),
    { pk: `PERSON#${personId}`, sk: 'DAY#2026-09-08', kind: 'day', ...olderDay, expiresAtSeconds: 9 },
    dayItem.read,
    day,
  ],
  [
    'service record',
    serviceRecordItem.item(record),
    { pk: `PERSON#${personId}`, sk: `SERVICE#${shiftId}`, kind: 'service-record', ...record },
    serviceRecordItem.read,
    record,
  ],
  [
    'row of service records',
    serviceRowItem.item({ ...record, shiftStartsAt: startsAt }),
    {
      pk: `PERSON#${personId}`,
      sk: `RECORD#${startsAt}#${shiftId}`,
      kind: 'service-row',
      organisationId,
      activity: record.activity,
      content: record.content,
      from: record.from,
      to: record.to,
    },
    serviceRowItem.read,
    rowOf({
      organisationId,
      shiftId,
      activity: record.activity,
      content: record.content,
      from: record.from,
      to: record.to,
    }),
  ],
  [
    'calendar',
    feedItem.item({ personId, secret: 's' }),
    { pk: `PERSON#${personId}`, sk: 'CALENDAR', kind: 'calendar', secret: 's' },
    feedItem.read,
    { personId, secret: 's' },
  ],
];

/** What this release writes of it beside what earlier ones did. */
const since: Readonly<Record<string, Record<string, unknown>>> = {
  shift: { v: 1, queuePk: 'STAGE#SHIFTS#2026-09-08', queueSk: `${startsAt}#${shiftId}` },
  'sign-up, in line': { v: 2 },
  'sign-up, holding': { v: 2 },
  'own list': { v: 2 },
  day: { v: 2, ...day },
};

describe.each(kinds)('%s', (name, written, stored, read, value) => {
  test('lies in the table as it did, and says its version', () => {
    expect(written).toEqual({ ...stored, ...(since[name] ?? { v: 1 }) });
  });

  test('is read as it was meant, with a version and as it stood before there were any', () => {
    for (const item of [written, stored]) expect(read(item as never)).toEqual(value);
  });
});

test('a shift and its gates are told apart in one read', () => {
  const told = kinds.slice(0, 2).map(([, written]) => shiftOrGate.parse(written));
  expect(told).toEqual([{ shift }, { gate }]);
});

test('gates stand in their order before their shift, in one range of keys', () => {
  const keys = gatesOf(500).map((each) => gateItem.item({ ...whose, ...each }).sk);
  expect([...keys].sort()).toEqual(keys);
  expect(keys.every((key) => key > gateItem.begins() && key < shiftItem.begins())).toBe(true);
});
