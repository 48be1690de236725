import { setTimeout as pause } from 'node:timers/promises';
import { clock } from '../../platform/clock';
import { table, type Key, type Write } from '../../platform/table/table';
import { refuse } from '../../shared/refusals';
import {
  homeKey,
  listedItem,
  listPartition,
  pointerItem,
  pointersOf,
  recordItem,
  recordItemOf,
  uniqueKey,
} from './auth-record.item';
import type { AuthRecord, Shape } from './auth-rows';
import { answers, wayTo, type Clause, type Way } from './auth-where';

type Kept = { version: number; record: AuthRecord };

// better-auth, which asks this, is told no time; so its records ask the product's clock themselves.
const nowSeconds = (): number => Math.floor(clock().getTime() / 1000);
/** The engine deletes late: what is past its time is not there for a reader. */
const live = (item: { expiresAtSeconds?: number | undefined } | undefined): boolean =>
  item !== undefined && (item.expiresAtSeconds === undefined || item.expiresAtSeconds > nowSeconds());

/** Lists are short by design: one person's sessions or accounts, one address's codes. */
const LONGEST_LIST = 2_000;
const TRIES = 40;

/** A unique value already belongs to another record. */
export class Taken extends Error {
  constructor(shape: Shape, row: Pick<Key, 'sk'>) {
    super(`another ${shape.model} has this value (${row.sk})`);
    this.name = 'Taken';
  }
}
/** Somebody else wrote between our reading and our writing. */
class Changed extends Error {}

/** For a table that has to be looked through whole (the official test suite asks for that); the product has none. */
export type Everything = (model: string) => Promise<AuthRecord[]>;

/**
 * @question The record under this key (sign-in)
 * @key main `AUTH#{model}#{home}` / `RECORD`
 * @cost 1 RCU
 */
export const read = async (shape: Shape, home: unknown): Promise<Kept | undefined> => {
  const item = await table.get(recordItem.stored, homeKey(shape, home));
  return item && live(item) ? { version: item.version, record: item.record } : undefined;
};

const homesBy = async (shape: Shape, way: Exclude<Way, { by: 'everything' }>): Promise<unknown[]> => {
  if (way.by === 'home') return [...way.values];
  if (way.by === 'unique') {
    const pointers = await Promise.all(
      way.values.map((values) => table.get(pointerItem.stored, uniqueKey(shape, way.fields, values))),
    );
    return pointers.flatMap((pointer) => (pointer && live(pointer) ? [pointer.home] : []));
  }
  const lists = await Promise.all(
    way.values.map((value) =>
      table.all(listedItem.stored, {
        pk: listPartition(shape, way.field, value),
        begins: listedItem.begins(),
        fresh: true,
        most: LONGEST_LIST,
      }),
    ),
  );
  return lists.flat().flatMap((pointer) => (live(pointer) ? [pointer.home] : []));
};

/** The homes of the records that may answer the question, without a home twice. */
const homesOf = async (
  shape: Shape,
  where: readonly Clause[],
  everything?: Everything,
): Promise<unknown[]> => {
  const way = wayTo(shape, where);
  if (way.by !== 'everything') return [...new Set(await homesBy(shape, way))];
  if (!everything)
    throw new Error(
      `there is no way to every ${shape.model} by ${where.map(({ field }) => field).join(', ') || 'nothing'}`,
    );
  return (await everything(shape.model)).map((record) => record[shape.home]);
};

/**
 * @question The records that answer this (sign-in)
 * @key main `AUTH#{model}#{field}` / `POINTER or LISTED#…, then RECORD`
 * @cost 1 RCU each
 */
export const find = async (
  shape: Shape,
  where: readonly Clause[],
  everything?: Everything,
): Promise<Kept[]> => {
  const found: Kept[] = [];
  const homes = await homesOf(shape, where, everything);
  for (let at = 0; at < homes.length; at += 25) {
    const some = await Promise.all(homes.slice(at, at + 25).map((home) => read(shape, home)));
    found.push(...some.flatMap((kept) => (kept && answers(kept.record, where) ? [kept] : [])));
  }
  return found;
};

