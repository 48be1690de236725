import type { Shift } from '../../../../functions/volunteering/shifts/shift';
import type { SignUp } from '../../../../functions/volunteering/sign-ups/sign-up';
import { asProblem, get } from '../../lib/api';
import type { Loaded } from '../../lib/load';
import { useEffect, useRef, useState } from 'preact/hooks';

export type { Shift, SignUp };
export type Holding = Extract<SignUp, { status: 'holding' }>;
export type Waiting = Extract<SignUp, { status: 'waiting' }>;

/** GET …/shifts/{shiftId}/sign-ups */
type RosterPage = { items: SignUp[]; next?: string; shift: Shift };

/** A shift with everybody on it. */
export type Roster = { shift: Shift; signUps: readonly SignUp[] };

const ROWS_A_PAGE = 50;
/** More people than a shift can hold, thrice over. */
const MOST_PAGES = 20;

/** Everybody of a shift, page by page. Throws a Problem. */
export const readRoster = async (path: string): Promise<Roster> => {
  const first = await get<RosterPage>(path, { limit: ROWS_A_PAGE });
  const signUps = [...first.items];
  let cursor = first.next;
  for (let page = 1; cursor !== undefined && page < MOST_PAGES; page += 1) {
    const more: RosterPage = await get<RosterPage>(path, { limit: ROWS_A_PAGE, cursor });
    signUps.push(...more.items);
    cursor = more.next;
  }
  return { shift: first.shift, signUps };
};

export const rosterPath = (organisationId: string, shiftId: string): string =>
  `/organisations/${organisationId}/shifts/${shiftId}/sign-ups`;

/** The roster for a page; the old one stays while it is read again, also where that fails. */
export const useRoster = (path: string): [Loaded<Roster>, () => Promise<void>] => {
  const [at, setAt] = useState<{ path: string; loaded: Loaded<Roster> }>({
    path,
    loaded: { state: 'loading' },
  });
  const newest = useRef(path);
  newest.current = path;
  const read = async (): Promise<void> => {
    const loaded = await readRoster(path).then(
      (value): Loaded<Roster> => ({ state: 'ready', value }),
      (thrown: unknown): Loaded<Roster> => ({ state: 'failed', problem: asProblem(thrown) }),
    );
    if (newest.current !== path) return;
    setAt((before) =>
      loaded.state === 'failed' && before.path === path && before.loaded.state === 'ready'
        ? before
        : { path, loaded },
    );
  };
  useEffect(() => {
    void read();
  }, [path]);
  return [at.path === path ? at.loaded : { state: 'loading' }, read];
};

const byName = (a: SignUp, b: SignUp): number => a.name.localeCompare(b.name, 'zh-CN');

export const holdingOf = (signUps: readonly SignUp[]): Holding[] =>
  signUps.filter((one): one is Holding => one.status === 'holding').sort(byName);
export const waitingOf = (signUps: readonly SignUp[]): Waiting[] =>
  signUps.filter((one): one is Waiting => one.status === 'waiting').sort((a, b) => a.number - b.number);
export const givenUpOf = (signUps: readonly SignUp[]): SignUp[] =>
  signUps.filter((one) => one.status === 'given-up').sort(byName);

export const cancelledOf = (signUps: readonly SignUp[]): SignUp[] =>
  signUps.filter((one) => one.status === 'cancelled').sort(byName);

/** Who is expected, who of them is here, and who has gone again. */
export const presenceOf = (signUps: readonly SignUp[]): { expected: number; here: number; gone: number } => {
  const holding = holdingOf(signUps);
  const gone = holding.filter((one) => one.checkedOutAt !== undefined).length;
  const came = holding.filter((one) => one.checkedInAt !== undefined).length;
  return { expected: holding.length, here: came - gone, gone };
};
