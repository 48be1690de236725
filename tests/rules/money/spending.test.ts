import { expect, test } from 'vitest';
import { HandOverId } from '../../../functions/shared/ids';
import { handOverOf, NewHandOver } from '../../../functions/books/hand-overs/hand-over';
import { approve, decline, type Spending } from '../../../functions/books/spending/spending';
import { another, makeSpending, someone } from '../../support/make-fish';
import { idNumber } from '../../support/make-shift';
import { refusalOf } from '../../support/refusal';

const me = { personId: someone, name: '陈会计' };
const other = { personId: another, name: '王主任' };
const approved = (): Spending => approve(makeSpending(), other, '2026-10-12');

test('another person decides, and stands on it by name', () => {
  expect(approved()).toMatchObject({
    status: 'approved',
    requestedBy: '陈会计',
    decidedBy: '王主任',
    decidedOn: '2026-10-12',
  });
  expect(decline(makeSpending(), other, '2026-10-12', '发票不清')).toMatchObject({
    status: 'declined',
    reason: '发票不清',
  });
});

test('nobody decides their own request, and nobody decides twice', () => {
  expect(refusalOf(() => approve(makeSpending(), me, '2026-10-12'))).toBe('approver-is-requester');
  expect(refusalOf(() => decline(makeSpending(), me, '2026-10-12', '不'))).toBe('approver-is-requester');
  expect(refusalOf(() => approve(approved(), other, '2026-10-13'))).toBe('spending-already-decided');
  expect(refusalOf(() => decline(approved(), other, '2026-10-13', '不'))).toBe('spending-already-decided');
  // Even of what is decided already: the requester is told the first reason first.
  expect(refusalOf(() => approve(approved(), me, '2026-10-13'))).toBe('approver-is-requester');
});

test('a quantity needs its unit and a unit its quantity; neither is fine', () => {
  expect(refusalOf(() => makeSpending({ unit: undefined }))).toBe('unit-missing');
  expect(refusalOf(() => makeSpending({ quantity: undefined }))).toBe('unit-missing');
  expect(makeSpending({ quantity: undefined, unit: undefined }).bought).toBeUndefined();
});

const asked = (changed: Record<string, unknown> = {}) =>
  NewHandOver.parse({
    quantity: 12,
    place: { zh: '下姜村' },
    receivedBy: '陈阿婆',
    on: '2026-10-20',
    ...changed,
  });
const made = { handOverId: HandOverId.parse(idNumber('hnd', 1)), today: '2026-10-20' };

test('what was bought is handed over, up to the last one', () => {
  expect(handOverOf(approved(), asked(), made)).toMatchObject({
    quantity: 12,
    unit: { zh: '只' },
    on: '2026-10-20',
  });
  const left = { ...approved(), bought: { quantity: 12, unit: { zh: '只' }, handedOver: 10 } };
  expect(handOverOf(left, asked({ quantity: 2 }), made).quantity).toBe(2);
  expect(refusalOf(() => handOverOf(left, asked({ quantity: 3 }), made))).toBe('more-than-bought');
});

test('nothing is handed over before it is approved, tomorrow, or without having been bought', () => {
  expect(refusalOf(() => handOverOf(makeSpending(), asked(), made))).toBe('spending-not-approved');
  expect(refusalOf(() => handOverOf(decline(makeSpending(), other, '2026-10-12', '不'), asked(), made))).toBe(
    'spending-not-approved',
  );
  expect(refusalOf(() => handOverOf(approved(), asked({ on: '2026-10-21' }), made))).toBe('hand-over-day');
  expect(handOverOf(approved(), asked({ on: '2026-10-12' }), made).on).toBe('2026-10-12');
  expect(refusalOf(() => handOverOf(approved(), asked({ on: '2026-10-11' }), made))).toBe(
    'hand-over-before-approval',
  );
  const uncounted = approve(makeSpending({ quantity: undefined, unit: undefined }), other, '2026-10-12');
  expect(refusalOf(() => handOverOf(uncounted, asked(), made))).toBe('more-than-bought');
});
