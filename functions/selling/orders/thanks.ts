import { yuan } from '../../shared/money';
import { donationOf, totalOf, type Order } from './order';
import type { Offer } from '../offers/offer';

/** The letter of thanks in the language in which the order was placed. @param link opens the order */
export const thanksFor = (
  order: Order,
  offer: Pick<Offer, 'name' | 'use' | 'merchantName' | 'howToGet'>,
  link: string,
): { subject: string; text: string } => {
  const [gift, total] = [`¥${yuan(donationOf(order))}`, `¥${yuan(totalOf(order))}`];
  if (order.locale === 'en') {
    const [name, use] = [offer.name.en ?? offer.name.zh, offer.use.en ?? offer.use.zh];
    const how = offer.howToGet && `\n\nHow to get it: ${offer.howToGet.en ?? offer.howToGet.zh}`;
    return {
      subject: `Thank you: ${gift} for ${use}`,
      text: `Thank you for your order.\n\n${name} × ${order.quantity}, ${total}\nof which ${gift} is a donation for ${use}\nDonor: ${offer.merchantName.en ?? offer.merchantName.zh}${how ?? ''}\n\nSee where your donation is now:\n${link}\n\nAnyone with this link can see the order, so please keep it to yourself.`,
    };
  }
  const how = offer.howToGet && `\n\n取货方式：${offer.howToGet.zh}`;
  return {
    subject: `谢谢您：${gift} 用于${offer.use.zh}`,
    text: `谢谢您的支持。\n\n${offer.name.zh} × ${order.quantity}${order.promised.unit.zh}，共 ${total}\n其中 ${gift} 用于：${offer.use.zh}\n捐赠方：${offer.merchantName.zh}${how ?? ''}\n\n这笔善款走到了哪里，随时可看：\n${link}\n\n持有此链接的人都能看到该订单，请妥善保管。`,
  };
};
