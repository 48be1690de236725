import type { OrganisationId, PersonId, ShiftId } from '../../shared/ids';
import { table, type Write } from '../../platform/table/table';
import { shiftNewsItem } from './shift.item';
import type { ShiftNews } from './shift-news';

type Which = Pick<ShiftNews, 'organisationId' | 'shiftId' | 'newsId'>;
const YEAR = 365 * 86_400;
const itemOf = (news: ShiftNews) =>
  shiftNewsItem.item(news, { expiresAtSeconds: Math.floor(Date.parse(news.at) / 1000) + YEAR });

/**
 * In the transaction of what it tells.
 * @question News of this shift, which goes round to those who come
 * @key main `ORG#{o}#SHIFT#{shift}` / `TOLD#{news}`
 * @cost 2 WCU a kilobyte in a transaction
 */
export const putNews = (news: ShiftNews): Write => table.writes.put(itemOf(news));

/**
 * The same where it follows from something else: where it went round before, it does not again.
 * @question News of this shift that follows from its event, or from the evening
 * @key main `ORG#{o}#SHIFT#{shift}` / `TOLD#{news}`
 * @holds there is none of this name → nothing
 * @cost 1 WCU a kilobyte
 */
export const putNewsOnce = async (news: ShiftNews): Promise<void> => {
  await table.create(itemOf(news), () => undefined);
};

/**
 * @question How far did this news go?
 * @key main `ORG#{o}#SHIFT#{shift}` / `TOLD#{news}`
 * @cost 1 RCU
 */
export const getNews = ({ organisationId, shiftId, newsId }: Which): Promise<ShiftNews | undefined> =>
  table.get(shiftNewsItem.stored, shiftNewsItem.key({ organisationId, shiftId, newsId }));

/**
 * @question What was told of this shift?
 * @key main `ORG#{o}#SHIFT#{shift}` / `TOLD#…`
 * @cost ½ RCU for about ten
 */
export const listNews = (where: { organisationId: OrganisationId; shiftId: ShiftId }): Promise<ShiftNews[]> =>
  table.all(shiftNewsItem.stored, {
    pk: shiftNewsItem.partition(where),
    begins: shiftNewsItem.begins(),
    most: 1_000,
  });

/**
 * So far it went round; the stream then tells of the next page.
 * @question These people have been told
 * @key main `ORG#{o}#SHIFT#{shift}` / `TOLD#{news}`
 * @holds it stood there as it was read → nothing: somebody else was quicker
 * @cost 1 WCU a kilobyte
 */
export const putProgress = (
  news: ShiftNews,
  to: { upTo: PersonId | ''; isDone: boolean },
): Promise<undefined> =>
  table.update(shiftNewsItem.key(news), {
    set: 'SET upTo = :to, isDone = :done',
    condition: 'upTo = :before AND isDone = :no',
    values: { ':to': to.upTo, ':done': to.isDone, ':before': news.upTo, ':no': false },
    otherwise: () => undefined,
  });
