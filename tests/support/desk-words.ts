import { en as accountEn } from '../../web/src/messages/account/en';
import { zhCN as accountZh } from '../../web/src/messages/account/zh-CN';
import { en as deskEn } from '../../web/src/messages/desk/en';
import { zhCN as deskZh } from '../../web/src/messages/desk/zh-CN';
import { en as eventsEn } from '../../web/src/messages/events/en';
import { zhCN as eventsZh } from '../../web/src/messages/events/zh-CN';
import { en as historyEn } from '../../web/src/messages/history/en';
import { zhCN as historyZh } from '../../web/src/messages/history/zh-CN';
import { en as matchesEn } from '../../web/src/messages/matches/en';
import { zhCN as matchesZh } from '../../web/src/messages/matches/zh-CN';
import { en as moneyEn } from '../../web/src/messages/money/en';
import { zhCN as moneyZh } from '../../web/src/messages/money/zh-CN';
import { en as ordersEn } from '../../web/src/messages/orders/en';
import { zhCN as ordersZh } from '../../web/src/messages/orders/zh-CN';
import { en as sellingEn } from '../../web/src/messages/selling/en';
import { zhCN as sellingZh } from '../../web/src/messages/selling/zh-CN';
import { en as statementsEn } from '../../web/src/messages/statements/en';
import { zhCN as statementsZh } from '../../web/src/messages/statements/zh-CN';

/** Every word of the desk, area by area, for tests that read its pages in both languages. */
export const zhCNDesk = {
  ...accountZh,
  ...deskZh,
  ...eventsZh,
  ...historyZh,
  ...matchesZh,
  ...moneyZh,
  ...ordersZh,
  ...sellingZh,
  ...statementsZh,
};
export const enDesk: typeof zhCNDesk = {
  ...accountEn,
  ...deskEn,
  ...eventsEn,
  ...historyEn,
  ...matchesEn,
  ...moneyEn,
  ...ordersEn,
  ...sellingEn,
  ...statementsEn,
};
