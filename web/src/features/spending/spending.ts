export type { Spending, SpendingRow } from '../../../../functions/spending/spending';
