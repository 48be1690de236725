import * as z from 'zod';
import { refuse } from '../../shared/refusals';
import { indexes, type IndexName } from './indexes';

type Asked = { pk: string; index?: IndexName };

/** A part of a key as the table takes it: not empty, and no half of a character. */
const Part = z
  .string()
  .min(1)
  .max(300)
  .refine((text) => !/\p{Cs}/u.test(text));
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

/** Where the next page starts. The partition is always the question's own. Refuses `cursor-not-understood`. */
export const startOf = (cursor: string, ask: Asked): Record<string, string> => {
  const index = indexes[ask.index ?? 'main'];
  const read = Cursor.safeParse(parsed(cursor));
  if (!read.success) return refuse('cursor-not-understood');
  const [sort, item] = read.data;
  if (index.partition === 'pk') return { pk: ask.pk, sk: sort };
  const [pk, sk] = item?.split('\n') ?? [];
  if (!pk || !sk) return refuse('cursor-not-understood');
  return { [index.partition]: ask.pk, [index.sort]: sort, pk, sk };
};
