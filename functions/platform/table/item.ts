import * as z from 'zod';
import { indexes } from './indexes';
import { keyPattern, type PartsOf } from './key-pattern';
import type { Item, Key } from './table';

type Attributes = Record<string, unknown>;
type Parts = Readonly<Record<string, string>>;

/** Where an item stands in an index. Both patterns' parts are taken from `place`, or else from the value itself. */
type Listed<T> = {
  pk: string;
  sk: string;
  /** Only these stand there; all of them, unless said. */
  when?: (value: T) => boolean;
};

type Description<Pk extends string, Sk extends string, S extends z.ZodType> = {
  /** What the stream's followers know it by. */
  kind: string;
  /** Counts up whenever what is stored changes its shape; `lift` then says how an older one is read. */
  version: number;
  pk: Pk;
  sk: Sk;
  /** A list's row: nobody follows it, so its kind is not kept; twenty of them are to be one read unit. */
  row?: true;
  lists?: Listed<z.output<S>>;
  queue?: Listed<z.output<S>>;
  /** The value as the product knows it. */
  shape: S;
  /**
   * What is kept beside the keys: the value itself, unless said otherwise. A list's row leaves out what its keys say. Parts
   * of keys that are no fields of the value are added here too (they are kept in the keys alone).
   */
  pack?: (value: z.output<S>) => { keep: Attributes; parts?: Attributes };
  /** The value from what is kept and what the keys say (those of the indexes too): both together, unless said otherwise. */
  unpack?: (kept: Attributes, parts: Parts) => unknown;
  /** From each older version to the next. It leaves alone what is already as it should be. */
  lift?: Readonly<Record<number, (older: Attributes) => Attributes>>;
};

/** How one kind of item lies in the table. Nothing else knows its keys, its version, or what of it is kept. */
export type Codec<Pk extends string, Sk extends string, S extends z.ZodType> = {
  kind: string;
  key: (id: Readonly<Record<PartsOf<Pk> | PartsOf<Sk>, string | number>>) => Key;
  /** The partition of several. */
  partition: (id: Readonly<Record<PartsOf<Pk>, string | number>>) => string;
  /** How sort keys begin, up to the first part that is not given. */
  begins: (id?: Readonly<Partial<Record<PartsOf<Sk>, string | number>>>) => string;
  /** Partition and beginning of the sort keys in an index. */
  listed: (index: 'lists' | 'queue', id: Readonly<Record<string, string | number>>) => string;
  /** The item of a value, whole; its keys may say more than the value does (`value` then brings that too). @param more kept beside it, and not read back by this codec (`asked`, `expiresAtSeconds`) */
  item: (
    value: z.output<S> & Readonly<Partial<Record<PartsOf<Pk> | PartsOf<Sk>, string | number>>>,
    more?: Attributes,
  ) => Item;
  /** What an update that may be the first write of the item sets beside its own: kind and version. */
  mark: { kind: string; v: number };
  /** Reads an item of any version that was ever released: for `table.get` and the like. */
  stored: z.ZodType<z.output<S>>;
  /** The same, of an image that the stream brought, or a failed condition found. */
  read: (stored: Attributes | undefined) => z.output<S>;
  /** What the keys of an item say; throws where it is none of this kind. */
  idOf: (stored: Attributes) => Record<PartsOf<Pk> | PartsOf<Sk>, string>;
};

const FIRST = 1;

const lifted = (
  { kind, version, lift = {} }: Pick<Description<string, string, z.ZodType>, 'kind' | 'version' | 'lift'>,
  stored: Attributes,
): Attributes => {
  const from = typeof stored['v'] === 'number' ? stored['v'] : FIRST;
  // Nothing is guessed of what a newer program wrote; a data folder of it is not even opened (machine/data-folder.ts).
  if (from > version) throw new Error(`a ${kind} of version ${from} was written by a newer release`);
  let item = stored;
  for (let at = from; at < version; at += 1) item = lift[at]?.(item) ?? item;
  return item;
};

type Described = Description<string, string, z.ZodType>;
/** A pattern whose parts are not told apart by the compiler any more. */
type Pattern = { make: (parts: Parts) => string; read: (key: string) => Parts | undefined };
const loosely = (pattern: unknown): Pattern => pattern as Pattern;
type Place = { name: 'lists' | 'queue'; pk: Pattern; sk: Pattern; when: (value: unknown) => boolean };

