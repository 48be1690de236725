import { getPerson } from '../../people/accounts/person.table';
import { following } from '../../platform/table/changes';
import { sendOnce } from '../../platform/letters/send-once';
import { recordOf } from '../service-records/service-record';
import { dropServiceRecord, putServiceRecord } from '../service-records/service-record.table';
import type { Shift } from '../shifts/shift';
import { causeOf, isKnownTo, type ShiftNews } from '../shifts/shift-news';
import { getNews, putProgress } from '../shifts/shift-news.table';
import { shiftNewsItem } from '../shifts/shift.item';
import { getShiftWithGates, leaveGate } from '../shifts/shift.table';
import { dayOfShift } from '../sign-ups/day';
import { getDay } from '../sign-ups/day.table';
import { noteLeft } from '../sign-ups/left-line.table';
import { moveClaim } from '../sign-ups/move-claim.table';
import { writeMine } from '../sign-ups/own-list.table';
import type { SignUpRow, WaitingRow } from '../sign-ups/sign-up';
import { getSignUp, putCancelled, putGivenBack, stopWaiting } from '../sign-ups/sign-up.table';
import type { NewsLetter } from '../letters/names';
import { nextInRound, type Who } from './next-in-round.table';

type Round = { news: ShiftNews; shift: Shift; now: Date };

const tell = async ({ news, now }: Round, { personId }: Who, what: NewsLetter, cause?: string) => {
  const person = await getPerson(personId, false);
  if (!person?.email) return;
  const { organisationId, shiftId, newsId } = news;
  const about = { shiftId, newsId, personId };
  await sendOnce(organisationId, cause ?? causeOf(news, personId), { what, about }, now);
};

/** Holds a place, by the gate, which knows it first; or waits. */
const comes = ({ gate, row }: Who): boolean => gate !== undefined || row?.status === 'waiting';

const knows = async ({ news, shift }: Round, { personId, row }: Who): Promise<boolean> => {
  if (row?.status === 'waiting') return isKnownTo(news, { ticket: row.number });
  const claim = (await getDay(personId, dayOfShift(shift))).claims[shift.shiftId];
  return isKnownTo(news, { claimedAt: claim?.at, ticket: claim?.ticket });
};

const wasThere = (row: SignUpRow | undefined): { in: string; out: string } | undefined =>
  row?.status === 'holding' && row.checkedInAt !== undefined && row.checkedOutAt !== undefined
    ? { in: row.checkedInAt, out: row.checkedOutAt }
    : undefined;

/** What they did there is called as it is called now. Taken back meanwhile, it stays so. */
const copyRecord = async (shift: Shift, { personId, row }: Who): Promise<void> => {
  const times = wasThere(row);
  if (!times) return;
  await putServiceRecord(recordOf(shift, personId, times), shift.startsAt);
  if (!wasThere(await getSignUp(shift, personId)))
    await dropServiceRecord({ personId, shiftId: shift.shiftId }, shift.startsAt);
};

/** Where the shift was cancelled they come to nothing; they are told by the news that says so, not by one before it. */
const dealWithCancelled = async (round: Round, who: Who): Promise<void> => {
  const { news, shift } = round;
  const { personId, row } = who;
  const concerned = comes(who) || row?.status === 'holding' || row?.status === 'cancelled';
  const name = row?.name ?? (await getPerson(personId, false))?.name ?? '';
  if (concerned) await putCancelled(shift, personId, name, who.gate !== undefined);
  await writeMine(shift, personId, movedFrom(news));
  if (concerned && (news.what === 'cancelled' || news.what === 'event-cancelled'))
    await tell(round, who, 'news-cancelled');
};

const movedFrom = (news: ShiftNews): string | undefined =>
  news.what === 'changed' ? news.moved?.from.startsAt : undefined;

/** Their time goes with the shift; where they hold another place then, this one is given back. Answers whether it was. */
const move = async ({ news, shift, now }: Round, { personId, row, gate }: Who): Promise<boolean> => {
  const startsAt = movedFrom(news);
  if (startsAt === undefined) return false;
  const moved = { startsAt, isHeld: gate !== undefined };
  const found = await moveClaim(personId, shift, moved, now);
  if (found === undefined || !gate) return row?.status === 'given-up' && row.because === 'overlaps';
  // The roster first: who follows the gate reads there that they did not give it up themselves.
  await putGivenBack(shift, personId, row?.name ?? '');
  await leaveGate(shift, gate.number, personId);
  return true;
};

