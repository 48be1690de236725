import type { PersonId, ShiftId } from '../../shared/ids';
import { table, type Found } from '../../platform/table/table';
import { emptyDay, type VolunteersDay } from './day';
import { dayItem } from './day.item';

/** Kept for ninety days after: then only the service record matters. */
const keptUntil = (day: string): number => Math.floor(Date.parse(`${day}T00:00:00Z`) / 1000) + 90 * 86_400;

/**
 * @question What do I hold on this day?
 * @key main `PERSON#{person}` / `DAY#{day}`
 * @cost 1 RCU
 */
export const getDay = async (personId: PersonId, day: string): Promise<VolunteersDay> =>
  (await table.get(dayItem.stored, dayItem.key({ personId, day }))) ?? emptyDay;

/**
 * Of several people, in the order asked, as it stood a moment ago. At most 100 at once.
 * @question What do these people hold on this day?
 * @key main `PERSON#{person}` / `DAY#{day}`
 * @cost ½ RCU each
 */
export const getDays = (
  personIds: readonly PersonId[],
  day: string,
): Promise<(VolunteersDay | undefined)[]> =>
  table.getMany(
    dayItem.stored,
    personIds.map((personId) => dayItem.key({ personId, day })),
  );

/** Is what was found our own writing, whose answer was lost? */
const isOurs = (found: Found, next: VolunteersDay, shiftId: ShiftId): boolean => {
  const there = dayItem.stored.safeParse(found);
  const [theirs, ours] = [there.data?.claims[shiftId], next.claims[shiftId]];
  return (
    there.data?.version === next.version && theirs?.requestKey === ours?.requestKey && theirs?.at === ours?.at
  );
};

/**
 * Condition: the day stands as it was read. `changed` where another request of the same person was quicker.
 * @question This time of mine is taken
 * @key main `PERSON#{person}` / `DAY#{day}`
 * @holds the day stands as it was read → changed; nothing where it is our own writing
 * @cost 1 WCU
 */
export const putDay = (
  personId: PersonId,
  day: string,
  next: VolunteersDay,
  shiftId: ShiftId,
): Promise<'changed' | undefined> =>
  table.putIf(dayItem.item({ ...next, personId, day }, { expiresAtSeconds: keptUntil(day) }), {
    condition: next.version === 1 ? 'attribute_not_exists(pk)' : 'version = :before',
    ...(next.version === 1 ? {} : { values: { ':before': next.version - 1 } }),
    otherwise: (found) => (isOurs(found, next, shiftId) ? undefined : 'changed'),
  });

/**
 * The place was given up; the claim stays as the mark of its request. Done twice it changes nothing.
 * @question I gave the place up
 * @key main `PERSON#{person}` / `DAY#{day}`
 * @holds I claim it, and did not give it up → nothing
 * @cost 1 WCU
 */
export const giveUpClaim = (personId: PersonId, day: string, shiftId: ShiftId): Promise<undefined> =>
  table.update(dayItem.key({ personId, day }), {
    set: 'SET claims.#shift.givenUp = :yes ADD version :one',
    condition: 'attribute_exists(claims.#shift) AND claims.#shift.givenUp = :no',
    names: { '#shift': shiftId },
    values: { ':yes': true, ':no': false, ':one': 1 },
    otherwise: () => undefined,
  });

/**
 * There was no place for this request: its claim is taken away. Another request's claim stays.
 * @question There was no place for this request
 * @key main `PERSON#{person}` / `DAY#{day}`
 * @holds this request claimed it → nothing
 * @cost 1 WCU
 */
export const removeClaim = (
  personId: PersonId,
  day: string,
  shiftId: ShiftId,
  requestKey: string,
): Promise<undefined> =>
  table.update(dayItem.key({ personId, day }), {
    set: 'REMOVE claims.#shift ADD version :one',
    condition: 'claims.#shift.requestKey = :request',
    names: { '#shift': shiftId },
    values: { ':request': requestKey, ':one': 1 },
    otherwise: () => undefined,
  });

/**
 * Its shift is on another day: nothing is claimed on this one any more. Done twice it changes nothing.
 * @question It is on another day now
 * @key main `PERSON#{person}` / `DAY#{day}`
 * @holds it is claimed there → nothing
 * @cost 1 WCU
 */
export const dropClaim = (personId: PersonId, day: string, shiftId: ShiftId): Promise<undefined> =>
  table.update(dayItem.key({ personId, day }), {
    set: 'REMOVE claims.#shift ADD version :one',
    condition: 'attribute_exists(claims.#shift)',
    names: { '#shift': shiftId },
    values: { ':one': 1 },
    otherwise: () => undefined,
  });
