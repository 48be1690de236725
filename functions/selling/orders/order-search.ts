import * as z from 'zod';
import { OrderId } from '../../shared/ids';
import { fen, type Fen } from '../../shared/money';
import { typed } from '../../shared/seen';
import { addMinutes, atShanghai, Day, dayOf } from '../../shared/time';
import { refundedOf, totalOf, type Order } from './order';

/** What of an order's price went back. */
export const OrderState = z.enum(['placed', 'paid', 'part-refunded', 'refunded']);
export type OrderState = z.infer<typeof OrderState>;

/** What somebody looks for, as one box understood it. */
export type OrderSearch = {
  /** Our own numbers. */
  orderIds: OrderId[];
  /** Whatever else looks like a number: most likely the provider's. */
  numbers: string[];
  email?: string;
  /** The whole price, in fen. */
  amount?: Fen;
  /** Days in Asia/Shanghai, both among them. */
  days?: { from: Day; to: Day };
  /** What was not understood. */
  rest: string[];
};

const DAY_MINUTES = 1_440;
const dayBefore = (day: Day): Day => dayOf(addMinutes(atShanghai(`${day}T12:00`), -DAY_MINUTES));

const two = (part: string): string => part.padStart(2, '0');
const dayIn = (year: string, month: string, date: string): Day | undefined =>
  Day.safeParse(`${year}-${two(month)}-${two(date)}`).data;

/** A month and a day without a year: the last time that there was one. */
const lately = (month: string, date: string, today: Day): Day | undefined => {
  const year = Number(today.slice(0, 4));
  const found = [year, year - 1].map((each) => dayIn(String(each), month, date));
  return found.find((day) => day !== undefined && day <= today) ?? found[0];
};

type Days = [from: Day, to: Day];
const only = (day: Day | undefined): Days | undefined => (day === undefined ? undefined : [day, day]);
const wholeMonth = (year: string, month: string): Days | undefined => {
  const first = dayIn(year, month, '1');
  const next =
    Number(month) === 12
      ? dayIn(String(Number(year) + 1), '1', '1')
      : dayIn(year, String(Number(month) + 1), '1');
  return first === undefined ? undefined : [first, next === undefined ? first : dayBefore(next)];
};

/** What stands for days, the longer ways to write one first. A number of eight digits is a day where there is such a day. */
const DAYS: readonly (readonly [RegExp, (found: readonly string[], today: Day) => Days | undefined])[] = [
  [
    /(?<!\d)(20\d\d)[-/.年](\d{1,2})[-/.月](\d{1,2})[日号]?(?!\d)/,
    ([, y = '', m = '', d = '']) => only(dayIn(y, m, d)),
  ],
  [/(?<![\w.-])(20\d\d)(\d\d)(\d\d)(?![\w.-])/, ([, y = '', m = '', d = '']) => only(dayIn(y, m, d))],
  [
    /(?<!\d)(20\d\d)(?:年(\d{1,2})月|[-/](\d{1,2}))(?![\d-])/,
    ([, y = '', m, n]) => wholeMonth(y, m ?? n ?? ''),
  ],
  [/(?<!\d)(\d{1,2})月(\d{1,2})[日号]?(?!\d)/, ([, m = '', d = ''], today) => only(lately(m, d, today))],
  [/(?<![\w.-])(\d{1,2})[-/](\d{1,2})(?![\w.-])/, ([, m = '', d = ''], today) => only(lately(m, d, today))],
  [/今天|今日|\btoday\b/i, (_found, today) => only(today)],
  [/昨天|昨日|\byesterday\b/i, (_found, today) => only(dayBefore(today))],
];

/** Takes the days out of a text. Several are a range, from the first to the last of them. */
const takeDays = (text: string, today: Day): { days?: OrderSearch['days']; left: string } => {
  let left = text;
  const found: Day[] = [];
  for (const [pattern, read] of DAYS) {
    left = left.replaceAll(new RegExp(pattern, `${pattern.flags}g`), (...match) => {
      const days = read(
        match.slice(0, -2).map((part) => part as string),
        today,
      );
      if (!days) return String(match[0]);
      found.push(...days);
      return ' ';
    });
  }
  const [from, to] = [found.toSorted()[0], found.toSorted().at(-1)];
  if (from === undefined || to === undefined) return { left };
  return {
    days: { from, to },
    left: left.replaceAll(/(?:^|\s)(?:至|到|~|-|–|—|\.\.|to|from|从)(?=\s|$)/gi, ' '),
  };
};

/** Digits of our numbers that are read as letters: the ids know neither i, l nor o. */
const OUR_NUMBER = /ord[_-]?([0-9a-z]{26})(?![0-9a-z])/gi;
const idOf = (digits: string): OrderId | undefined =>
  OrderId.safeParse(`ord_${digits.toLowerCase().replaceAll('o', '0').replaceAll(/[il]/g, '1')}`).data;

