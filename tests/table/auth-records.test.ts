import { afterEach, describe, expect, test, vi } from 'vitest';
import { authStore } from '../../functions/people/sign-in/auth-store.table';
import { countOne } from '../../functions/people/sign-in/limits.table';
import { wholeTable } from '../support/whole-table';

const adapter = authStore()({
  rateLimit: { storage: 'database' },
  user: { additionalFields: { phoneNumber: { type: 'string', unique: true, required: false } } },
});
const now = new Date('2026-09-08T01:00:00.000Z');
const person = (id: string, more: Record<string, unknown> = {}) => ({
  id,
  name: id,
  email: `${id}@people.test`,
  emailVerified: true,
  createdAt: now,
  updatedAt: now,
  ...more,
});
const add = (model: string, data: Record<string, unknown>) =>
  adapter.create({ model, data, forceAllowId: true });
const byId = (id: string) => [{ field: 'id', value: id }];
const outcomes = async (tries: Promise<unknown>[]) => {
  const settled = await Promise.allSettled(tries);
  return settled.map((one) => (one.status === 'fulfilled' ? 'done' : String((one.reason as Error).name)));
};
const itemsWith = async (part: string) =>
  (await wholeTable()).filter((item) => JSON.stringify(item).includes(part));

afterEach(() => {
  vi.useRealTimers();
});

describe('at the same moment', () => {
  test('one e-mail address makes one account, and the losers leave nothing behind', async () => {
    const tries = Array.from({ length: 12 }, (_, at) =>
      add('user', person(`same-${at}`, { email: 'same@people.test' })),
    );
    expect((await outcomes(tries)).toSorted()).toEqual([
      ...Array.from({ length: 11 }, () => 'Taken'),
      'done',
    ]);
    expect((await itemsWith('same@people.test')).map((item) => item['sk']).toSorted()).toEqual([
      'POINTER',
      'RECORD',
    ]);
  });

  test('every change is kept: none overwrites what it has not seen', async () => {
    await add('user', person('both'));
    const fields = { name: 'a name', image: 'an image', emailVerified: false };
    await Promise.all(
      Object.entries(fields).map(([field, value]) =>
        adapter.update({ model: 'user', where: byId('both'), update: { [field]: value } }),
      ),
    );
    expect(await adapter.findOne({ model: 'user', where: byId('both') })).toMatchObject(fields);
  });

  test('a counter counts everybody, and never past its guard', async () => {
    await add('rateLimit', { id: 'counter', key: 'k', count: 0, lastRequest: 0 });
    const where = [...byId('counter'), { field: 'count', operator: 'lt' as const, value: 15 }];
    const replies = await Promise.all(
      Array.from({ length: 25 }, () =>
        adapter.incrementOne({ model: 'rateLimit', where, increment: { count: 1 } }),
      ),
    );
    expect(replies.filter((reply) => reply !== null)).toHaveLength(15);
    expect(await adapter.findOne({ model: 'rateLimit', where: byId('counter') })).toMatchObject({
      count: 15,
    });
  });

  test('what may be used once is used by one', async () => {
    const identifier = 'once';
    await add('verification', {
      id: 'v1',
      identifier,
      value: 'x',
      expiresAt: new Date(Date.now() + 60_000),
      createdAt: now,
      updatedAt: now,
    });
    const replies = await Promise.all(
      Array.from({ length: 12 }, () =>
        adapter.consumeOne({ model: 'verification', where: [{ field: 'identifier', value: identifier }] }),
      ),
    );
    expect(replies.filter((reply) => reply !== null)).toHaveLength(1);
    expect(await itemsWith('"identifier=once"')).toEqual([]);
    expect(
      await adapter.findMany({ model: 'verification', where: [{ field: 'identifier', value: identifier }] }),
    ).toEqual([]);
  });

  test('a change cannot bring back what has been deleted', async () => {
    await add('user', person('gone'));
    const changes = Array.from({ length: 6 }, (_, at) =>
      adapter.update({ model: 'user', where: byId('gone'), update: { name: `name ${at}` } }),
    );
    await Promise.all([...changes, adapter.delete({ model: 'user', where: byId('gone') })]);
    expect(await adapter.findOne({ model: 'user', where: byId('gone') })).toBeNull();
    expect(await itemsWith('gone@people.test')).toEqual([]);
  });

  test('tries are counted without losing one', async () => {
    const limit = { name: 'a-test', most: 5, seconds: 900 };
    const counts = await Promise.all(
      Array.from({ length: 20 }, () => countOne(limit, 'lin@people.test', now)),
    );
    expect(counts.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 20 }, (_, at) => at + 1));
    expect(await countOne(limit, 'chen@people.test', now)).toBe(1);
    expect(await countOne(limit, 'lin@people.test', new Date(now.getTime() + 900_000))).toBe(1);
    expect(await itemsWith('lin@people.test')).toEqual([]);
  });
});

