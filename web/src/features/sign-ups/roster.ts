import type { Shift } from '../../../../functions/volunteering/shifts/shift';
import type { SignUp } from '../../../../functions/volunteering/sign-ups/sign-up';
import { get } from '../../lib/api';
import type { Answer } from '../../lib/contract';
import { useReading, type Loaded } from '../../lib/load';

export type { Shift, SignUp };
export type Holding = Extract<SignUp, { status: 'holding' }>;
export type Waiting = Extract<SignUp, { status: 'waiting' }>;

type RosterPath = `/organisations/${string}/shifts/${string}/sign-ups`;

/** A shift with everybody on it. */
export type Roster = { shift: Shift; signUps: readonly SignUp[] };

const ROWS_A_PAGE = 50;
/** More people than a shift can hold, thrice over. */
const MOST_PAGES = 20;

/** Everybody of a shift, page by page. Throws a Problem. */
export const readRoster = async (path: RosterPath): Promise<Roster> => {
  const first = await get(path, { limit: ROWS_A_PAGE });
  const signUps = [...first.items];
  let cursor = first.next;
  for (let page = 1; cursor !== undefined && page < MOST_PAGES; page += 1) {
    const more: Answer<RosterPath> = await get(path, { limit: ROWS_A_PAGE, cursor });
    signUps.push(...more.items);
    cursor = more.next;
  }
  return { shift: first.shift, signUps };
};

export const rosterPath = (organisationId: string, shiftId: string): RosterPath =>
  `/organisations/${organisationId}/shifts/${shiftId}/sign-ups`;

/** The roster for a page; the old one stays while it is read again, also where that fails. */
export const useRoster = (path: RosterPath): [Loaded<Roster>, () => Promise<void>] =>
  // Not whenever something changed: at the door each tap is a change, and is shown above the list.
  useReading(path, () => readRoster(path), false);

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
