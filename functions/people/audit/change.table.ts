import type { Member } from '../../shared/actor';
import { refuse } from '../../shared/refusals';
import { differencesOf, type Differences, type Revised } from '../../shared/revision';
import { decideAgain, stale } from '../../platform/table/decide-again';
import { table, type Write } from '../../platform/table/table';
import { stillMay } from '../roles/role.table';
import { getPerson } from '../accounts/person.table';
import { audited, listHistory } from './audit.table';
import type { Audited } from './audited';

/** Who changes it: a member; or, where it follows from something, whoever did that, as far as it is known. */
export type Changer = Member | (Pick<Member, 'organisationId'> & { personId: Audited['by'] });

const isMember = (by: Changer): by is Member => 'roles' in by;

/** How one kind of thing is changed. */
export type Changing<T extends Revised> = {
  /** Its id, and what its history calls the deed. */
  which: string;
  what: string;
  /** As it stands now, read afresh at each try. */
  read: () => Promise<T | undefined>;
  /** What it is to be. A pure rule: it refuses what may not be. */
  to: (before: T) => T | Promise<T>;
  /** What of it its history tells, where that is not all that it holds as it is held. */
  as?: (thing: T) => object;
  /** What of it the history tells, where that is not all that differs. */
  told?: (changed: Differences) => Differences;
  /** All that is written, the first of it under the condition that the thing stands as read (`table.writes.change`). */
  writes: (before: T, after: T) => readonly Write[];
};

/** What the history tells of a change. */
const toldOf = <T extends Revised>({ as, told }: Changing<T>, before: T, after: T): Differences => {
  const changed = as ? differencesOf(as(before), as(after)) : differencesOf(before, after);
  return told?.(changed) ?? changed;
};

/** Whoever was quicker, for the sentence that says so. */
const whoChanged = async (by: Changer, which: string) => {
  const { items } = await listHistory(by.organisationId, which, { limit: 1 });
  const [last] = items;
  const person = last && last.by !== 'operator' ? await getPerson(last.by, false) : undefined;
  return {
    who: person?.name || '同事',
    whoEn: person?.name || 'A colleague',
    at: last ? last.at : '刚才',
    ...(!last && { atEn: 'a moment ago' }),
  };
};

/**
 * Changes a thing that stands, with its line of history, in one transaction. What it is already is not written again: a repeat
 * whose answer was lost gets the thing as it stands.
 * @param asked the revision that the writer had before them, where they wrote over what they saw; and why
 * Refuses `not-found`, `changed-meanwhile` where somebody wrote since, `not-allowed` where their role was taken from them, whatever `to` refuses, `busy`.
 * @question This is to be so from now on: the thing's own writes, with its line
 * @key main `ORG#{o}#AUDIT` / `AUDIT#{at}#{what}#{which}`
 * @holds the thing stands as it was read → reads again, in the end busy; they have the role still → not-allowed
 * @cost 2 WCU a kilobyte and 2 in a transaction + 1 lists, beside the thing's own
 */
export const change = <T extends Revised>(
  by: Changer,
  asked: { revision?: number; reason?: string | undefined },
  thing: Changing<T>,
  now: Date,
): Promise<T> =>
  decideAgain(async (tries) => {
    const before = (await thing.read()) ?? refuse('not-found');
    const after = { ...(await thing.to(before)), revision: before.revision + 1 };
    if (Object.keys(differencesOf(before, after)).length === 0) return before;
    if (asked.revision !== undefined && asked.revision !== before.revision)
      refuse('changed-meanwhile', await whoChanged(by, thing.which));
    const line = {
      // Of two in one millisecond the later one is noted a little later: no line is written over.
      at: new Date(now.getTime() + tries - 1).toISOString(),
      by: by.personId,
      what: thing.what,
      which: thing.which,
      changed: toldOf(thing, before, after),
      revision: after.revision,
      ...(asked.reason !== undefined && { reason: asked.reason }),
    };
    await table.transact([
      ...thing.writes(before, after),
      ...(isMember(by) ? [stillMay(by)] : []),
      audited(by.organisationId, line, stale),
    ]);
    return after;
  });