describe('a value that belongs to one', () => {
  test('moves with its record: the old one is free, a taken one is refused', async () => {
    await add('user', person('mover'));
    await add('user', person('stayer'));
    const rename = (email: string) =>
      adapter.update({ model: 'user', where: byId('mover'), update: { email } });
    await expect(rename('stayer@people.test')).rejects.toThrow(/another user has this value/);
    await rename('moved@people.test');
    const found = (email: string) =>
      adapter.findOne<{ id: string }>({ model: 'user', where: [{ field: 'email', value: email }] });
    expect((await found('moved@people.test'))?.id).toBe('mover');
    expect(await found('mover@people.test')).toBeNull();
    await add('user', person('newcomer', { email: 'mover@people.test' }));
    expect((await found('mover@people.test'))?.id).toBe('newcomer');
  });

  test('may be several together: a provider’s account number', async () => {
    const account = (id: string, providerId: string, accountId: string) => ({
      id,
      providerId,
      accountId,
      userId: 'somebody',
      createdAt: now,
      updatedAt: now,
    });
    await add('account', account('a1', 'wechat', 'x&y'));
    await add('account', account('a2', 'alipay', 'x&y'));
    await expect(add('account', account('a3', 'wechat', 'x&y'))).rejects.toThrow(/another account/);
    const where = [
      { field: 'providerId', value: 'wechat' },
      { field: 'accountId', value: 'x&y' },
    ];
    expect(await adapter.findMany({ model: 'account', where })).toMatchObject([{ id: 'a1' }]);
    expect(
      await adapter.findMany({ model: 'account', where: [{ field: 'userId', value: 'somebody' }] }),
    ).toHaveLength(2);
  });
});

describe('what has expired', () => {
  const session = (id: string, minutes: number) => ({
    id,
    token: `token-of-${id}`,
    userId: 'forgetful',
    expiresAt: new Date(Date.now() + minutes * 60_000),
    createdAt: now,
    updatedAt: now,
  });
  const mine = () =>
    adapter.findMany<{ id: string }>({ model: 'session', where: [{ field: 'userId', value: 'forgetful' }] });

  test('is not there for a reader, whether or not the engine has deleted it; its values are free again', async () => {
    await add('session', session('short', 10));
    await add('session', session('long', 60 * 24 * 30));
    for (const item of await itemsWith('token-of-short'))
      expect(item['expiresAtSeconds']).toBeGreaterThan(Date.now() / 1000);
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + (24 * 60 + 11) * 60_000 });
    expect((await mine()).map(({ id }) => id)).toEqual(['long']);
    for (const [field, value] of [
      ['token', 'token-of-short'],
      ['id', 'short'],
    ] as const)
      expect(await adapter.findOne({ model: 'session', where: [{ field, value }] })).toBeNull();
    expect(await itemsWith('token-of-short')).not.toEqual([]);
    await add('session', session('short', 10));
    expect(await mine()).toHaveLength(2);
  });

  test('lives on where it was extended, and all that leads to it with it', async () => {
    await add('session', { ...session('extended', 10), userId: 'faithful' });
    const expiresAt = new Date(Date.now() + 30 * 24 * 60 * 60_000);
    await adapter.update({
      model: 'session',
      where: [{ field: 'token', value: 'token-of-extended' }],
      update: { expiresAt },
    });
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 3 * 24 * 60 * 60_000 });
    for (const [field, value] of [
      ['token', 'token-of-extended'],
      ['id', 'extended'],
      ['userId', 'faithful'],
    ] as const)
      expect(await adapter.findOne({ model: 'session', where: [{ field, value }] }), field).toMatchObject({
        id: 'extended',
        expiresAt,
      });
  });
});

describe('keys', () => {
  test('begin with AUTH#, share no partition between persons, and bear values of any length', async () => {
    const long = `${'长'.repeat(900)}@people.test`;
    await add('user', person('k1', { email: long }));
    await add('user', person('k2'));
    expect(await adapter.findOne({ model: 'user', where: [{ field: 'email', value: long }] })).toMatchObject({
      id: 'k1',
    });
    const items = await wholeTable();
    expect(items.filter(({ pk }) => !String(pk).startsWith('AUTH#'))).toEqual([]);
    const partitions = (part: string) =>
      items.filter((item) => JSON.stringify(item).includes(part)).map(({ pk }) => pk);
    expect(partitions('"k1"').filter((pk) => partitions('"k2"').includes(pk))).toEqual([]);
    for (const item of items) expect(['listPk', 'queuePk'].filter((index) => index in item)).toEqual([]);
  });

  test('are needed: a question that only a look at everybody could answer is an error, not a search', async () => {
    await expect(adapter.findMany({ model: 'user' })).rejects.toThrow(/no way to every user/);
    await expect(
      adapter.findMany({ model: 'user', where: [{ field: 'name', value: 'k1' }] }),
    ).rejects.toThrow(/by name/);
    await expect(adapter.deleteMany({ model: 'session', where: [] })).rejects.toThrow(
      /no way to every session/,
    );
    const either = [
      { field: 'id', value: 'k1', connector: 'OR' as const },
      { field: 'name', value: 'k2', connector: 'OR' as const },
    ];
    await expect(adapter.findMany({ model: 'user', where: either })).rejects.toThrow(/no way/);
  });
});
