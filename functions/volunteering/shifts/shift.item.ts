import * as z from 'zod';
import { dayOf } from '../../shared/time';
import { codec } from '../../platform/table/item';
import { Gate } from './gates';
import { Shift } from './shift';
import { ShiftNews } from './shift-news';

/**
 * By its day it is found by whoever reminds people on the evening before: one question for the whole stage, because one job asks it
 * for all organisations; it says no word to anybody who asks over HTTP.
 */
export const shiftItem = codec({
  kind: 'shift',
  version: 1,
  pk: 'ORG#{organisationId}#SHIFT#{shiftId}',
  sk: 'SHIFT',
  lists: { pk: 'ORG#{organisationId}#EVENT#{eventId}#SHIFTS', sk: '{startsAt}#{shiftId}' },
  queue: {
    pk: 'STAGE#SHIFTS#{day}',
    sk: '{startsAt}#{shiftId}',
    when: ({ published, cancelledBecause }) => published && cancelledBecause === undefined,
  },
  shape: Shift,
  // What was never changed is not kept.
  pack: ({ schedule, eventRevision, ...shift }) => ({
    keep: { ...shift, ...(schedule > 0 && { schedule }), ...(eventRevision > 1 && { eventRevision }) },
    parts: { day: dayOf(shift.startsAt) },
  }),
});

/** As gates are numbered in their keys, so that they are read in their order. */
export const gateNumber = (number: number): string => String(number).padStart(2, '0');

/** Beside its shift, so that one read finds both. `passes` counts who ever passed: kept, and read by the table's updates alone. */
export const gateItem = codec({
  kind: 'gate',
  version: 1,
  pk: 'ORG#{organisationId}#SHIFT#{shiftId}',
  sk: 'GATE#{number}',
  shape: Gate,
  pack: (gate) => ({ keep: gate, parts: { number: gateNumber(gate.number) } }),
});

/** Whatever stands from a shift's first gate to the shift itself; told apart by their keys. */
export const shiftOrGate = z
  .record(z.string(), z.unknown())
  .transform((stored): { shift: Shift } | { gate: Gate } =>
    String(stored['sk']).startsWith(gateItem.begins())
      ? { gate: gateItem.read(stored) }
      : { shift: shiftItem.read(stored) },
  );

/** Beside its shift, behind its gates: they are not read together. Forgotten after a year. */
export const shiftNewsItem = codec({
  kind: 'shift-news',
  version: 1,
  pk: 'ORG#{organisationId}#SHIFT#{shiftId}',
  sk: 'TOLD#{newsId}',
  shape: ShiftNews,
  pack: ({ organisationId: _o, shiftId: _s, newsId: _n, ...keep }) => ({ keep }),
});
