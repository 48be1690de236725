import * as z from 'zod';
import { refuse } from '../../shared/refusals';
import { indexes } from './indexes';
import type { Ask } from './query';

type Asked = Pick<Ask, 'pk' | 'index' | 'begins' | 'between'>;

/** The table takes sort keys of so many bytes. */
const MOST_BYTES = 1_024;
/** A part of a key as the table takes it: not empty, and no half of a character. */
const Part = z
  .string()
  .min(1)
  .max(300)
  .refine((text) => !/\p{Cs}/u.test(text) && Buffer.byteLength(text) <= MOST_BYTES);
const Cursor = z.tuple([Part, Part]).or(z.tuple([Part]));

/** A page's end as an opaque text: the sort key, and in an index the item's own partition and sort key too. */
export const cursorOf = (last: Record<string, unknown>, ask: Asked): string => {
  const index = indexes[ask.index ?? 'main'];
  const parts =
    index.partition === 'pk'
      ? [last['sk']]
      : [last[index.sort], `${String(last['pk'])}\n${String(last['sk'])}`];
  return Buffer.from(JSON.stringify(parts)).toString('base64url');
};

const parsed = (cursor: string): unknown => {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString());
  } catch {
    return undefined;
  }
};

/** The table orders keys by their bytes, and not as JavaScript orders text. */
const isAfter = (one: string, other: string): boolean =>
  Buffer.compare(Buffer.from(one), Buffer.from(other)) > 0;

/** Only an answer to this very question can have ended there. */
const isWithin = (sort: string, { begins, between }: Asked): boolean => {
  if (between) return !isAfter(between[0], sort) && !isAfter(sort, between[1]);
  return begins === undefined || sort.startsWith(begins);
};

/** Where the next page starts. The partition is always the question's own. Refuses `cursor-not-understood`, also where it is no end of this question's. */
export const startOf = (cursor: string, ask: Asked): Record<string, string> => {
  const index = indexes[ask.index ?? 'main'];
  const read = Cursor.safeParse(parsed(cursor));
  if (!read.success) return refuse('cursor-not-understood');
  const [sort, item] = read.data;
  if (!isWithin(sort, ask)) return refuse('cursor-not-understood');
  if (index.partition === 'pk') return { pk: ask.pk, sk: sort };
  const [pk, sk, more] = item?.split('\n') ?? [];
  if (!pk || !sk || more !== undefined) return refuse('cursor-not-understood');
  return { [index.partition]: ask.pk, [index.sort]: sort, pk, sk };
};
