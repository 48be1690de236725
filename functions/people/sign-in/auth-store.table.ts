import { createAdapterFactory, type CustomAdapter } from 'better-auth/adapters';
import { add, changeOne, find, Taken, type Everything } from '../accounts/auth-records.table';
import { shapeOf, type AuthRecord, type Shape } from '../accounts/auth-rows';
import { sortedBy, type Clause } from '../accounts/auth-where';
import { passingRecords } from './passing-records';

/*
 * better-auth's adapter over the one table. What it promises beyond the interface:
 * - an update or a deletion holds for the version that was read, and is tried again where that has changed since;
 * - a unique value (e-mail, phone number, session token, a provider's account) has one owner: its pointer is written in
 *   the record's own transaction;
 * - a record is consumed by exactly one caller;
 * - nothing lies in a partition that all share: what has no key of its own to be asked by cannot be asked (an error).
 */

type Target = { model: string; modelKey?: string | undefined };
type Asked = Target & { where: Clause[] };
type AskedMany = Target & {
  where?: Clause[] | undefined;
  limit: number;
  select?: string[] | undefined;
  sortBy?: { field: string; direction: 'asc' | 'desc' } | undefined;
  offset?: number | undefined;
};
type Store = {
  shape: (target: Target) => Shape;
  /** What the record calls a field that the question names by its first name. */
  named: (target: Target, field: string) => string;
  everything: Everything | undefined;
};

const remove = (): undefined => undefined;
const picked = (record: AuthRecord, select: readonly string[] | undefined): AuthRecord =>
  select?.length ? Object.fromEntries(select.map((field) => [field, record[field]])) : record;

const questions = ({ shape, named, everything }: Store) => ({
  findOne: async ({ where, ...target }: Asked) =>
    (await find(shape(target), where, everything))[0]?.record ?? null,
  findMany: async ({ where = [], limit, select, sortBy, offset = 0, ...target }: AskedMany) => {
    const found = (await find(shape(target), where, everything)).map(({ record }) => record);
    const sorted = sortBy ? sortedBy(found, sortBy.field, sortBy.direction) : found;
    const fields = select?.map((field) => named(target, field));
    return sorted.slice(offset, offset + limit).map((record) => picked(record, fields));
  },
  count: async ({ where = [], ...target }: Target & { where?: Clause[] | undefined }) =>
    (await find(shape(target), where, everything)).length,
});

/** Changes the first, or each, of the records that answer; gives what they were and have become. */
const changes = (store: Store) => {
  const one = async ({ where, ...target }: Asked, change: (record: AuthRecord) => AuthRecord | undefined) => {
    const shape = store.shape(target);
    for (const { record } of await find(shape, where, store.everything)) {
      const done = await changeOne(shape, record[shape.home], where, change);
      if (done) return done;
    }
    return undefined;
  };
  const each = async (
    { where, ...target }: Asked,
    change: (record: AuthRecord) => AuthRecord | undefined,
  ) => {
    const shape = store.shape(target);
    let count = 0;
    for (const { record } of await find(shape, where, store.everything))
      if (await changeOne(shape, record[shape.home], where, change)) count += 1;
    return count;
  };
  return { one, each };
};

const numberIn = (record: AuthRecord, field: string): number => {
  const value = record[field];
  return typeof value === 'number' ? value : 0;
};

const commands = (store: Store) => {
  const { one, each } = changes(store);
  return {
    create: async ({ data, ...target }: Target & { data: AuthRecord }) => {
      await add(store.shape(target), data);
      return data;
    },
    update: async ({ update, ...asked }: Asked & { update: AuthRecord }) =>
      (await one(asked, (record) => ({ ...record, ...update })))?.after ?? null,
    updateMany: ({ update, ...asked }: Asked & { update: AuthRecord }) =>
      each(asked, (record) => ({ ...record, ...update })),
    delete: async (asked: Asked) => {
      await one(asked, remove);
    },
    deleteMany: (asked: Asked) => each(asked, remove),
    consumeOne: async (asked: Asked) => (await one(asked, remove))?.before ?? null,
    incrementOne: async ({
      increment,
      set,
      ...asked
    }: Asked & { increment: Record<string, number>; set?: AuthRecord | undefined }) =>
      (
        await one(asked, (record) => ({
          ...record,
          ...set,
          ...Object.fromEntries(
            Object.entries(increment).map(([field, by]) => [field, numberIn(record, field) + by]),
          ),
        }))
      )?.after ?? null,
  };
};

/** Tells of each failure on its way: better-auth swallows some, and would say "signed out" where the table did not take it. */
const telling = <M extends Record<string, (asked: never) => Promise<unknown>>>(
  methods: M,
  failed: (error: unknown) => void,
) =>
  Object.fromEntries(
    Object.entries(methods).map(([name, run]) => [
      name,
      (asked: never) =>
        run(asked).catch((error: unknown) => {
          failed(error);
          throw error;
        }),
    ]),
  );

export type AuthStoreSettings = {
  /** Only where a whole model may be looked through: the product gives none. */
  everything?: Everything;
  /** The codes of the request that runs, where they are nothing for the table. */
  passing?: () => AuthRecord[] | undefined;
  /** Hears of what failed, except of a value that is taken: that is an answer. */
  failed?: (error: unknown) => void;
};

type Methods = Record<string, (asked: never) => Promise<unknown>>;

/** Codes that only pass through a request are asked of it; all else of the table. */
const passingThrough = (
  methods: Methods,
  shape: Store['shape'],
  passing: () => AuthRecord[] | undefined,
): Methods =>
  Object.fromEntries(
    Object.entries(methods).map(([name, run]) => [
      name,
      async (asked: never) => {
        const records = shape(asked).model === 'verification' ? passing() : undefined;
        if (!records) return run(asked);
        const pass = (passingRecords(records) as Methods)[name];
        if (!pass) throw new Error(`a passing code knows no ${name}`);
        return pass(asked);
      },
    ]),
  );

/**
 * @question Whatever better-auth asks, through the four above
 * @key main `AUTH#{model}#{field}` / `RECORD, POINTER, LISTED#…`
 * @cost as above
 */
export const authStore = ({ everything, passing, failed }: AuthStoreSettings = {}) =>
  createAdapterFactory({
    config: {
      adapterId: 'one-table',
      adapterName: 'one table',
      supportsDates: false,
      supportsBooleans: true,
      supportsJSON: true,
      supportsArrays: true,
      supportsNumericIds: false,
      transaction: false,
    },
    adapter: ({ schema, getDefaultModelName, getFieldName }) => {
      const shape = ({ model, modelKey }: Target): Shape => {
        const name = modelKey ?? getDefaultModelName(model);
        return shapeOf(name, schema[name]?.fields ?? {});
      };
      const named = ({ model }: Target, field: string) => getFieldName({ model, field });
      const store = { shape, named, everything };
      // The interface promises each caller its own record type; the schema, which both sides share, is what makes that true.
      const asked = { ...questions(store), ...commands(store) };
      const methods = passing ? passingThrough(asked, shape, passing) : asked;
      return telling(
        methods,
        (error) => error instanceof Taken || failed?.(error),
      ) as unknown as CustomAdapter;
    },
  });
