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

/** The condition that an item is of this revision; one that was never changed keeps none. Its name is `#revision`. */
export const ofRevision = (revision: number) => ({
  condition: revision === 1 ? 'attribute_not_exists(#revision)' : '#revision = :revision',
  names: { '#revision': 'revision' },
  values: revision === 1 ? {} : { ':revision': revision },
});

/**
 * Writes of an item what differs between how it was read and what it is to be; what others count in it meanwhile stays. It must
 * stand under the same key. Condition: it is of the revision that was read (`stale` otherwise: `decideAgain`), and as `unless` says.
 */
export const changeItem = <Pk extends string, Sk extends string, S extends z.ZodType>(
  of: Codec<Pk, Sk, S>,
  before: Parameters<Codec<Pk, Sk, S>['item']>[0] & Revised,
  after: Parameters<Codec<Pk, Sk, S>['item']>[0] & Revised,
  /** Attributes that must also stand as they were read, because others change them without a new revision. */
  asRead: readonly string[] = [],
): Write => {
  const [was, is]: [Item, Item] = [of.item(before), of.item(after)];
  if (was.pk !== is.pk || was.sk !== is.sk) throw new Error(`a ${of.kind} keeps its key`);
  const { set, remove } = between({ ...was, v: undefined }, is);
  const names = [...new Set([...set, ...remove, ...asRead, 'revision'])];
  const name = (one: string): string => `#a${names.indexOf(one)}`;
  const isFirst = before.revision === 1;
  const stands = asRead.map((one) => `${name(one)} = :was${names.indexOf(one)}`);
  return table.writes.update(
    { pk: was.pk, sk: was.sk },
    {
      set: [
        set.length > 0 ? `SET ${set.map((one) => `${name(one)} = :is${names.indexOf(one)}`).join(', ')}` : '',
        remove.length > 0 ? `REMOVE ${remove.map(name).join(', ')}` : '',
      ]
        .filter(Boolean)
        .join(' '),
      condition: [
        'attribute_exists(pk)',
        isFirst ? `attribute_not_exists(${name('revision')})` : `${name('revision')} = :revision`,
        ...stands,
      ].join(' AND '),
      names: Object.fromEntries(names.map((one) => [name(one), one])),
      values: {
        ...Object.fromEntries(set.map((one) => [`:is${names.indexOf(one)}`, is[one]])),
        ...Object.fromEntries(asRead.map((one) => [`:was${names.indexOf(one)}`, was[one]])),
        ...(!isFirst && { ':revision': before.revision }),
      },
      otherwise: stale,
    },
  );
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
