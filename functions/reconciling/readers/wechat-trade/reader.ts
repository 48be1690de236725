import { gzipSync } from 'node:zlib';
import type { OfBill, Reader } from '../reader';
import { readWechatTradeBill, tradeBillToKeep } from './wechat-trade-bill';
import { findWechatHeader } from './wechat-trade-columns';

/** WeChat Pay's 交易账单. It is kept packed, without who paid. */
export const wechatTrade: Reader<'wechat-trade', false, OfBill> = {
  kind: 'wechat-trade',
  called: '微信支付交易账单 (WeChat Pay trade bill)',
  mapped: false,
  brings: 'bill',
  recognises: (top) => !('on' in findWechatHeader(top)),
  read: (text, { latest }) => ({ brings: 'bill', ...readWechatTradeBill(text, latest) }),
  keep: (_bytes, text) => gzipSync(tradeBillToKeep(text)),
  // The provider's numbers are unique by themselves, whichever account they are of.
  accountOf: () => 'wechat',
};
