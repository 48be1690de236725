import { describe, expect, test } from 'vitest';
import { decodeText } from '../../../functions/reconciling/readers/decode-text';
import { bytesToKeep, readStatement } from '../../../functions/reconciling/readers/read-statement';
import { wechatTradeBill, type TradeBillOptions } from '../../support/make-statements';
import { back, fish } from './trade-bills';

/** As WeChat Pay gives it: who paid, in the writer's bills. */
const OPENID = 'oUpF8uMuAJO_M2pxb1Q9zNjWeS6o';
const bill = (options: TradeBillOptions = {}) => wechatTradeBill([fish, back], options);
const textOf = (bytes: Uint8Array): string => {
  const decoded = decodeText(bytes);
  return decoded.outcome === 'text' ? decoded.text : '';
};
const read = (bytes: Uint8Array) => readStatement(bytes, { kind: 'wechat-trade' });

describe('who paid is not kept', () => {
  test.each([
    [{}],
    [{ billType: 'SUCCESS' }],
    [{ era: '2014' }],
    [{ gzip: true }],
    [{ lineEnd: '\n', mark: true }],
    [{ spoil: (text: string) => text.replaceAll('`', '') }],
    [{ spoil: (text: string) => text.replace('`CNY', '`CNY,`') }],
    [{ spoil: (text: string) => text.replace('我在千岛湖有条鱼', '我在千岛湖\r\n有条鱼') }],
  ] as TradeBillOptions[][])(
    'in a bill of %o: the same lines, each where it was, and nobody’s number',
    (options) => {
      const came = bill(options);
      expect(textOf(came)).toContain(OPENID);
      const kept = bytesToKeep(came, 'wechat-trade');
      expect(textOf(kept)).not.toContain(OPENID);
      expect(textOf(kept)).toContain('***');
      const whole = (text: string) => text.replaceAll(OPENID, '***').split(/\r\n|\n/);
      expect(whole(textOf(kept))).toEqual(whole(textOf(came)));
      const [one, two] = [read(kept), read(came)];
      expect('lines' in one && one.lines).toEqual('lines' in two && two.lines);
      expect(one.problems).toEqual(two.problems);
    },
  );

  test('nor shown with a line, readable or not', () => {
    const spoilt = read(
      bill({ spoil: (text) => text.replace('`CNY', '`CNY,`').replace('`SUCCESS', '`WHAT') }),
    );
    expect(spoilt.problems.length).toBeGreaterThan(0);
    expect(JSON.stringify(spoilt)).not.toContain(OPENID);
    expect(JSON.stringify(read(bill()))).not.toContain(OPENID);
  });

  test('a bank’s file is kept as it came, and so is what is no bill at all', () => {
    const bytes = new TextEncoder().encode('日期,金额\n2026-09-08,1.00\n');
    expect(bytesToKeep(bytes, 'bank-csv')).toBe(bytes);
    expect(textOf(bytesToKeep(bytes, 'wechat-trade'))).toBe(textOf(bytes));
  });
});