const takeIds = (text: string): { orderIds: OrderId[]; left: string } => {
  const orderIds: OrderId[] = [];
  const take = (whole: string, digits: string): string => {
    const id = idOf(digits);
    if (id === undefined) return whole;
    if (!orderIds.includes(id)) orderIds.push(id);
    return ' ';
  };
  // From an address too: what stands around it there says nothing more.
  const left = text.replaceAll(/https?:\/\/\S*?(ord_[0-9a-z]{26})\S*/gi, ' $1 ').replaceAll(OUR_NUMBER, take);
  return { orderIds, left };
};

const EMAIL = /(?:mailto:)?([^\s@<>、;:]+@[^\s@<>、;]+\.[^\s@<>、;]+)/;
const AMOUNT = /^[¥￥]?(\d{1,3}(?:,\d{3})+|\d{1,9})(?:\.(\d{1,2}))?(?:元|块|yuan|rmb|cny)?$/i;
/** The provider's number as it stands, or as the books name its entry; spreadsheets and bills put marks before it. */
const NUMBER = /^(?!20\d\d-\d{1,2}(?:-\d{1,2})?$)['`]?(?:pay-[a-z]{3,12}-)?([A-Za-z0-9_-]{6,64})$/;

const amountOf = (word: string): Fen | undefined => {
  const [, whole, cents = ''] = AMOUNT.exec(word) ?? [];
  return whole === undefined
    ? undefined
    : fen(Number(whole.replaceAll(',', '')) * 100 + Number(cents.padEnd(2, '0')));
};
const numberOf = (word: string): string | undefined =>
  /\d/.test(word) ? (idOf(word) ?? NUMBER.exec(word)?.[1]) : undefined;

/** An address as it is compared: one width, small letters. */
export const emailKey = (email: string): string => typed(email).toLowerCase();

const MOST_NUMBERS = 5;

/** In one line and one width; a sign or a unit of money stands at its figure. */
const lineOf = (text: string): string =>
  typed(text.replaceAll(/\s+/g, ' '))
    .replaceAll(/¥\s+(?=\d)/g, '¥')
    .replaceAll(/(?<=\d)\s+(?=[元块])/g, '');

const takeWord = (search: OrderSearch, word: string): void => {
  const amount = search.amount === undefined ? amountOf(word) : undefined;
  const number = numberOf(word);
  const ours = OrderId.safeParse(number).data;
  if (amount !== undefined) search.amount = amount;
  else if (ours) search.orderIds.push(ours);
  else if (number !== undefined && search.numbers.length < MOST_NUMBERS) search.numbers.push(number);
  else search.rest.push(word);
};

/**
 * What a line of text asks for: numbers of orders (also in an address) and of providers, an e-mail address, an amount in yuan
 * (`84`, `84.00`, `¥84`), a day, a month or a range, in any order and width. Up to nine digits are an amount, more are a number.
 * @param today in Asia/Shanghai, for what is said without a year
 */
export const orderSearchIn = (text: string, today: Day): OrderSearch => {
  const { orderIds, left: withoutIds } = takeIds(lineOf(text));
  const email = EMAIL.exec(withoutIds)?.[1];
  const { days, left } = takeDays(withoutIds.replace(EMAIL, ' '), today);
  const search: OrderSearch = {
    orderIds,
    numbers: [],
    ...(email !== undefined && { email: emailKey(email) }),
    ...(days && { days }),
    rest: [],
  };
  for (const word of left.split(/[\s、;<>]+/).filter((each) => each !== '')) takeWord(search, word);
  return search;
};

export const stateOf = (order: Order): OrderState => {
  if (order.status === 'placed') return 'placed';
  const refunded = refundedOf(order);
  return refunded === 0 ? 'paid' : refunded < totalOf(order) ? 'part-refunded' : 'refunded';
};

export type Wanted = {
  [Part in 'email' | 'amount' | 'days']?: OrderSearch[Part] | undefined;
} & { state?: OrderState | undefined };

/** When it is counted: when it was paid, or else placed. UTC */
export const dayOfOrder = (order: Order): Day =>
  dayOf(order.status === 'paid' ? order.payment.paidAt : order.placedAt);

/** Is it one of those that are looked for? */
export const isWanted = (order: Order, { email, amount, days, state }: Wanted): boolean =>
  (email === undefined || (order.email !== undefined && emailKey(order.email) === email)) &&
  (amount === undefined || totalOf(order) === amount) &&
  (days === undefined || (days.from <= dayOfOrder(order) && dayOfOrder(order) <= days.to)) &&
  (state === undefined || stateOf(order) === state);
