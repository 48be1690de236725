import { OrganisationId, PersonId, ShiftId } from '../../shared/ids';
import { following } from '../../platform/table/changes';
import { decideAgain, stale } from '../../platform/table/decide-again';
import { sendOnce } from '../../platform/letters/send-once';
import { tailOf } from '../../people/accounts/person';
import { getPerson } from '../../people/accounts/person.table';
import { gateHeldBy, type Gate } from '../shifts/gates';
import type { Shift } from '../shifts/shift';
import { gateItem } from '../shifts/shift.item';
import { getShiftWithGates, leaveGate } from '../shifts/shift.table';
import { cameAtDoor, cameInTurn, claimed, dayOfShift, FOUND_HOLDING, type VolunteersDay } from './day';
import { getDay, putDay } from './day.table';
import { toTell, type LetterName } from './letter-names';
import { wasByThemselves } from './sign-up';
import { putCancelled, putGivenUp, putHolding } from './sign-up.table';

/** Whose token came or went, as a gate stood before and after. `pass`: which one it was, of all gates of the shift. */
const whoMoved = (before: Gate | undefined, after: Gate | undefined) => {
  const [was, is] = [before?.holders ?? {}, after?.holders ?? {}];
  // Each gate counts by itself. The first goes without its number, as when letters were told apart by the count alone.
  const gate = after?.number ?? before?.number ?? 0;
  const people = new Set([...Object.keys(was), ...Object.keys(is)]);
  return [...people]
    .filter((person) => was[person] !== is[person])
    .map((person) => ({
      person: PersonId.parse(person),
      pass: `${gate === 0 ? '' : `${gate}.`}${is[person] ?? was[person]}`,
    }));
};

/** Two requests of one person may have found room at two gates: the first is theirs, the others are given back. */
const leaveOthers = async (shift: Shift, gates: readonly Gate[], person: PersonId): Promise<void> => {
  const [, ...others] = gates.filter(({ holders }) => person in holders);
  for (const { number } of others) await leaveGate(shift, number, person);
};

/**
 * A person's day, on which they claim the place that they hold. Where two requests of theirs met, the one that found no place may
 * have taken the claim of both away: without it they could hold something else at that time.
 */
const claimedDay = (shift: Shift, person: PersonId, now: Date): Promise<VolunteersDay> =>
  decideAgain(async () => {
    const day = await getDay(person, dayOfShift(shift));
    if (day.claims[shift.shiftId]) return day;
    const next = claimed(day, shift, { requestKey: FOUND_HOLDING, now });
    if ((await putDay(person, dayOfShift(shift), next, shift.shiftId)) === 'changed') stale();
    return next;
  });

/** Their claim tells how they came by the place. */
const howHeld = (day: VolunteersDay, { shiftId }: Shift): LetterName => {
  if (cameAtDoor(day, shiftId)) return 'added-at-door';
  return cameInTurn(day, shiftId) ? 'place-came-free' : 'place-held';
};

/** Brings a person's side of it to what the gate says now, and tells them. The change is only the hint to look. */
const settle = async (
  shift: Shift,
  gates: readonly Gate[],
  moved: { person: PersonId; pass: string },
  now: Date,
): Promise<void> => {
  const cause = `${shift.shiftId}-${moved.person}-${moved.pass}`;
  const person = await getPerson(moved.person, false);
  const tell = async (kind: 'held' | 'left', what: LetterName): Promise<void> => {
    if (!person?.email) return;
    const letter = toTell(what, shift, moved.person);
    await sendOnce(shift.organisationId, `${kind}-${cause}`, letter, now);
  };
  const isHeld = gateHeldBy(gates, moved.person) !== undefined;
  // It was cancelled: the news of that goes round, and tells them.
  if (isHeld && shift.cancelledBecause !== undefined)
    await putCancelled(shift, moved.person, person?.name ?? '', true);
  else if (isHeld) {
    // The line itself lists whoever it lets in, perhaps before this: their claim tells how they came by the place.
    const day = await claimedDay(shift, moved.person, now);
    await putHolding(shift, moved.person, person?.name ?? '', person && tailOf(person));
    await tell('held', howHeld(day, shift));
  } else {
    const stands = await putGivenUp(shift, moved.person, person?.name ?? '');
    // Whose place was taken away, or given back for them, is told so by the news of that.
    if (!stands || wasByThemselves(stands)) await tell('left', 'place-given-up');
  }
};

/** A gate changed: whoever passed it gets the sign-up in their list and a letter; whoever left it is told too. */
export const followGate = following(gateItem, async ({ id, before, after }, now) => {
  const moved = whoMoved(before, after);
  if (moved.length === 0) return;
  const read = await getShiftWithGates(OrganisationId.parse(id.organisationId), ShiftId.parse(id.shiftId));
  if (!read) return;
  for (const one of moved) {
    await leaveOthers(read.shift, read.gates, one.person);
    await settle(read.shift, read.gates, one, now);
  }
});
