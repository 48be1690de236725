import { createHash } from 'node:crypto';
import type * as z from 'zod';
import type { RequestKey } from '../shared/ids';
import { refuse, Refusal } from '../shared/refusals';
import { idFrom } from './new-id';
import { table, type Item, type Write } from './table';

/** Who made a request, and the key that they chose for it. */
export type Asked = { organisationId: string; by: string; requestKey: RequestKey };

/** The id of what a request makes: the same request gives the same id for ever, so a retry finds what the first try made. */
export const idOf = (prefix: string, asked: Asked): string =>
  idFrom(prefix, `${asked.organisationId}|${asked.by}|${asked.requestKey}`);

/** What was asked, in 16 characters: tells a retry from another request under the same key. */
export const fingerprint = (asked: unknown): string =>
  createHash('sha256').update(JSON.stringify(asked)).digest('base64url').slice(0, 16);

/** Makes an item once; a retry gets the item as it stands. Refuses `request-key-reused` where the key was used for something else. */
export const createOnce = async <S extends z.ZodType>(
  schema: S,
  item: Item & { asked: string },
): Promise<z.infer<S>> =>
  (await table.create(item, (found) =>
    found['asked'] === item.asked ? schema.parse(found) : refuse('request-key-reused'),
  )) ?? schema.parse(item);

/**
 * For a transaction whose first write makes something once: where that stands already, it was all done before, and the
 * conditions of the other writes are not asked.
 */
export const onceWith = (first: Write, others: readonly Write[]): Write[] => {
  let doneBefore = false;
  const marked: Write = {
    ...first,
    otherwise: (found) => {
      first.otherwise?.(found);
      doneBefore = true;
    },
  };
  return [
    marked,
    ...others.map(({ item, otherwise }) => ({
      item,
      ...(otherwise && {
        otherwise: (found: Record<string, unknown> | undefined) =>
          doneBefore ? undefined : otherwise(found),
      }),
    })),
  ];
};

/**
 * Two clicks of one person at once: the one that came second is refused by what the first did. What is refused is asked once
 * more whether `done` before by this very person, and then answered the same.
 */
export const unlessDone = async <T>(
  act: () => Promise<T>,
  done: () => Promise<T | undefined>,
): Promise<T> => {
  try {
    return await act();
  } catch (error) {
    const before = error instanceof Refusal ? await done() : undefined;
    if (before === undefined) throw error;
    return before;
  }
};

/** As createOnce, together with other writes: all or none of them. Answers the item as this request made it, or as it stands. */
export const createOnceWith = async <S extends z.ZodType>(
  schema: S,
  item: Item & { asked: string },
  others: readonly Write[],
): Promise<z.infer<S>> => {
  let standing: Record<string, unknown> = item;
  const first = table.writes.put(item, {
    condition: 'attribute_not_exists(pk)',
    otherwise: (found) => {
      if (found?.['asked'] !== item.asked) refuse('request-key-reused');
      standing = found ?? item;
    },
  });
  await table.transact(onceWith(first, others));
  return schema.parse(standing);
};