const placesOf = (of: Described): Place[] =>
  (['lists', 'queue'] as const).flatMap((name) => {
    const at = of[name];
    if (!at) return [];
    const when = at.when ?? (() => true);
    return [{ name, pk: loosely(keyPattern(at.pk)), sk: loosely(keyPattern(at.sk)), when }];
  });

/** What an item's place in the indexes says. */
const partsIn = (places: readonly Place[], stored: Attributes): Parts =>
  Object.assign(
    {},
    ...places.flatMap(({ name, pk, sk }) => [
      pk.read(String(stored[indexes[name].partition])),
      sk.read(String(stored[indexes[name].sort])),
    ]),
  ) as Parts;

const indexKeys = (places: readonly Place[], all: Parts): Attributes =>
  Object.fromEntries(
    places.flatMap(({ name, pk, sk }) => [
      [indexes[name].partition, pk.make(all)],
      [indexes[name].sort, sk.make(all)],
    ]),
  );

const KEYS: ReadonlySet<string> = new Set([
  'kind',
  'v',
  ...Object.values(indexes).flatMap(({ partition, sort }) => [partition, sort]),
]);
const withoutKeys = (item: Attributes): Attributes =>
  Object.fromEntries(Object.entries(item).filter(([name]) => !KEYS.has(name)));

const readWith = (of: Described, partsOf: (stored: Attributes) => Parts, stored: Attributes): unknown => {
  const kept = withoutKeys(lifted(of, stored));
  const parts = partsOf(stored);
  return of.shape.parse(of.unpack ? of.unpack(kept, parts) : { ...parts, ...kept });
};

/** What was never changed keeps no revision: rows of lists are to stay short. */
const withoutFirst = ({ revision, ...keep }: Attributes): Attributes =>
  revision === undefined || revision === FIRST ? keep : { ...keep, revision };

const itemWith = (of: Described, [pk, sk]: readonly [Pattern, Pattern], value: unknown): Item => {
  const known = of.shape.parse(value) as Attributes;
  const { keep, parts = {} } = of.pack?.(known) ?? { keep: known };
  const all = { ...(value as Attributes), ...known, ...parts } as Parts;
  const keys = { pk: pk.make(all), sk: sk.make(all), ...(!of.row && { kind: of.kind }), v: of.version };
  const places = placesOf(of).filter(({ when }) => when(known));
  return { ...keys, ...withoutFirst(keep), ...indexKeys(places, all) };
};

/** A reader for `table.get` and the like: what does not fit is told as zod tells it. */
const schemaOf = <T>(read: (stored: Attributes) => T): z.ZodType<T> =>
  z.record(z.string(), z.unknown()).transform((stored, context) => {
    try {
      return read(stored);
    } catch (error) {
      if (!(error instanceof z.ZodError)) throw error;
      context.issues.push(...error.issues.map((issue) => ({ ...issue, input: stored }) as never));
      return z.NEVER;
    }
  });

/** Describes how one kind of item lies in the table. */
export const codec = <const Pk extends string, const Sk extends string, S extends z.ZodType>(
  of: Description<Pk, Sk, S>,
): Codec<Pk, Sk, S> => {
  const [pk, sk] = [keyPattern(of.pk), keyPattern(of.sk)];
  const described = of as unknown as Described;
  const places = placesOf(described);
  const idOf = (stored: Attributes) => {
    const [first, second] = [pk.read(String(stored['pk'])), sk.read(String(stored['sk']))];
    if (first && second) return { ...first, ...second };
    throw new Error(`no key of a ${of.kind}: ${String(stored['pk'])} ${String(stored['sk'])}`);
  };
  const partsOf = (stored: Attributes): Parts => ({ ...partsIn(places, stored), ...idOf(stored) });
  const read = (stored: Attributes = {}) => readWith(described, partsOf, stored) as z.output<S>;
  return {
    kind: of.kind,
    mark: { kind: of.kind, v: of.version },
    key: (id) => ({ pk: pk.make(id), sk: sk.make(id) }),
    partition: (id) => pk.make(id),
    begins: (id) => sk.begin(id ?? ({} as never)),
    listed: (index, id) => {
      const at = places.find(({ name }) => name === index);
      if (!at) throw new Error(`a ${of.kind} stands in no ${index}`);
      return at.pk.make(id as Parts);
    },
    item: (value, more) => ({ ...itemWith(described, [loosely(pk), loosely(sk)], value), ...more }),
    idOf,
    read,
    stored: schemaOf(read),
  };
};
