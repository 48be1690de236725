import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import {
  homeKey,
  listedItem,
  pointerItem,
  pointersOf,
  recordItem,
  recordItemOf,
} from '../../functions/people/accounts/auth-record.item';
import { sessionShape, shapeOf, userShape } from '../../functions/people/accounts/auth-rows';
import { answers, sortedBy, wayTo } from '../../functions/people/accounts/auth-where';
import { codeLetter } from '../../functions/people/sign-in/code-letter';
import {
  addressWithoutMailbox,
  Email,
  hasMailbox,
  personOf,
  Phone,
} from '../../functions/people/accounts/person';
import { cookieName, signedToken, tokenOf } from '../../functions/people/sign-in/session';
import { secondsLeft, spanOf } from '../../functions/people/sign-in/sign-in-limits';

const SECRET = 'a secret that is long enough to be one, surely';

describe('a person', () => {
  test('is read from an account: no mailbox where none is, no name where it does not fit', () => {
    const account = { id: '0123456789ab', email: 'lin@people.test', name: '林小潮', phoneNumber: null };
    expect(personOf(account)).toEqual({ personId: '0123456789ab', name: '林小潮', email: 'lin@people.test' });
    const byPhone = {
      ...account,
      name: 'x'.repeat(101),
      email: addressWithoutMailbox('+8613800138000'),
      phoneNumber: '+8613800138000',
    };
    expect(personOf(byPhone)).toEqual({ personId: '0123456789ab', name: '', phone: '+8613800138000' });
    expect(() => personOf({ ...account, id: 'lin' })).toThrow();
  });

  test('has a number that can be called from anywhere, and an address that means the same in either case', () => {
    for (const text of ['13800138000', '138 0013 8000', '+86 138-0013-8000', '+8613800138000'])
      expect(Phone.parse(text)).toBe('+8613800138000');
    expect(Phone.parse('+44 20 7946 0958')).toBe('+442079460958');
    for (const text of [
      '',
      '12800138000',
      '8613800138000',
      '+0123456789',
      '+861380013800012345',
      '138OO138000',
    ])
      expect(Phone.safeParse(text).success, text).toBe(false);
    expect(Email.parse('Lin@People.Test')).toBe('lin@people.test');
    expect(hasMailbox(addressWithoutMailbox('+8613800138000'))).toBe(false);
  });
});

describe('a session’s cookie', () => {
  property.prop([fc.string({ minLength: 1, maxLength: 60 }).filter((text) => !/[\uD800-\uDFFF]/.test(text))])(
    'gives back the token that was signed, among whatever other cookies',
    (token) => {
      const cookies = `lang=en; a.session=1; ${cookieName('http://x')}=${signedToken(token, SECRET)}; z=`;
      expect(tokenOf(cookies, cookieName('http://x'), SECRET)).toBe(token);
    },
  );

  test('counts only under its own name, whole, and signed with this secret', () => {
    const value = signedToken('token', SECRET);
    const name = cookieName('https://shanchao.example');
    expect(name).toBe('__Secure-shanchao.session_token');
    expect(tokenOf(`${name}=${value}`, name, SECRET)).toBe('token');
    expect(tokenOf(`shanchao.session_token=${value}`, name, SECRET)).toBeUndefined();
    expect(tokenOf(`${name}=${value}`, name, `${SECRET}!`)).toBeUndefined();
    expect(tokenOf(`${name}=${value.replace('token', 'other')}`, name, SECRET)).toBeUndefined();
    expect(tokenOf(`${name}=${value.slice(0, -4)}`, name, SECRET)).toBeUndefined();
    expect(tokenOf(`${name}=token`, name, SECRET)).toBeUndefined();
    expect(tokenOf(`${name}=token.`, name, SECRET)).toBeUndefined();
  });
});

describe('a limit', () => {
  const limit = { name: 'x', most: 3, seconds: 900 };
  property.prop([fc.date({ min: new Date(0), max: new Date('2100-01-01'), noInvalidDate: true })])(
    'ends soon, but not in the past, and then a new span begins',
    (now) => {
      const left = secondsLeft(limit, now);
      expect(left).toBeGreaterThan(0);
      expect(left).toBeLessThanOrEqual(limit.seconds);
      expect(spanOf(limit, new Date(now.getTime() + left * 1000)).number).toBe(spanOf(limit, now).number + 1);
    },
  );
});

test('the letter says the code, how long it holds, and that nobody may ask for it, in either language', () => {
  const [zh, en] = [codeLetter('012345', 'zh'), codeLetter('012345', 'en')];
  for (const letter of [zh, en])
    for (const part of [letter.subject, letter.text, letter.html]) expect(part).toContain('012345');
  expect(zh.text).toContain('10 分钟内有效');
  expect(zh.html).toContain('<html lang="zh-CN">');
  expect(en.text).toContain('holds for 10 minutes and works once');
});

