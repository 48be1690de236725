import { fc, test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import {
  columnKey,
  DATE_FORMATS,
  isRounded,
  isRoundedOf,
  readClock,
  readDay,
  readMilliFen,
  readShanghaiTime,
  readYuan,
  sayMilliFen,
} from '../../../functions/reconciling/readers/read-cells';
import { yuanText } from '../../../seeds/papers/figures';

describe('an amount in yuan', () => {
  test.each([
    ['84.00', 8_400],
    ['84', 8_400],
    ['84.5', 8_450],
    ['.50', 50],
    ['0.01', 1],
    ['+10000.00', 1_000_000],
    ['-5.00', -500],
    ['－5.00', -500],
    ['¥1,234,567.89', 123_456_789],
    ['￥3', 300],
    ['１２．５０', 1_250],
    ['0042.00', 4_200],
    ['10.5000', 1_050],
    [' 7.00\t', 700],
    ['-0.00', 0],
  ])('%s is %i fen', (text, expected) => {
    expect(readYuan(text)).toBe(expected);
  });

  test.each([
    '',
    '-',
    'abc',
    '12.',
    '1,23',
    '1,2345',
    '12,34.00',
    '1.234,56',
    '1.005',
    '(12.00)',
    '1e3',
    '1 000',
    '12.00元',
    '0x10',
    'NaN',
    '9999999999999',
    '--5',
    '1.2.3',
  ])('%s is no amount, and surely not 0', (text) => {
    expect(readYuan(text)).toBeUndefined();
  });

  test.prop([fc.integer({ min: -99_999_999_999, max: 99_999_999_999 }), fc.boolean()])(
    'comes back from how banks write it',
    (amount, grouped) => {
      expect(readYuan(yuanText(amount, grouped))).toBe(amount === 0 ? 0 : amount);
    },
  );

  test('of a fee keeps five decimals, and no more', () => {
    expect(readMilliFen('0.05940')).toBe(5_940);
    expect(readMilliFen('-0.25200')).toBe(-25_200);
    expect(readMilliFen('0.000001')).toBeUndefined();
    expect(sayMilliFen(-25_200)).toBe('-0.25200');
  });
});

describe('a day', () => {
  test.each([
    ['2026-09-08', 'YYYY-MM-DD', ''],
    ['2026-9-8 09:00:00', 'YYYY-MM-DD', '09:00:00'],
    ['20260908', 'YYYYMMDD', ''],
    ['20260908 17:07:09', 'YYYYMMDD', '17:07:09'],
    ['20260908170709', 'YYYYMMDD', '170709'],
    ['2026/09/08', 'YYYY/MM/DD', ''],
    ['2026.09.08', 'YYYY.MM.DD', ''],
    ['2026年9月8日', 'YYYY年MM月DD日', ''],
    ['08/09/2026', 'DD/MM/YYYY', ''],
    ['09/08/2026', 'MM/DD/YYYY', ''],
  ] as const)('%s by %s', (text, format, rest) => {
    expect(readDay(text, format)).toEqual({ day: '2026-09-08', rest });
  });

  test.each([
    '2026-02-30',
    '2025-02-29',
    '2026-13-01',
    '2026-00-10',
    '1926-09-08',
    '20260908',
    '8 Sep',
    '',
    '2026-09',
  ])('%s is no day', (text) => {
    expect(readDay(text, 'YYYY-MM-DD')).toBeUndefined();
  });

  test.prop([
    fc.date({ min: new Date('2000-01-02'), max: new Date('2099-12-31'), noInvalidDate: true }),
    fc.constantFrom(...DATE_FORMATS),
  ])('comes back from every format', (date, format) => {
    const day = date.toISOString().slice(0, 10);
    const [y = '', m = '', d = ''] = day.split('-');
    expect(readDay(format.replace('YYYY', y).replace('MM', m).replace('DD', d), format)?.day).toBe(day);
  });
});

describe('a time', () => {
  test.each([
    ['9:05', '09:05:00'],
    ['09:05:01', '09:05:01'],
    ['090501', '09:05:01'],
    ['90501', '09:05:01'],
    ['09:05:01.123', '09:05:01'],
    ['09：05：01', '09:05:01'],
  ])('of day %s', (text, expected) => {
    expect(readClock(text)).toBe(expected);
  });

  test.each(['24:00:00', '12:60:00', '12:00:60', '501', '1234567', 'noon', ''])(
    'of day is not %s',
    (text) => {
      expect(readClock(text)).toBeUndefined();
    },
  );

  test('of a provider is Shanghai time, eight hours ahead of UTC, to the second', () => {
    expect(readShanghaiTime('2026-09-08 00:30:00')).toBe('2026-09-07T16:30:00.000Z');
    expect(readShanghaiTime('2016-05-04  02:18:18')).toBe('2016-05-03T18:18:18.000Z');
    expect(readShanghaiTime('2026-09-08')).toBeUndefined();
    expect(readShanghaiTime('2026-09-08 09:00')).toBeUndefined();
    expect(readShanghaiTime('2026/9/8 09:00:00')).toBeUndefined();
  });
});

test('a number that a spreadsheet has rounded is told from one that was not', () => {
  expect(['4.00123E+27', '4.2e+27', '4E+27'].every(isRounded)).toBe(true);
  expect(['4200001234', 'E+27', 'ord_4E5', '4E5'].some(isRounded)).toBe(false);
});

test.each([
  ['4.2E+27', '4200001234202609080000000001', true],
  ['4.20000E+27', '4200001234202609080000000001', true],
  ['4.20E+27', '4200001234202609080000000001', true],
  ['4.20001e+27', '4200006234202609080000000001', true],
  ['4.20001E+27', '4200001234202609080000000001', false],
  ['4.3E+27', '4200001234202609080000000001', false],
  ['4.2E+26', '4200001234202609080000000001', false],
  ['4.2E+3', '4200', true],
  ['4.2E+3', 'A200', false],
])('%s could be what a spreadsheet shows of %s: %s', (rounded, whole, could) => {
  expect(isRoundedOf(rounded, whole)).toBe(could);
});

test('a column is known by its name in full and half width', () => {
  expect(columnKey(' "借方发生额（支取）" ')).toBe(columnKey('借方发生额(支取)'));
  expect(columnKey('\ufeff交易 时间')).toBe('交易时间');
  expect(columnKey('收入')).not.toBe(columnKey('支出'));
});
