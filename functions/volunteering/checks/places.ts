import { placesLeft, type Gate } from '../shifts/gates';
import type { EventNews } from '../events/event-news';
import { isAhead, type Shift } from '../shifts/shift';
import type { ShiftNews } from '../shifts/shift-news';
import { numberOf, type MySignUp, type SignUpRow } from '../sign-ups/sign-up';
import type { Finding } from '../../books/checks/finding';

/** All that stands of one shift, read at once. */
export type Places = {
  shift: Shift;
  gates: readonly Gate[];
  signUps: readonly SignUpRow[];
};

/** What the followers of a gate, or of a sign-up, may have missed. */
export type Missed =
  | { gate: { before: Gate; after: Gate } }
  | { signUp: SignUpRow }
  | { news: ShiftNews }
  | { eventNews: EventNews };
export type PlaceFinding = Omit<Finding, 'missed'> & { missed?: Missed };

/** Under which a follower is told of somebody who left unseen: no pass was ever given this number. */
const UNKNOWN_PASS = -1;

const isCancelled = ({ shift }: Places): boolean => shift.cancelledBecause !== undefined;

const whichOf = ({ shift }: Places, personId: string): string => `${shift.shiftId} ${personId}`;

const countGates = (places: Places): PlaceFinding[] =>
  places.gates.flatMap((gate): PlaceFinding[] => {
    const held = Object.keys(gate.holders).length;
    if (gate.taken === held + gate.released && gate.taken <= gate.places) return [];
    const facts = { places: gate.places, taken: gate.taken, held, kept: gate.released };
    return [{ code: 'gate-miscounts', which: `${places.shift.shiftId} ${gate.number}`, facts }];
  });

/** Each holder has their sign-up, and holds one place only; of a shift that was cancelled it says that. */
const holdersListed = (places: Places): PlaceFinding[] => {
  const says = isCancelled(places) ? 'cancelled' : 'holding';
  const listed = new Set(
    places.signUps.filter(({ status }) => status === says).map(({ personId }) => personId as string),
  );
  const seen = new Set<string>();
  return places.gates.flatMap((gate) =>
    Object.keys(gate.holders).flatMap((personId): PlaceFinding[] => {
      const which = whichOf(places, personId);
      if (seen.has(personId)) return [{ code: 'held-twice', which }];
      seen.add(personId);
      if (listed.has(personId)) return [];
      const { [personId]: _missed, ...others } = gate.holders;
      const missed = { gate: { before: { ...gate, holders: others }, after: gate } };
      return [{ code: 'holder-not-listed', which, missed }];
    }),
  );
};

/** Nobody is told that they hold a place which they do not hold. */
const listedHold = (places: Places): PlaceFinding[] => {
  const holders = new Set(places.gates.flatMap((gate) => Object.keys(gate.holders)));
  const [first] = places.gates;
  return places.signUps
    .filter(({ status, personId }) => status === 'holding' && !isCancelled(places) && !holders.has(personId))
    .map(({ personId }): PlaceFinding => {
      const before = first && { ...first, holders: { ...first.holders, [personId]: UNKNOWN_PASS } };
      return {
        code: 'listed-not-holding',
        which: whichOf(places, personId),
        ...(before && { missed: { gate: { before, after: first } } }),
      };
    });
};

/** While the shift is still ahead, nobody waits beside a free place, and no place is kept for nobody. */
const lineServed = (places: Places, now: Date): PlaceFinding[] => {
  const { shift, gates, signUps } = places;
  if (!shift.waitlist || isCancelled(places) || shift.startsAt <= now.toISOString()) return [];
  const line = signUps.filter(({ status }) => status === 'waiting');
  const [waiting, free] = [line.length, placesLeft(gates)];
  const kept = gates.reduce((all, gate) => all + gate.released, 0);
  if (kept === 0 && (waiting === 0 || free <= 0)) return [];
  const [signUp, gate] = [line[0], gates.find(({ released }) => released > 0)];
  const missed = signUp ? { signUp } : gate && { gate: { before: gate, after: gate } };
  const facts = { waiting, kept, free };
  return [{ code: 'line-not-served', which: shift.shiftId, facts, ...(missed && { missed }) }];
};

/** Where a shift was cancelled nobody holds a place, or waits. The news of it goes round once more. */
const cancellingSaid = (places: Places, news: readonly ShiftNews[]): PlaceFinding[] => {
  const left = places.signUps.filter(({ status }) => status === 'holding' || status === 'waiting');
  if (!isCancelled(places) || left.length === 0) return [];
  const told = news.find(({ what }) => what === 'cancelled' || what === 'event-cancelled');
  const missed = told && { news: told };
  return left.map((signUp): PlaceFinding => ({
    code: 'cancelled-not-said',
    which: whichOf(places, signUp.personId),
    ...(missed && { missed }),
  }));
};

/** A shift's earlier times, with the news by which it left them. UTC */
export const earlierTimes = (
  { startsAt }: Shift,
  news: readonly ShiftNews[],
): { startsAt: string; news: ShiftNews }[] =>
  news.flatMap((one) =>
    one.what === 'changed' && one.moved && one.moved.from.startsAt !== startsAt
      ? [{ startsAt: one.moved.from.startsAt, news: one }]
      : [],
  );

/** Of somebody whose own list, or day, still says an earlier time. The news of its moving goes round once more. */
export const leftAtOldTime = (shift: Shift, personId: string, news: ShiftNews): PlaceFinding => ({
  code: 'left-at-old-time',
  which: `${shift.shiftId} ${personId}`,
  missed: { news },
});

/** A shift that was ahead when its event was cancelled, and was not cancelled with it. */
export const notCancelledWith = (shift: Shift, news: EventNews): PlaceFinding[] =>
  isAhead(shift, new Date(news.at))
    ? [{ code: 'cancelled-not-said', which: shift.shiftId, missed: { eventNews: news } }]
    : [];

/** What does not fit of a shift's gates, sign-ups and line. */
export const comparePlaces = (places: Places, now: Date, news: readonly ShiftNews[] = []): PlaceFinding[] => [
  ...cancellingSaid(places, news),
  ...countGates(places),
  ...holdersListed(places),
  ...listedHold(places),
  ...lineServed(places, now),
];

/** Those whose own list says something else than the roster. @param own what their lists say, in the same order */
export const notInOwnList = (
  { shift }: Pick<Places, 'shift'>,
  signUps: readonly SignUpRow[],
  own: readonly (MySignUp | undefined)[],
): PlaceFinding[] =>
  signUps.flatMap((signUp, which): PlaceFinding[] => {
    const { personId, status } = signUp;
    const said = own[which];
    const revision = shift.revision + shift.eventRevision - 1;
    if (said?.status === status && numberOf(said) === numberOf(signUp) && said.revision === revision)
      return [];
    return [{ code: 'not-in-own-list', which: `${shift.shiftId} ${personId}`, missed: { signUp } }];
  });

/** Those whose attendance is complete: they have a service record of it. */
export const attended = (signUps: readonly SignUpRow[]) =>
  signUps.flatMap((signUp) =>
    signUp.status === 'holding' && signUp.checkedInAt !== undefined && signUp.checkedOutAt !== undefined
      ? [{ signUp, personId: signUp.personId, from: signUp.checkedInAt, to: signUp.checkedOutAt }]
      : [],
  );

/** Of somebody whose service record is missing or says other times than the attendance. */
export const notRecorded = (signUp: SignUpRow): PlaceFinding => ({
  code: 'attendance-not-recorded',
  which: `${signUp.shiftId} ${signUp.personId}`,
  missed: { signUp },
});
