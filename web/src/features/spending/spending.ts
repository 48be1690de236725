export type { Spending, SpendingRow } from '../../../../functions/books/spending/spending';
