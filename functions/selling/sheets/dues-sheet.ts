import type { Due } from '../../books/dues/due';
import { dayCell, yuanCell } from '../../shared/csv';
import { oneOf, sheet, wordsIn } from '../../shared/sheet';
import type { Words } from '../../shared/words';

/** A due with what its merchant and its fund are called. */
export type NamedDue = { due: Due; merchantName: Words | undefined; fundName: Words | undefined };

const states = oneOf<Due['status']>({ open: ['未划付', 'owed'], 'paid-over': ['已划付', 'paid over'] });

export const duesSheet = sheet<NamedDue>({ zh: '应捐款', en: 'dues' }, [
  { zh: '商家', en: 'Merchant', of: (row, language) => wordsIn(row.merchantName, language) },
  { zh: '专项基金', en: 'Fund', of: (row, language) => wordsIn(row.fundName, language) },
  { zh: '销售日', en: 'Day of sale', of: ({ due }) => dayCell(due.day) },
  { zh: '当日第几笔', en: 'Page of the day', of: ({ due }) => due.page },
  { zh: '件数', en: 'Items', of: ({ due }) => due.count },
  { zh: '应捐（元）', en: 'Due (yuan)', of: ({ due }) => yuanCell(due.amount) },
  { zh: '状态', en: 'State', of: ({ due }, language) => states(due.status, language) },
  {
    zh: '划付日',
    en: 'Paid over on',
    of: ({ due }) => (due.status === 'paid-over' ? dayCell(due.paidOverOn) : undefined),
  },
  {
    zh: '划付编号',
    en: 'Remittance',
    of: ({ due }) => (due.status === 'paid-over' ? due.remittanceId : undefined),
  },
  { zh: '商家编号', en: 'Merchant number', of: ({ due }) => due.merchantId },
]);
