import type { offer as zhCN } from '../zh-CN/offer';

export const offer: typeof zhCN = {
  gift: (amount, unit, use) => `${amount} of each ${unit}: ${use}`,
  goods: 'Goods',
  donation: 'Donation',
  price: (unit) => `per ${unit}`,
  split: (goods, donation) => `Goods ${goods}, donation ${donation}`,
  quantity: 'Quantity',
  fewer: 'One fewer',
  another: 'One more',
  notQuantity: (most) => `Please give a whole number from 1 to ${most}.`,
  fewLeft: (left, unit) => `Only ${left} ${unit} left: more would pass the maximum that was agreed.`,
  email: 'E-mail address',
  emailHint: 'Used only for our thank-you letter with the link to your order.',
  total: 'Total',
  totalDonation: (amount) => `of which ${amount} is a donation`,
  pay: 'Pay',
  closed: 'This is not on sale at the moment.',
  backToCampaign: 'See where the money goes',
  frozen: 'The rate of the donation is written into your order and does not change afterwards.',
};