/** There is no line any more. The letter first: who is out of the line is not found in it again. */
const closeFor = async ({ shift, now }: Round, { personId, number, ...row }: WaitingRow): Promise<void> => {
  const person = await getPerson(personId, false);
  const about = { shiftId: shift.shiftId, personId };
  const cause = `passed-over-${shift.shiftId}-${personId}-${number}`;
  if (person?.email) await sendOnce(shift.organisationId, cause, { what: 'line-closed', about }, now);
  await noteLeft(shift, { ...row, personId, number });
  await stopWaiting(shift, personId);
};

const saysSomething = (news: ShiftNews): boolean =>
  news.what !== 'changed' || news.moved !== undefined || Object.keys(news.changed).length > 0;

/** What they have of it is brought up to date, and what changed is told, unless it is over or they signed up since. */
const dealWithChange = async (round: Round, who: Who): Promise<void> => {
  const { news, shift } = round;
  const isGivenBack = await move(round, who);
  if (who.row?.status === 'waiting' && !shift.waitlist) await closeFor(round, who.row);
  await writeMine(shift, who.personId, movedFrom(news));
  await copyRecord(shift, who);
  const { shiftId } = shift;
  if (isGivenBack)
    return tell(round, who, 'place-given-back', `given-back-${news.newsId}-${shiftId}-${who.personId}`);
  if (news.what === 'changed' && news.back.includes(who.personId))
    return tell(round, who, 'back-in-line', `back-in-line-${news.newsId}-${shiftId}-${who.personId}`);
  if (!saysSomething(news) || !comes(who) || shift.endsAt <= news.at) return;
  if (!(await knows(round, who))) await tell(round, who, 'news-changed');
};

const dealWith = async (round: Round, who: Who): Promise<void> => {
  const { news, shift, now } = round;
  if (news.what === 'message') {
    const isMeant = news.to === 'holding' ? who.gate !== undefined : who.row?.status === 'waiting';
    if (isMeant && shift.cancelledBecause === undefined) await tell(round, who, 'news-message');
  } else if (news.what === 'reminder') {
    const isAhead = shift.cancelledBecause === undefined && now.toISOString() < shift.startsAt;
    if (isAhead && who.gate && !(await knows(round, who))) await tell(round, who, 'news-reminder');
  } else if (shift.cancelledBecause !== undefined) await dealWithCancelled(round, who);
  else await dealWithChange(round, who);
};

const dealWithPage = async (news: ShiftNews, now: Date) => {
  const read = await getShiftWithGates(news.organisationId, news.shiftId);
  if (!read) return { upTo: news.upTo, isDone: true };
  const { some, to } = await nextInRound(news, read.gates);
  await Promise.all(some.map((who) => dealWith({ news, shift: read.shift, now }, who)));
  return to;
};

/** One page, and then how far it went: the change of that calls for the next. */
const goOn = async (news: ShiftNews, now: Date): Promise<void> => {
  const stands = await getNews(news);
  // Somebody else was quicker; the change that they made calls for what comes next.
  if (!stands || stands.isDone || stands.upTo !== news.upTo) return;
  await putProgress(stands, await dealWithPage(stands, now));
};

/** All of it at once, for whom it did not reach: told again by the nightly check. Who was told before is told nothing twice. */
const goAllRound = async (news: ShiftNews, now: Date): Promise<void> => {
  for (let round = news; !round.isDone;) round = { ...round, ...(await dealWithPage(round, now)) };
};

/**
 * News goes round to those who come to a shift, or wait, one page after the other: what they have of it is brought up to date, and
 * each is told once. A process that ends in between is followed by one that goes on from there.
 */
export const goRound = following(shiftNewsItem, async ({ after }, now) => {
  if (!after || after.isDone) return;
  await (after.again ? goAllRound : goOn)(after, now);
});
