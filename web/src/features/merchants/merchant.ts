export type { Merchant } from '../../../../functions/merchants/merchant';
