import { Refusal } from '../../shared/refusals';
import type { Change } from '../../platform/table/changes';
import { log } from '../../platform/log';
import { listOrganisations } from '../../people/organisations/organisation.table';
import { findings, isAmong, stillFound, type Finding, type Told } from './finding';
import type { Check, Going, Left, Place } from './place';
import type { Progress } from './progress';
import { note, takeUp } from './progress.table';

export type Checking = {
  /** Begin anew where the last check is done; else only an unfinished one is taken up. */
  begin: boolean;
  checks: readonly Check[];
  /** Runs those who follow from a change once more. */
  again: (change: Change) => Promise<void>;
  clock: () => Date;
  /** Is there time for another place, or for more of a long one? */
  goOn: () => boolean;
  /** What is only under way gets this time to arrive before it counts as lost. */
  pause: () => Promise<void>;
};

type Judged = Finding & { repaired: boolean };

const isBusy = (error: unknown): boolean => error instanceof Refusal && error.code === 'busy';

/** One that cannot even be read is a finding too, and must not stop the others. Busy is neither: the whole is tried again later. */
const prove = async ({ which, prove: run }: Place, by: Checking, going: Going): Promise<Finding[] | Left> => {
  try {
    return await run(by.clock(), going);
  } catch (error) {
    if (isBusy(error)) throw error;
    return [{ code: 'not-readable', which, facts: { because: String(error).slice(0, 500) } }];
  }
};

/** The same, to its end. */
const proveWhole = async (place: Place, by: Checking): Promise<Finding[]> => {
  const found = await prove(place, by, { goOn: () => true });
  return 'left' in found ? [{ code: 'not-readable', which: place.which }] : found;
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
  const left = found.some(({ missed }) => missed) ? await proveWhole(place, by) : found;
  return found.map((finding) => ({ ...finding, repaired: !isAmong(left, finding) }));
};

/** How far the proof of one place came: what the first look found, once it is through, and where the present look was left. */
type Inside = { first?: Told[]; left?: string };
const insideOf = (text: string | undefined): Inside =>
  text === undefined ? {} : (JSON.parse(text) as Inside);

/** Looks a first time, and where something was found a second time; or tells how far it came. */
const judge = async (place: Place, by: Checking, inside: Inside): Promise<Judged[] | Inside> => {
  let { first, left } = inside;
  if (!first) {
    const found = await prove(place, by, { from: left, goOn: by.goOn });
    if ('left' in found) return found;
    if (found.length === 0) return [];
    await by.pause();
    first = found.map(({ code, which, facts }) => ({ code, which, ...(facts && { facts }) }));
    left = undefined;
  }
  const second = await prove(place, by, { from: left, goOn: by.goOn });
  if ('left' in second) return { first, left: second.left };
  return repair(place, stillFound(first, second), by);
};

type Step = { judged: Judged[]; at: Progress['at'] | undefined; places: number };

const tell = (organisationId: string, judged: readonly Judged[]): void => {
  for (const { code, which, facts, repaired } of judged)
    log.error('finding', findings[code], { finding: code, repaired, organisationId, which, ...facts });
};

/** Where the list of places cannot be read, it is itself the place that cannot be: what comes behind in it is not looked at. */
const placeIn = async (check: Check, number: number, ...where: Parameters<Check>): ReturnType<Check> => {
  try {
    return await check(...where);
  } catch (error) {
    if (isBusy(error)) throw error;
    const cannot = error instanceof Error ? error : new Error(String(error));
    return { place: { which: `list ${number}`, prove: () => Promise.reject(cannot) } };
  }
};

/** Proves one place, or a part of it, and tells where to go on; undefined after the last of the last organisation. */
const step = async ({ at: from, startedAt }: Progress, by: Checking): Promise<Step> => {
  const { organisation, check: number, cursor, inside } = from;
  const page = await listOrganisations({ limit: 1, cursor: organisation });
  const [here] = page.items;
  const check = by.checks[number];
  if (!here || !check) return { judged: [], at: undefined, places: 0 };
  const { place, next } = await placeIn(check, number, here.organisationId, cursor, new Date(startedAt));
  const judged = place ? await judge(place, by, insideOf(inside)) : [];
  if (!Array.isArray(judged))
    return { judged: [], at: { ...from, inside: JSON.stringify(judged) }, places: 0 };
  tell(here.organisationId, judged);
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
 * an error (`what` is `finding`); where a follower missed a change, the follower is run again. It stops when time is
 * up, between two places or inside a long one, and the next call goes on from there. Undefined where there was nothing to do. Refuses `busy`.
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
