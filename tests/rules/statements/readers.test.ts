import { describe, expect, test } from 'vitest';
import { decodeText, linesOf } from '../../../functions/reconciling/readers/decode-text';
import { readStatement } from '../../../functions/reconciling/readers/read-statement';
import {
  otherReader,
  readerOf,
  readers,
  StatementKind,
} from '../../../functions/reconciling/readers/readers';
import { bankCsv, wechatTradeBill } from '../../support/make-statements';
import { abc, ccb, direction, icbc, mappingOf, paid, spent } from './bank-files';
import { back, fish } from './trade-bills';

const textOf = (bytes: Uint8Array): string[] => {
  const decoded = decodeText(bytes);
  return decoded.outcome === 'text' ? linesOf(decoded.text) : [];
};
const files: [string, StatementKind, Uint8Array][] = [
  ['a provider’s bill', 'wechat-trade', wechatTradeBill([fish, back])],
  ...[icbc, ccb, abc, direction].map((layout): [string, StatementKind, Uint8Array] => [
    layout.name.zh,
    'bank-csv',
    bankCsv(layout, [paid, spent]),
  ]),
];

describe('the readers', () => {
  test('are known by their kinds, each once', () => {
    expect(StatementKind.options).toEqual(readers.map(({ kind }) => kind));
    expect(new Set(StatementKind.options).size).toBe(readers.length);
    for (const kind of StatementKind.options) expect(readerOf(kind).kind).toBe(kind);
  });

  test.each(files)('one of them recognises %s, and no other does', (_, kind, bytes) => {
    const knowing = readers.filter((reader) => reader.recognises(textOf(bytes)));
    expect(knowing.map((reader) => reader.kind)).toEqual([kind]);
    expect(otherReader(kind, textOf(bytes))).toBeUndefined();
  });

  test('what is another kind of file is told by its name, not as a header that is missing', () => {
    const mapping = mappingOf(icbc);
    expect(readStatement(bankCsv(ccb, [paid]), { kind: 'wechat-trade' }).problems).toMatchObject([
      { code: 'other-kind', facts: { kind: readerOf('bank-csv').called } },
    ]);
    expect(readStatement(wechatTradeBill([fish]), { kind: 'bank-csv', mapping }).problems).toMatchObject([
      { code: 'other-kind', facts: { kind: readerOf('wechat-trade').called } },
    ]);
  });
});
