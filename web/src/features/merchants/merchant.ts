export type { Merchant } from '../../../../functions/selling/merchants/merchant';
