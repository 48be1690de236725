import * as z from 'zod';
import { codec } from '../../platform/table/item';
import { Gate, Shift } from './shift';

export const shiftItem = codec({
  kind: 'shift',
  version: 1,
  pk: 'ORG#{organisationId}#SHIFT#{shiftId}',
  sk: 'SHIFT',
  lists: { pk: 'ORG#{organisationId}#EVENT#{eventId}#SHIFTS', sk: '{startsAt}#{shiftId}' },
  shape: Shift,
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
