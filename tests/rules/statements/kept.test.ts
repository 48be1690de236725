import { describe, expect, test } from 'vitest';
import { OrderId, PersonId, RemittanceId, StatementLineId } from '../../../functions/shared/ids';
import { fen } from '../../../functions/shared/money';
import {
  BY_THE_BILL,
  differenceOf,
  keepState,
  stateKept,
} from '../../../functions/reconciling/lines/kept-state';
import { openDifference, resolve } from '../../../functions/reconciling/differences/listed-difference';
import { LineState } from '../../../functions/reconciling/lines/statement-line';
import { trimmed } from '../../../functions/reconciling/readers/trimmed';
import { idNumber } from '../../support/make-shift';

const lineId = StatementLineId.parse(idNumber('lin', 1));
const orderId = OrderId.parse(idNumber('ord', 1));
const personId = PersonId.parse('0123456789ab');
const at = '2026-09-08T01:00:00.000Z';
const person = { kind: 'person', personId } as const;

describe('a line’s state is kept small and told whole', () => {
  const states: [string, LineState][] = [
    ['open', { state: 'open' }],
    ['reopened', { state: 'open', reopened: { why: '认错了', personId, at } }],
    ['different', { state: 'differs', differenceId: differenceOf(lineId) }],
    [
      'matched by the bill',
      { state: 'matched-to-order', orderId, why: BY_THE_BILL, who: { kind: 'machine' }, at },
    ],
    ['matched by a person', { state: 'matched-to-order', orderId, why: '补记', who: person, at }],
    [
      'paid over',
      {
        state: 'matched-to-remittance',
        remittanceId: RemittanceId.parse(idNumber('rem', 1)),
        why: 'payer-and-total',
        who: person,
        at,
      },
    ],
    ['set aside', { state: 'set-aside', why: '店里的', who: person, at }],
  ];

  test.each(states)('%s', (_, state) => {
    for (const merchantOrderId of [orderId, 'another']) {
      const of = { lineId, merchantOrderId };
      const kept = keepState(LineState.parse(state), of);
      expect(stateKept(kept, of)).toEqual(state);
      expect(Buffer.byteLength(JSON.stringify(kept))).toBeLessThan(180);
    }
  });

  test('a long reason is kept by its beginning', () => {
    const state = { state: 'set-aside', why: '因'.repeat(500), who: person, at } as const;
    const told = stateKept(keepState(state, { lineId }), { lineId });
    expect(told).toMatchObject({ state: 'set-aside', why: expect.stringMatching(/^因{10,19}…$/) as string });
  });
});

describe('a difference is resolved', () => {
  const found = {
    reason: 'no-such-order',
    lineIdentity: 'wechat-payment-1',
    merchantOrderId: 'POS-1',
    transactionId: '1',
    billAmount: fen(100),
    at,
  } as const;
  const open = openDifference(found, { differenceId: differenceOf(lineId), lineId });
  const by = { how: 'set-aside', note: '店里的', personId, name: '徐会计', at } as const;

  test('by a person, once, in a way that its reason allows', () => {
    expect(open.may).toEqual(['set-aside']);
    const done = resolve(open, by);
    expect(done).toMatchObject({ may: [], resolved: { by: personId, byName: '徐会计', note: '店里的', at } });
    expect(resolve(done, { ...by, at: '2026-09-09T01:00:00.000Z' })).toBe(done);
    for (const other of [
      { note: '别的' },
      { personId: PersonId.parse('ab0123456789') },
      { how: 'record-payment' as const },
    ])
      expect(() => resolve(done, { ...by, ...other })).toThrow(
        expect.objectContaining({ code: 'difference-already-resolved' }),
      );
    for (const how of ['record-payment', 'record-refund'] as const)
      expect(() => resolve(open, { ...by, how })).toThrow(
        expect.objectContaining({ code: 'resolution-not-possible' }),
      );
  });
});

describe('trimmed', () => {
  test('counts bytes, never cuts a character in two, and shows that something was cut', () => {
    expect(trimmed('千岛湖渔家', 15)).toBe('千岛湖渔家');
    expect(trimmed('千岛湖渔家', 14)).toBe('千岛湖…');
    expect(trimmed('𠮷𠮷𠮷', 11)).toBe('𠮷𠮷…');
    expect(trimmed('𠮷𠮷𠮷', 10)).toBe('𠮷…');
    expect(Buffer.byteLength(trimmed('渔'.repeat(90), 100))).toBeLessThanOrEqual(100);
  });

  test('is one line without what hides in a text or turns its direction', () => {
    expect(trimmed('  渔\u202e家\u200b \n 义卖\u0000 ', 60)).toBe('渔家 义卖');
  });
});
