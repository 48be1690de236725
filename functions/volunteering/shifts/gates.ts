import * as z from 'zod';
import type { PersonId } from '../../shared/ids';
import { MOST } from '../../shared/limits';
import { refuse } from '../../shared/refusals';

/** Places of one gate: their tokens fit into one kilobyte, so that passing it costs one write unit. */
export const GATE_PLACES = 50;
export const MOST_PLACES = MOST.places;

/** Who is let in, told by short tokens only: the person's id and how many had passed before. */
export const Gate = z.object({
  number: z.number().int().min(0),
  /** None is left of one whose places were taken away. */
  places: z.number().int().min(0),
  /** Places that nobody new may take: held, or given up and kept for those who wait. */
  taken: z.number().int().min(0),
  /** Given up on a shift with a waitlist, and not yet passed on. Part of `taken`. */
  released: z.number().int().min(0),
  holders: z.record(z.string(), z.number().int()),
});
export type Gate = z.infer<typeof Gate>;

/** How many gates a shift has: as it was made, unless its places were changed since. */
export const gateCount = ({ places, gates }: { places: number; gates?: number | undefined }): number =>
  gates ?? Math.ceil(places / GATE_PLACES);

/** A large capacity is split into gates of about fifty. Their sum is the capacity. */
export const gatesOf = (places: number): Gate[] => {
  const count = gateCount({ places });
  return Array.from({ length: count }, (_, number) => ({
    number,
    places: Math.floor(places / count) + (number < places % count ? 1 : 0),
    taken: 0,
    released: 0,
    holders: {},
  }));
};

export const placesLeft = (gates: readonly Gate[]): number =>
  gates.reduce((left, gate) => left + gate.places - gate.taken, 0);

export const gateHeldBy = (gates: readonly Gate[], personId: string): Gate | undefined =>
  gates.find((gate) => personId in gate.holders);

/** Gates with room, in an order that differs from person to person, so that not all knock at the first. */
export const gatesToTry = (gates: readonly Gate[], personId: string): Gate[] => {
  const start = Number.parseInt(personId.slice(-2), 36) % Math.max(1, gates.length);
  return [...gates.slice(start), ...gates.slice(0, start)].filter((gate) => gate.taken < gate.places);
};

/** What is to become of one gate: its places, and by how much its counts differ from then on. */
export type GateChange = {
  number: number;
  /** Is it one that there was not? */
  isNew: boolean;
  /** Its places as they were read. */
  from: number;
  to: number;
  taken: number;
  released: number;
  /** Who leaves it, and waits first in line. */
  back: PersonId[];
};

/** A gate that stays as it is. */
export const asItIs = ({ number, places }: Gate): GateChange => ({
  number,
  isNew: false,
  from: places,
  to: places,
  taken: 0,
  released: 0,
  back: [],
});

/** New places fill the gates up to fifty, then new gates. With a waitlist they are kept for who waits, until nobody does. */
const raised = (changes: readonly GateChange[], more: number, waitlist: boolean): GateChange[] => {
  const kept = (count: number) => (waitlist ? count : 0);
  let left = more;
  const filled = changes.map((change) => {
    const some = Math.min(left, GATE_PLACES - change.to);
    left -= some;
    return {
      ...change,
      to: change.to + some,
      taken: change.taken + kept(some),
      released: change.released + kept(some),
    };
  });
  for (let number = filled.length; left > 0; number += 1) {
    const some = Math.min(left, GATE_PLACES);
    left -= some;
    filled.push({
      number,
      isNew: true,
      from: 0,
      to: some,
      taken: kept(some),
      released: kept(some),
      back: [],
    });
  }
  return filled;
};

type Counts = { taken: number; released: number };

/** Takes places away of which nobody holds one: the free ones of all gates first, then those that are kept for the line. */
const withoutUnheld = (
  changes: readonly GateChange[],
  gates: readonly Gate[],
  fewer: number,
): { changes: GateChange[]; left: number } => {
  let left = fewer;
  const countsOf = (change: GateChange): Counts => {
    const gate = gates.find(({ number }) => number === change.number);
    return { taken: (gate?.taken ?? 0) + change.taken, released: (gate?.released ?? 0) + change.released };
  };
  const withoutFree = changes.map((change) => {
    const some = Math.min(left, Math.max(0, change.to - countsOf(change).taken));
    left -= some;
    return { ...change, to: change.to - some };
  });
  const withoutKept = withoutFree.map((change) => {
    const some = Math.min(left, countsOf(change).released);
    left -= some;
    return {
      ...change,
      to: change.to - some,
      taken: change.taken - some,
      released: change.released - some,
    };
  });
  return { changes: withoutKept, left };
};

/** Whose place goes with them. Refuses `not-signed-up` where one of them holds none. */
const sentBack = (
  changes: readonly GateChange[],
  gates: readonly Gate[],
  back: readonly PersonId[],
): GateChange[] =>
  back.reduce<GateChange[]>(
    (so, personId) => {
      const gate = gateHeldBy(gates, personId) ?? refuse('not-signed-up');
      return so.map((change) =>
        change.number === gate.number
          ? { ...change, to: change.to - 1, taken: change.taken - 1, back: [...change.back, personId] }
          : change,
      );
    },
    [...changes],
  );

/** Places that were kept for a line that there is no more are free. */
const freed = (changes: readonly GateChange[], gates: readonly Gate[]): GateChange[] =>
  changes.map((change) => {
    const kept = gates.find(({ number }) => number === change.number)?.released ?? 0;
    return { ...change, taken: change.taken - kept, released: change.released - kept };
  });

type To = { places: number; waitlist: boolean; back: readonly PersonId[] };

/**
 * What becomes of a shift's gates where it is to have so many places. Fewer: those that nobody holds go first. Refuses
 * `places-taken`, with how many are held, where that is not enough, unless as many as it takes are named to go `back` to the line;
 * `back-to-line-needless` where others are named, `back-to-line-without-line`, `not-signed-up`.
 */
export const regated = (gates: readonly Gate[], to: To, hadLine: boolean): GateChange[] => {
  const back = [...new Set(to.back)];
  if (back.length > 0 && !to.waitlist) refuse('back-to-line-without-line');
  const sum = gates.reduce((all, gate) => all + gate.places, 0);
  const held = gates.reduce((all, gate) => all + Object.keys(gate.holders).length, 0);
  const asTheyAre = gates.map(asItIs);
  const start = hadLine && !to.waitlist ? freed(asTheyAre, gates) : asTheyAre;
  const needed = Math.max(0, held - to.places);
  if (back.length > needed) refuse('back-to-line-needless', { most: needed });
  if (back.length < needed) refuse('places-taken', { taken: held, more: needed - back.length });
  if (to.places >= sum) return raised(start, to.places - sum, to.waitlist);
  const without = sentBack(start, gates, back);
  return withoutUnheld(without, gates, sum - to.places - back.length).changes;
};

/** Does anything of it differ? */
export const isRegated = ({ from, to, taken, released, back }: GateChange): boolean =>
  from !== to || taken !== 0 || released !== 0 || back.length > 0;