describe('how accounts lie in the table', () => {
  const lin = { id: 'p1', email: 'lin@people.test', phoneNumber: null };

  test('each unique value leads to the record, an absent one does not', () => {
    expect(homeKey(userShape, 'p1')).toEqual({ pk: 'AUTH#user#id=p1', sk: 'RECORD' });
    const pointer = { home: 'p1' };
    expect(pointersOf(userShape, lin)).toEqual([
      {
        item: { pk: 'AUTH#user#email=lin@people.test', sk: 'POINTER', kind: 'auth', v: 1, ...pointer },
        pointer,
        unique: true,
      },
    ]);
    expect(shapeOf('account', {}).unique).toEqual([['id'], ['providerId', 'accountId']].slice(1));
  });

  test('a session lies under its token and is forgotten a day after it ends', () => {
    const session = { id: 's1', token: 't1', userId: 'p1', expiresAt: '2026-09-08T00:00:00.000Z' };
    const pointer = { home: 't1', expiresAtSeconds: 1_788_912_000 };
    const rest = { kind: 'auth', v: 1, ...pointer };
    expect(pointersOf(sessionShape, session)).toEqual([
      { item: { pk: 'AUTH#session#id=s1', sk: 'POINTER', ...rest }, pointer, unique: true },
      { item: { pk: 'AUTH#session#userId=p1', sk: 'LISTED#t1', ...rest }, pointer, unique: false },
    ]);
  });

  test('what was written before items had versions is read; of a newer one nothing is guessed', () => {
    const record = recordItemOf(userShape, lin, 3);
    expect(record).toEqual({
      pk: 'AUTH#user#id=p1',
      sk: 'RECORD',
      kind: 'auth',
      v: 1,
      model: 'user',
      version: 3,
      record: lin,
    });
    const pointer = { pk: 'AUTH#account#providerId+accountId=a&b=c#d', sk: 'POINTER', home: 'a1' };
    const listed = { pk: 'AUTH#session#userId=p1', sk: 'LISTED#t=1', home: 't=1', expiresAtSeconds: 5 };
    const { v: _v, ...bare } = record;
    expect(recordItem.stored.parse(bare)).toEqual({ model: 'user', version: 3, record: lin });
    expect(pointerItem.stored.parse(pointer)).toEqual({ home: 'a1' });
    expect(listedItem.stored.parse(listed)).toEqual({ home: 't=1', expiresAtSeconds: 5 });
    for (const newer of [
      () => recordItem.read({ ...record, v: 2 }),
      () => pointerItem.read({ ...pointer, v: 2 }),
      () => listedItem.read({ ...listed, v: 2 }),
    ])
      expect(newer).toThrow('newer release');
  });

  test('a question takes the surest way, and none that would miss somebody', () => {
    const is = (field: string, value: unknown, more = {}) => ({ field, value, ...more });
    expect(wayTo(userShape, [is('email', 'a'), is('id', 'p1')])).toEqual({ by: 'home', values: ['p1'] });
    expect(wayTo(userShape, [is('email', ['a', 'b'], { operator: 'in' })])).toEqual({
      by: 'unique',
      fields: ['email'],
      values: [['a'], ['b']],
    });
    expect(wayTo(sessionShape, [is('userId', 'p1'), is('expiresAt', '2026', { operator: 'gt' })])).toEqual({
      by: 'list',
      field: 'userId',
      values: ['p1'],
    });
    const everything = { by: 'everything' };
    expect(wayTo(userShape, [is('email', 'A', { mode: 'insensitive' })])).toEqual(everything);
    expect(
      wayTo(userShape, [is('email', 'a', { connector: 'OR' }), is('id', 'p1', { connector: 'OR' })]),
    ).toEqual(everything);
    expect(wayTo(userShape, [is('phoneNumber', null)])).toEqual(everything);
    expect(wayTo(userShape, [is('email', 'a', { operator: 'ne' })])).toEqual(everything);
    expect(wayTo(shapeOf('account', {}), [is('providerId', 'wechat')])).toEqual(everything);
  });

  test('an answer fits every AND and one of the ORs; nothing is less or more than nothing', () => {
    const clause = (field: string, operator: string, value: unknown, connector = 'AND') => ({
      field,
      operator,
      value,
      connector,
    });
    expect(answers(lin, [clause('id', 'eq', 'p1'), clause('phoneNumber', 'eq', null)])).toBe(true);
    expect(
      answers(lin, [
        clause('id', 'eq', 'p1'),
        clause('email', 'eq', 'x', 'OR'),
        clause('name', 'eq', 'y', 'OR'),
      ]),
    ).toBe(false);
    expect(
      answers(lin, [clause('email', 'eq', 'x', 'OR'), clause('email', 'starts_with', 'lin', 'OR')]),
    ).toBe(true);
    for (const operator of ['lt', 'lte', 'gt', 'gte'])
      expect(answers(lin, [clause('age', operator, 3)])).toBe(false);
    expect(() => answers(lin, [clause('id', 'resembles', 'p1')])).toThrow(/unknown operator/);
    expect(sortedBy([{ n: 2 }, { n: null }, { n: 1 }], 'n', 'asc')).toEqual([
      { n: null },
      { n: 1 },
      { n: 2 },
    ]);
    expect(sortedBy([{ n: 2 }, { n: null }, { n: 1 }], 'n', 'desc')).toEqual([
      { n: 2 },
      { n: 1 },
      { n: null },
    ]);
  });
});
