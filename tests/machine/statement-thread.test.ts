import { gzipSync } from 'node:zlib';
import { afterAll, expect, test } from 'vitest';
import { readOnThread } from '../../functions/machine/statement-thread';
import { readStatement } from '../../functions/reconciling/readers/read-statement';

const { read, stop } = readOnThread();
afterAll(stop);

const how = {
  kind: 'bank-csv' as const,
  mapping: {
    account: { number: '3301040160012345678', label: '基本户' },
    columns: { date: '交易日期', counterpartyName: '对方户名', memo: ['摘要'] },
    amount: { kind: 'two-columns' as const, income: '收入金额', outgoing: '支出金额' },
    dateFormat: 'YYYY-MM-DD' as const,
  },
};
const fileOf = (lines: number): Uint8Array =>
  gzipSync(
    [
      '交易日期,收入金额,支出金额,对方户名,摘要',
      ...Array.from({ length: lines }, (_, at) => `2026-11-01,1.00,,人${at},${'x'.repeat(300)}`),
    ].join('\n'),
  );

test('what is read aside is what would have been read at once, and the bytes stay the caller’s', async () => {
  const [small, none] = [fileOf(3), new Uint8Array([1, 2, 3])];
  expect(await read(small, how)).toEqual(readStatement(small, how));
  expect(await read(none, how)).toEqual(readStatement(none, how));
  expect(await read(none, { kind: 'wechat-trade' })).toEqual(readStatement(none, { kind: 'wechat-trade' }));
});

test('while the largest file is read, the others are answered', async () => {
  const large = fileOf(49_000);
  let longest = 0;
  let last = performance.now();
  const beat = setInterval(() => {
    longest = Math.max(longest, performance.now() - last);
    last = performance.now();
  }, 5);
  const began = performance.now();
  const reading = await read(large, how);
  const took = performance.now() - began;
  clearInterval(beat);
  expect(reading).toMatchObject({ outcome: 'read', problems: [] });
  // What is read has to be taken over, and that is quick beside the reading.
  expect(longest).toBeLessThan(Math.max(400, took / 2));
});

test('a fault of the reading fails that file, and not the next', async () => {
  await expect(read(fileOf(1), { kind: 'no-such-kind' as 'wechat-trade' })).rejects.toThrow(/no reader of/);
  expect(await read(fileOf(1), how)).toMatchObject({ outcome: 'read' });
});
