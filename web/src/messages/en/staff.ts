import type { StaffMessages } from '../zh-CN/staff';
import { staffAccount } from './staff-account';
import { staffDesk } from './staff-desk';
import { staffEvents } from './staff-events';
import { staffHistory } from './staff-history';
import { staffMatches } from './staff-matches';
import { staffMoney } from './staff-money';
import { staffOrders } from './staff-orders';
import { staffSelling } from './staff-selling';
import { staffStatements } from './staff-statements';

export const enStaff: StaffMessages = {
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
