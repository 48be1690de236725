export type { SpendingRow } from '../../../../functions/spending/spending';
