import { staffAccount } from './staff-account';
import { staffDesk } from './staff-desk';
import { staffEvents } from './staff-events';
import { staffHistory } from './staff-history';
import { staffMatches } from './staff-matches';
import { staffMoney } from './staff-money';
import { staffOrders } from './staff-orders';
import { staffSelling } from './staff-selling';
import { staffStatements } from './staff-statements';

/** Every word of the staff's pages, by noun. `en` is typed by it, so a missing key fails the build. */
export const zhCNStaff = {
  ...staffAccount,
  ...staffDesk,
  ...staffEvents,
  ...staffHistory,
  ...staffSelling,
  ...staffMatches,
  ...staffMoney,
  ...staffOrders,
  ...staffStatements,
};
export type StaffMessages = typeof zhCNStaff;