const changed = (): never => {
  throw new Changed();
};
const asRead = (kept: Kept) => ({
  condition: '#version = :version',
  names: { '#version': 'version' },
  values: { ':version': kept.version },
  otherwise: changed,
});
/** Free: nothing there, or only what is past its time and not yet deleted. */
const free = (shape: Shape, row: Pick<Key, 'sk'>) => ({
  condition: 'attribute_not_exists(pk) OR expiresAtSeconds <= :now',
  values: { ':now': nowSeconds() },
  otherwise: (): never => {
    throw new Taken(shape, row);
  },
});
const sameKey = (a: Key, b: Key): boolean => a.pk === b.pk && a.sk === b.sk;
const keyOf = ({ pk, sk }: Key): Key => ({ pk, sk });

const homeWrites = (shape: Shape, before: Kept | undefined, after: AuthRecord | undefined): Write[] => {
  const [oldKey, newKey] = [before, after && { record: after }].map(
    (kept) => kept && homeKey(shape, kept.record[shape.home]),
  );
  const writes: Write[] = [];
  if (after && newKey) {
    const item = recordItemOf(shape, after, (before?.version ?? 0) + 1);
    const stays = before && oldKey && sameKey(oldKey, newKey);
    writes.push(table.writes.put(item, stays ? asRead(before) : free(shape, newKey)));
  }
  if (before && oldKey && !(newKey && sameKey(oldKey, newKey)))
    writes.push(table.writes.delete(oldKey, asRead(before)));
  return writes;
};

const pointerWrites = (shape: Shape, before: Kept | undefined, after: AuthRecord | undefined): Write[] => {
  const old = before ? pointersOf(shape, before.record) : [];
  const next = after ? pointersOf(shape, after) : [];
  const writes: Write[] = [];
  for (const { item, pointer, unique } of next) {
    const stood = old.find((other) => sameKey(other.item, item));
    if (stood?.pointer.home === pointer.home && stood.pointer.expiresAtSeconds === pointer.expiresAtSeconds)
      continue;
    writes.push(table.writes.put(item, unique && !stood ? free(shape, item) : undefined));
  }
  for (const { item } of old)
    if (!next.some((other) => sameKey(other.item, item))) writes.push(table.writes.delete(keyOf(item)));
  return writes;
};

/**
 * One transaction for the record and all that leads to it, so that no pointer dangles and no value has two owners. Always
 * a transaction, even of one item: a deletion leaves no mark, and whose reply was lost is known by its token alone.
 */
const save = async (shape: Shape, before: Kept | undefined, after: AuthRecord | undefined): Promise<void> => {
  await table.transact([...homeWrites(shape, before, after), ...pointerWrites(shape, before, after)]);
};

/**
 * Throws Taken where a unique value has an owner.
 * @question A new record and all that leads to it (sign-in)
 * @key main `AUTH#{model}#{home}` / `RECORD, with POINTER and LISTED#…`
 * @holds each unique value is free, or expired → Taken
 * @cost 2 WCU each in a transaction
 */
export const add = (shape: Shape, record: AuthRecord): Promise<void> => save(shape, undefined, record);

/**
 * Changes (or, where `change` gives undefined, deletes) one record as long as it answers the question, judged on the very
 * version that is replaced. Of several at once each sees what the one before has left. Undefined: it does not answer (any
 * more). Refuses `busy` where others keep writing first.
 * @question This record, changed or deleted (sign-in)
 * @key main `AUTH#{model}#{home}` / `RECORD, with POINTER and LISTED#…`
 * @holds it stands as it was read → reads again, in the end busy
 * @cost 2 WCU each in a transaction
 */
export const changeOne = async (
  shape: Shape,
  home: unknown,
  where: readonly Clause[],
  change: (record: AuthRecord) => AuthRecord | undefined,
): Promise<{ before: AuthRecord; after: AuthRecord | undefined } | undefined> => {
  for (let tries = 1; tries <= TRIES; tries += 1) {
    const kept = await read(shape, home);
    if (!kept || !answers(kept.record, where)) return undefined;
    const after = change(kept.record);
    try {
      await save(shape, kept, after);
      return { before: kept.record, after };
    } catch (error) {
      if (!(error instanceof Changed)) throw error;
      await pause(Math.random() * Math.min(200, 5 * tries));
    }
  }
  return refuse('busy');
};
