import { placesLeft, type Gate, type Shift } from '../shifts/shift';
import type { MySignUp, SignUpRow } from '../sign-ups/sign-up';
import type { Finding, Image } from '../../books/checks/finding';

/** All that stands of one shift, read at once. `pk` is the partition that its gates lie in. */
export type Places = {
  pk: string;
  shift: Shift;
  gates: readonly Gate[];
  signUps: readonly SignUpRow[];
};

/** Under which a follower is told of somebody who left unseen: no pass was ever given this number. */
const UNKNOWN_PASS = -1;

const imageOf = ({ pk }: Places, gate: Gate): Image => ({ pk, kind: 'gate', ...gate });

const whichOf = ({ shift }: Places, personId: string): string => `${shift.shiftId} ${personId}`;

const countGates = (places: Places): Finding[] =>
  places.gates.flatMap((gate): Finding[] => {
    const held = Object.keys(gate.holders).length;
    if (gate.taken === held + gate.released && gate.taken <= gate.places) return [];
    const facts = { places: gate.places, taken: gate.taken, held, kept: gate.released };
    return [{ code: 'gate-miscounts', which: `${places.shift.shiftId} ${gate.number}`, facts }];
  });

/** Each holder has their sign-up, and holds one place only. */
const holdersListed = (places: Places): Finding[] => {
  const listed = new Set(
    places.signUps.filter(({ status }) => status === 'holding').map(({ personId }) => personId as string),
  );
  const seen = new Set<string>();
  return places.gates.flatMap((gate) =>
    Object.keys(gate.holders).flatMap((personId): Finding[] => {
      const which = whichOf(places, personId);
      if (seen.has(personId)) return [{ code: 'held-twice', which }];
      seen.add(personId);
      if (listed.has(personId)) return [];
      const { [personId]: _missed, ...others } = gate.holders;
      const after = imageOf(places, gate);
      const missed = { kind: 'gate', before: { ...after, holders: others }, after };
      return [{ code: 'holder-not-listed', which, missed }];
    }),
  );
};

/** Nobody is told that they hold a place which they do not hold. */
const listedHold = (places: Places): Finding[] => {
  const holders = new Set(places.gates.flatMap((gate) => Object.keys(gate.holders)));
  const [first] = places.gates;
  return places.signUps
    .filter(({ status, personId }) => status === 'holding' && !holders.has(personId))
    .map(({ personId }): Finding => {
      const after = first && imageOf(places, first);
      const before = after && { ...after, holders: { ...first.holders, [personId]: UNKNOWN_PASS } };
      return {
        code: 'listed-not-holding',
        which: whichOf(places, personId),
        ...(after && before && { missed: { kind: 'gate', before, after } }),
      };
    });
};

/** While the shift is still ahead, nobody waits beside a free place, and no place is kept for nobody. */
const lineServed = (places: Places, now: Date): Finding[] => {
  const { pk, shift, gates, signUps } = places;
  if (!shift.waitlist || shift.startsAt <= now.toISOString()) return [];
  const waiting = signUps.filter(({ status }) => status === 'waiting').length;
  const kept = gates.reduce((all, gate) => all + gate.released, 0);
  const free = placesLeft(gates);
  if (kept === 0 && (waiting === 0 || free <= 0)) return [];
  const missed = { kind: 'sign-up', after: { pk, kind: 'sign-up', status: 'waiting' } };
  return [{ code: 'line-not-served', which: shift.shiftId, facts: { waiting, kept, free }, missed }];
};

/** What does not fit of a shift's gates, sign-ups and line. */
export const comparePlaces = (places: Places, now: Date): Finding[] => [
  ...countGates(places),
  ...holdersListed(places),
  ...listedHold(places),
  ...lineServed(places, now),
];

const numberOf = (signUp: SignUpRow | MySignUp): number | undefined =>
  signUp.status === 'waiting' ? signUp.number : undefined;

/** Those whose own list says something else than the roster. @param own what their lists say, in the same order */
export const notInOwnList = (
  { pk, shift }: Pick<Places, 'pk' | 'shift'>,
  signUps: readonly SignUpRow[],
  own: readonly (MySignUp | undefined)[],
): Finding[] =>
  signUps.flatMap((signUp, which): Finding[] => {
    const { personId, status } = signUp;
    const said = own[which];
    if (said?.status === status && numberOf(said) === numberOf(signUp)) return [];
    const after = { pk, kind: 'sign-up', sk: `SIGNUP#${personId}`, status };
    return [
      {
        code: 'not-in-own-list',
        which: `${shift.shiftId} ${personId}`,
        missed: { kind: 'sign-up', after },
      },
    ];
  });

/** Those whose attendance is complete: they have a service record of it. */
export const attended = (signUps: readonly SignUpRow[]) =>
  signUps.flatMap((signUp) =>
    signUp.status === 'holding' && signUp.checkedInAt !== undefined && signUp.checkedOutAt !== undefined
      ? [{ personId: signUp.personId, from: signUp.checkedInAt, to: signUp.checkedOutAt }]
      : [],
  );

/** Of somebody whose service record is missing or says other times than the attendance. */
export const notRecorded = (
  { pk, shift }: Pick<Places, 'pk' | 'shift'>,
  { personId, to }: { personId: string; to: string },
): Finding => ({
  code: 'attendance-not-recorded',
  which: `${shift.shiftId} ${personId}`,
  missed: { kind: 'sign-up', after: { pk, kind: 'sign-up', sk: `SIGNUP#${personId}`, checkedOutAt: to } },
});
