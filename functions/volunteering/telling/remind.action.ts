import { atShanghai, dayOf } from '../../shared/time';
import { newsOf } from '../shifts/shift-news';
import { putNewsOnce } from '../shifts/shift-news.table';
import { listShiftsOfDay } from '../shifts/shift-list.table';

const PAGE = 50;
const DAY_MS = 86_400_000;
/** Six in the evening, in Asia/Shanghai. */
const EVENING = 'T18:00:00';

/**
 * From six in the evening on, reminds those who hold a place tomorrow: once a shift, however often it is asked, so that whoever calls
 * each quarter of an hour goes on with what was cut off. Who signs up after six is not reminded. Nothing before six.
 * @param goOn is there time for more?
 */
export const remindOfTomorrow = async (now: Date, goOn: () => boolean): Promise<void> => {
  const at = atShanghai(`${dayOf(now.toISOString())}${EVENING}`);
  if (now.toISOString() < at) return;
  const tomorrow = dayOf(new Date(now.getTime() + DAY_MS).toISOString());
  let cursor: string | undefined;
  do {
    const page = await listShiftsOfDay(tomorrow, { limit: PAGE, cursor });
    for (const shift of page.items)
      await putNewsOnce(newsOf(shift, { what: 'reminder', newsId: `reminder-${tomorrow}`, at }));
    cursor = page.next;
  } while (cursor !== undefined && goOn());
};
