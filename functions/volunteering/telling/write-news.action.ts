import { config } from '../../platform/config';
import type { Writer, Writers } from '../../platform/letters/outbox';
import { getPerson } from '../../people/accounts/person.table';
import { PersonId, ShiftId } from '../../shared/ids';
import { getEvent, getEventNews } from '../events/event.table';
import { getMessage } from '../messages/message.table';
import type { ShiftNews } from '../shifts/shift-news';
import { getNews } from '../shifts/shift-news.table';
import { getShiftNow } from '../shifts/shift.table';
import * as letters from '../letters/news';
import type { NewsLetter } from '../letters/names';

/** What of it is told: its own, or that of the event from which it follows. */
const toldBy = async (news: ShiftNews): Promise<letters.Told> => {
  if (news.what === 'changed') return news;
  if (news.what === 'cancelled') return { changed: {}, reason: news.reason };
  if (news.what !== 'event-changed' && news.what !== 'event-cancelled') return { changed: {} };
  const { organisationId, eventId, eventRevision } = news;
  return (await getEventNews({ organisationId, eventId, revision: eventRevision })) ?? { changed: {} };
};

type Of = { about: letters.About; news: ShiftNews; told: letters.Told };

const messageOf = async ({ about, news }: Of): Promise<letters.Letter | undefined> => {
  if (news.what !== 'message') return undefined;
  const said = await getMessage(news);
  return said && letters.message(about, said);
};

const words: Readonly<Record<NewsLetter, (of: Of) => letters.Letter | Promise<letters.Letter | undefined>>> =
  {
    'news-changed': ({ about, told }) => letters.changed(about, told),
    'news-cancelled': ({ about, told }) => letters.cancelled(about, told),
    'back-in-line': ({ about, told }) => letters.backInLine(about, told),
    'place-given-back': ({ about, told }) => letters.givenBack(about, told),
    'news-reminder': ({ about }) => letters.reminder(about),
    'news-message': messageOf,
  };
/** Of what was cancelled nobody is reminded, nor written to, though the letter waited for that long. */
const STILL = new Set<NewsLetter>(['news-reminder', 'news-message', 'news-changed']);

const writerOf =
  (what: NewsLetter): Writer =>
  async ({ organisationId, about: ids }) => {
    const personId = PersonId.parse(ids['personId']);
    const shiftId = ShiftId.parse(ids['shiftId']);
    const [person, shift, news] = await Promise.all([
      getPerson(personId, false),
      getShiftNow(organisationId, shiftId),
      getNews({ organisationId, shiftId, newsId: ids['newsId'] ?? '' }),
    ]);
    if (!person?.email || !shift || !news) return undefined;
    if (shift.cancelledBecause !== undefined && STILL.has(what)) return undefined;
    const event = await getEvent(organisationId, shift.eventId);
    const link = `${config.publicUrl}/${organisationId}/events/${shift.eventId}`;
    const about = { name: person.name, shift, event, link };
    const letter = await words[what]({ about, news, told: await toldBy(news) });
    return letter && { to: person.email, ...letter };
  };

/** Who writes the letters of news. */
export const newsWriters: Writers = Object.fromEntries(
  (Object.keys(words) as NewsLetter[]).map((what) => [what, writerOf(what)]),
);
