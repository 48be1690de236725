import type { Shift } from '../shifts/shift';
import { listGatesOf } from '../shifts/shift.table';
import { listWaiting } from '../sign-ups/line.table';
import type { Standing } from './concerned';

const PAGE = 100;

const waitingOf = async (shift: Shift): Promise<string[]> => {
  const waiting: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await listWaiting(shift, { limit: PAGE, cursor });
    waiting.push(...page.items.map(({ personId }) => personId));
    cursor = page.next;
  } while (cursor);
  return waiting;
};

/**
 * As it stood a moment ago, from the gates, which know it first, and the lines.
 * @question Whom do these shifts concern?
 * @key main `ORG#{o}#SHIFT#{shift}` / `GATE#{number}`
 * @cost ½ RCU a gate of fifty, and ½ RCU for about twenty in line
 */
export const listStanding = async (shifts: readonly Shift[]): Promise<Standing[]> => {
  const gates = await listGatesOf(shifts);
  return Promise.all(
    shifts.map(async (shift) => ({
      holding: (gates.get(shift.shiftId) ?? []).flatMap((gate) => Object.keys(gate.holders)),
      waiting: shift.waitlist ? await waitingOf(shift) : [],
    })),
  );
};
