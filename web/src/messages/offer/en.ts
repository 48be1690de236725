import type { offer as zhCN } from './zh-CN';

export const offer: typeof zhCN = {
  gift: (amount, unit, use) => `${amount} from each ${unit} goes towards ${use}`,
  goods: 'Goods',
  donation: 'Donation',
  price: (unit) => `per ${unit}`,
  split: (goods, donation) => `Goods ${goods}, donation ${donation}`,
  quantity: 'Quantity',
  fewer: 'One fewer',
  another: 'One more',
  notQuantity: (most) => `Please enter a whole number from 1 to ${most}.`,
  fewLeft: (left, unit) => `Only ${left} ${unit} left before the agreed donation limit is reached.`,
  email: 'E-mail address',
  emailHint: 'Only used to send you a thank-you and the link to your order.',
  total: 'Total',
  totalDonation: (amount) => `of which ${amount} is a donation`,
  pay: 'Pay',
  closed: 'This is not on sale at the moment.',
  backToCampaign: 'See where the money goes',
  frozen: 'The donation is fixed in your order and will not change afterwards.',
};
