import { momentCell, yuanCell } from '../../shared/csv';
import { oneOf, sheet, wordsIn } from '../../shared/sheet';
import type { SpendingRow } from './spending';

const states = oneOf<SpendingRow['status']>({
  pending: ['待审批', 'waits for approval'],
  approved: ['已批准', 'approved'],
  declined: ['未批准', 'declined'],
});

export const spendingsSheet = sheet<SpendingRow>({ zh: '支出', en: 'spendings' }, [
  { zh: '申请时间', en: 'Asked at', of: (row) => momentCell(row.requestedAt) },
  { zh: '用途', en: 'Purpose', of: (row, language) => wordsIn(row.purpose, language) },
  { zh: '收款方', en: 'Payee', of: (row) => row.payee },
  { zh: '金额（元）', en: 'Amount (yuan)', of: (row) => yuanCell(row.amount) },
  { zh: '状态', en: 'State', of: (row, language) => states(row.status, language) },
  { zh: '数量', en: 'Quantity', of: ({ bought }) => bought?.quantity },
  { zh: '单位', en: 'Unit', of: ({ bought }, language) => wordsIn(bought?.unit, language) },
  { zh: '已交付', en: 'Handed over', of: ({ bought }) => bought?.handedOver },
  { zh: '支出编号', en: 'Spending', of: (row) => row.spendingId },
]);
