import type * as z from 'zod';
import type { Revised } from '../../shared/revision';
import { stale } from './decide-again';
import type { Codec } from './item';
import { table, type Item, type Write } from './table';

type Attributes = Record<string, unknown>;
const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/** The attributes in which two items of one key differ: those to set, and those to remove. */
const between = (was: Attributes, is: Attributes): { set: string[]; remove: string[] } => ({
  set: Object.keys(is).filter((name) => is[name] !== undefined && !same(was[name], is[name])),
  remove: Object.keys(was).filter((name) => was[name] !== undefined && is[name] === undefined),
});

/** What an update says of the attributes in which the two differ; `also` names others that its condition tells of. */
const updateOf = (was: Item, is: Item, also: readonly string[]) => {
  if (was.pk !== is.pk || was.sk !== is.sk) throw new Error(`${was.pk} ${was.sk} keeps its key`);
  const { set, remove } = between({ ...was, v: undefined }, is);
  const names = [...new Set([...set, ...remove, ...also])];
  const name = (one: string): string => `#a${names.indexOf(one)}`;
  const value = (one: string): string => `:is${names.indexOf(one)}`;
  const clauses = [
    set.length > 0 ? `SET ${set.map((one) => `${name(one)} = ${value(one)}`).join(', ')}` : '',
    remove.length > 0 ? `REMOVE ${remove.map(name).join(', ')}` : '',
  ];
  return {
    name,
    set: clauses.filter(Boolean).join(' '),
    names: Object.fromEntries(names.map((one) => [name(one), one])),
    values: Object.fromEntries(set.map((one) => [value(one), is[one]])),
  };
};

/** The condition that an item is of the revision that was read: one that was never changed keeps none. */
const isOfRevision = (name: string, { revision }: Revised) =>
  revision === 1
    ? { condition: `attribute_exists(pk) AND attribute_not_exists(${name})`, values: {} }
    : { condition: `${name} = :revision`, values: { ':revision': revision } };

type Value<Pk extends string, Sk extends string, S extends z.ZodType> = Parameters<
  Codec<Pk, Sk, S>['item']
>[0];
/** The condition that an item is of this revision; one that was never changed keeps none. Its name is `#revision`. */
export const ofRevision = (revision: number) => ({
  condition: revision === 1 ? 'attribute_not_exists(#revision)' : '#revision = :revision',
  names: { '#revision': 'revision' },
  values: revision === 1 ? {} : { ':revision': revision },
});

/**
 * Writes of an item what differs between how it was read and what it is to be; what others count in it meanwhile stays. It must
 * stand under the same key. Condition: it is of the revision that was read (`stale` otherwise: `decideAgain`), and as `asRead` says.
 */
export const changeItem = <Pk extends string, Sk extends string, S extends z.ZodType>(
  of: Codec<Pk, Sk, S>,
  before: Value<Pk, Sk, S> & Revised,
  after: Value<Pk, Sk, S> & Revised,
  /** Attributes that must also stand as they were read, because others change them without a new revision. */
  asRead: readonly string[] = [],
): Write => {
  const was = of.item(before);
  const { name, set, names, values } = updateOf(was, of.item(after), [...asRead, 'revision']);
  const read = isOfRevision(name('revision'), before);
  const stands = asRead.map((one, at) => ({
    said: `${name(one)} = :was${at}`,
    at: `:was${at}`,
    is: was[one],
  }));
  return table.writes.update(
    { pk: was.pk, sk: was.sk },
    {
      set,
      condition: [read.condition, ...stands.map(({ said }) => said)].join(' AND '),
      names,
      values: { ...values, ...read.values, ...Object.fromEntries(stands.map(({ at, is }) => [at, is])) },
      otherwise: stale,
    },
  );
};

/**
 * The same of an item that stands beside one with a revision and is written in the same transaction: what it keeps besides (whose
 * request made it) stays. Nothing where nothing differs.
 */
export const changeBeside = <Pk extends string, Sk extends string, S extends z.ZodType>(
  of: Codec<Pk, Sk, S>,
  before: Value<Pk, Sk, S>,
  after: Value<Pk, Sk, S>,
): Write[] => {
  const [was, is]: [Item, Item] = [of.item(before), of.item(after)];
  if (same(was, is)) return [];
  const { set, names, values } = updateOf(was, is, []);
  const stands = { condition: 'attribute_exists(pk)', otherwise: stale };
  return [table.writes.update({ pk: was.pk, sk: was.sk }, { set, names, values, ...stands })];
};

/** What was decided from this item holds only while it stands as it was read: `stale` otherwise. */
export const standsAsRead = <Pk extends string, Sk extends string, S extends z.ZodType>(
  of: Codec<Pk, Sk, S>,
  read: Parameters<Codec<Pk, Sk, S>['key']>[0] & Revised,
): Write => {
  const { condition, values } = isOfRevision('#revision', read);
  const names = { '#revision': 'revision' };
  return table.writes.check(of.key(read), {
    condition,
    names,
    ...(Object.keys(values).length > 0 && { values }),
    otherwise: stale,
  });
};

/** The same of a row of a list, whose key may say what changed: it goes over to its new place. */
export const moveRows = (before: readonly Item[], after: readonly Item[]): Write[] => {
  const nameOf = ({ pk, sk }: Item): string => `${pk}\n${sk}`;
  const stays = new Map(after.map((row) => [nameOf(row), row]));
  const was = new Map(before.map((row) => [nameOf(row), row]));
  return [
    ...before.filter((row) => !stays.has(nameOf(row))).map(({ pk, sk }) => table.writes.delete({ pk, sk })),
    ...after.filter((row) => !same(was.get(nameOf(row)), row)).map((row) => table.writes.put(row)),
  ];
};
