import { fingerprint } from '../../platform/table/once';
import type { OrganisationId, PersonId, RequestKey, ShiftId } from '../../shared/ids';
import { refuse } from '../../shared/refusals';
import { table, type Key, type Write } from '../../platform/table/table';
import { signUpItem } from './sign-up.item';

type Where = { organisationId: OrganisationId; shiftId: ShiftId };
const key = ({ organisationId, shiftId }: Where, personId: PersonId): Key =>
  signUpItem.key({ organisationId, shiftId, personId });

/** When somebody came and went, UTC; neither before they came. */
export type Times = { in?: string | undefined; out?: string | undefined };

const noted = [
  ['checkedInAt', 'in'],
  ['checkedOutAt', 'out'],
] as const;

/** Enough of an id to know it again among a person's few. */
const MARK_LENGTH = 8;

/**
 * By what a tap at the door, or a request made there, is known again on the row of whom it was about.
 * @asksNothing
 */
export const markOf = (key: RequestKey): string => fingerprint(key).slice(0, MARK_LENGTH);

/**
 * Notes when somebody came and went, or takes it back. Condition: they are listed as holding a place, and the times stand as
 * they were read; `holds` says that their gate holds them, in the same transaction, because the list follows it a moment later.
 * `taps` are kept with it, and `also` is written with it: who noted it.
 * `changed` where another hand was quicker; nothing where they stand so already (a lost reply). Refuses `not-signed-up`.
 * @question They came, and went; or did not after all (with stillHolds)
 * @key main `ORG#{o}#SHIFT#{shift}` / `SIGNUP#{person}`
 * @holds they hold a place, and the times stand as read → not-signed-up, changed
 * @cost 2 WCU in a transaction
 */
export const putAttendance = async (
  where: Where,
  personId: PersonId,
  {
    from,
    to,
    holds,
    taps,
    also = [],
  }: { from: Times; to: Times; holds: Write; taps?: readonly string[] | undefined; also?: readonly Write[] },
): Promise<'changed' | undefined> => {
  let answer = undefined as 'changed' | undefined;
  const set = [
    ...noted.filter(([, side]) => to[side] !== undefined).map(([name, side]) => `${name} = :${side}`),
    ...(taps ? ['taps = :taps'] : []),
  ];
  const remove = noted.filter(([, side]) => to[side] === undefined).map(([name]) => name);
  const asRead = noted.map(([name, side]) =>
    from[side] === undefined ? `attribute_not_exists(${name})` : `${name} = :${side}Read`,
  );
  const values = noted.flatMap(([, side]): [string, unknown][] => [
    ...(to[side] === undefined ? [] : [[`:${side}`, to[side]] as [string, unknown]]),
    ...(from[side] === undefined ? [] : [[`:${side}Read`, from[side]] as [string, unknown]]),
  ]);
  const write = table.writes.update(key(where, personId), {
    set: [set.length > 0 && `SET ${set.join(', ')}`, remove.length > 0 && `REMOVE ${remove.join(', ')}`]
      .filter(Boolean)
      .join(' '),
    condition: ['#status = :holding', ...asRead].join(' AND '),
    names: { '#status': 'status' },
    values: { ':holding': 'holding', ...Object.fromEntries(values), ...(taps && { ':taps': taps }) },
    otherwise: (found) => {
      const stands = signUpItem.stored.safeParse(found).data;
      if (stands?.status !== 'holding') return refuse('not-signed-up');
      answer = noted.every(([name, side]) => stands[name] === to[side]) ? undefined : 'changed';
    },
  });
  await table.transact([write, holds, ...also]);
  return answer;
};

/**
 * In the transaction that gives a place up: nobody checked them in. Refuses `already-checked-in`.
 * @question Nobody noted that I came, in the moment in which I give my place up
 * @key main `ORG#{o}#SHIFT#{shift}` / `SIGNUP#{person}`
 * @holds no time is noted → already-checked-in
 * @cost 2 WCU in a transaction
 */
export const notCheckedIn = (where: Where, personId: PersonId): Write =>
  table.writes.check(key(where, personId), {
    condition: 'attribute_not_exists(checkedInAt)',
    otherwise: () => refuse('already-checked-in'),
  });
