import { fc, test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import {
  fileProblems,
  lineProblems,
  Problem,
  sayProblem,
} from '../../../functions/reconciling/readers/problem';
import { fingerprintOf, readStatement } from '../../../functions/reconciling/readers/read-statement';
import { wechatTradeBill } from '../../support/make-statements';
import { plain } from './bank-files';
import { back, fish } from './trade-bills';

describe('reading a statement', () => {
  test.prop([
    fc.oneof(
      fc.uint8Array({ maxLength: 300 }),
      fc.string({ maxLength: 300 }).map((text) => new TextEncoder().encode(text)),
    ),
  ])('never throws at any file, and a refused one has no lines to import', (bytes) => {
    for (const how of [{ kind: 'wechat-trade' }, { kind: 'bank-csv', mapping: plain }] as const) {
      const reading = readStatement(bytes, how);
      expect(reading.outcome).toBe('refused');
      expect(reading).not.toHaveProperty('lines');
      expect(reading.problems.some(({ on }) => on === 'file')).toBe(true);
    }
  });

  test.prop([fc.nat(), fc.nat(), fc.constantFrom('', '0', ',', '`', '"', '\n', '9', '元')], { numRuns: 500 })(
    'of a bill that was damaged anywhere finds all its money, or says that something is wrong',
    (from, length, put) => {
      const damage = (text: string): string => {
        const at = from % text.length;
        return text.slice(0, at) + put + text.slice(at + (length % 40));
      };
      const reading = readStatement(
        wechatTradeBill([fish, back, { ...fish, transactionId: '42000099' }], { spoil: damage }),
        { kind: 'wechat-trade' },
      );
      const amounts =
        reading.outcome === 'read'
          ? reading.lines.map(({ kind, amount }) => `${kind} ${String(amount)}`)
          : [];
      const whole = ['payment 16800', 'refund 8400', 'payment 16800'];
      if (reading.problems.length === 0) expect(amounts).toEqual(whole);
      else expect(whole).toEqual(expect.arrayContaining(amounts));
    },
  );

  test('the same bytes have the same fingerprint, others another', () => {
    const bill = wechatTradeBill([fish]);
    expect(fingerprintOf(bill)).toBe(fingerprintOf(Uint8Array.from(bill)));
    expect(fingerprintOf(bill)).toMatch(/^[0-9a-f]{64}$/);
    expect(fingerprintOf(wechatTradeBill([back]))).not.toBe(fingerprintOf(bill));
  });
});

describe('what is wrong', () => {
  test('is said in the reader’s language, with the line and the facts', () => {
    const reading = readStatement(
      wechatTradeBill([fish], { spoil: (text) => text.replace('`168.00', '`?') }),
      { kind: 'wechat-trade' },
    );
    const [problem] = reading.problems;
    if (!problem) throw new Error('no problem');
    expect(sayProblem(problem, 'zh')).toBe('第 2 行“应结订单金额”的内容“?”不是金额。');
    expect(sayProblem(problem, 'en')).toBe('Line 2 reads “?” in 应结订单金额, which is no amount.');
    expect(Problem.parse(problem)).toEqual(problem);
    const refused = readStatement(
      wechatTradeBill([fish], { spoil: (text) => text.replace('`1,`168.00', '`2,`168.00') }),
      { kind: 'wechat-trade' },
    );
    expect(refused.problems.map((each) => sayProblem(each, 'zh'))).toEqual([
      '文件汇总“总交易单数”为 2，逐行合计为 1，不一致。',
    ]);
  });

  test('has the same facts in both languages', () => {
    const factsIn = (sentence: string) => [...sentence.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort();
    for (const words of [...Object.values(fileProblems), ...Object.values(lineProblems)]) {
      expect(factsIn(words.zh)).toEqual(factsIn(words.says));
    }
  });
});
