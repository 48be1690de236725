import { Refusal } from '../../shared/refusals';
import type { Change } from '../../platform/changes';
import { log } from '../../platform/log';
import { listOrganisations } from '../../people/organisations/organisation.table';
import { findings, isAmong, stillFound, type Finding } from './finding';
import type { Check, Place } from './place';
import { note, takeUp, type Progress } from './progress.table';

export type Checking = {
  /** Begin anew where the last check is done; else only an unfinished one is taken up. */
  begin: boolean;
  checks: readonly Check[];
  /** Runs those who follow from a change once more. */
  again: (change: Change) => Promise<void>;
  clock: () => Date;
  /** Is there time for another place? */
  goOn: () => boolean;
  /** What is only under way gets this time to arrive before it counts as lost. */
  pause: () => Promise<void>;
};

type Judged = Finding & { repaired: boolean };

/** One that cannot even be read is a finding too, and must not stop the others. Busy is neither: the whole is tried again later. */
const prove = async ({ which, prove: run }: Place, by: Checking): Promise<Finding[]> => {
  try {
    return await run(by.clock());
  } catch (error) {
    if (error instanceof Refusal && error.code === 'busy') throw error;
    return [{ code: 'not-readable', which, facts: { because: String(error).slice(0, 500) } }];
  }
};

const repair = async (place: Place, found: readonly Finding[], by: Checking): Promise<Judged[]> => {
  for (const { missed, which } of found) {
    if (!missed) continue;
    try {
      await by.again({ ...missed, at: by.clock().toISOString() });
    } catch (error) {
      log.error('repair', error, { which });
    }
  }
  const left = found.some(({ missed }) => missed) ? await prove(place, by) : found;
  return found.map((finding) => ({ ...finding, repaired: !isAmong(left, finding) }));
};

const judge = async (place: Place, by: Checking): Promise<Judged[]> => {
  const first = await prove(place, by);
  if (first.length === 0) return [];
  await by.pause();
  return repair(place, stillFound(first, await prove(place, by)), by);
};

type Step = { judged: Judged[]; at: Progress['at'] | undefined; places: number };

/** Proves one place, and tells where the next one is; undefined after the last of the last organisation. */
const step = async ({ at: from, startedAt }: Progress, by: Checking): Promise<Step> => {
  const { organisation, check: number, cursor } = from;
  const page = await listOrganisations({ limit: 1, cursor: organisation });
  const [here] = page.items;
  const check = by.checks[number];
  if (!here || !check) return { judged: [], at: undefined, places: 0 };
  const { organisationId } = here;
  const { place, next } = await check(organisationId, cursor, new Date(startedAt));
  const judged = place ? await judge(place, by) : [];
  for (const { code, which, facts, repaired } of judged)
    log.error('finding', findings[code], { finding: code, repaired, organisationId, which, ...facts });
  const same = organisation === undefined ? {} : { organisation };
  const after = (): Step['at'] => {
    if (next !== undefined) return { ...same, check: number, cursor: next };
    if (number + 1 < by.checks.length) return { ...same, check: number + 1 };
    return page.next === undefined ? undefined : { organisation: page.next, check: 0 };
  };
  return { judged, at: after(), places: place ? 1 : 0 };
};

const counted = (progress: Progress, { judged, at, places }: Step, now: Date): Progress => ({
  ...progress,
  at: at ?? progress.at,
  ...(at === undefined && { finishedAt: now.toISOString() }),
  places: progress.places + places,
  found: progress.found + judged.length,
  repaired: progress.repaired + judged.filter(({ repaired }) => repaired).length,
});

/**
 * Proves for each organisation that what follows has followed: the books, the payments, the places. What it finds is logged as
 * an error (`what` is `finding`); where a follower missed a change, the follower is run again. It stops after a place when time
 * is up, and the next call goes on from there. Undefined where there was nothing to do. Refuses `busy`.
 */
export const checkAll = async (by: Checking): Promise<Progress | undefined> => {
  let hold = await takeUp(by.begin, by.clock());
  let progress = hold?.progress;
  while (hold && progress && progress.finishedAt === undefined && by.goOn()) {
    progress = counted(progress, await step(progress, by), by.clock());
    hold = await note(hold, progress, 'hold', by.clock());
  }
  if (hold && progress) await note(hold, progress, 'let go', by.clock());
  if (progress) log.info('checked', { ...progress });
  return progress;
};
