import { createHash } from 'node:crypto';
import type * as z from 'zod';
import type { Member } from '../../shared/actor';
import type { RequestKey } from '../../shared/ids';
import { refuse } from '../../shared/refusals';
import type { Codec } from './item';
import { idFrom } from '../new-id';
import { table, type Write } from './table';

/** Who made a request, and the key that they chose for it. */
export type Asked = { organisationId: string; by: string; requestKey: RequestKey };
/** The same of an action `(by, asked, now)`. */
export const askedBy = (by: Member, { requestKey }: { requestKey: RequestKey }): Asked => ({
  organisationId: by.organisationId,
  by: by.personId,
  requestKey,
});

/** The id of what a request makes: the same request gives the same id for ever, so a retry finds what the first try made. */
export const idOf = (prefix: string, asked: Asked): string =>
  idFrom(prefix, `${asked.organisationId}|${asked.by}|${asked.requestKey}`);

/** What was asked, in 16 characters: tells a retry from another request under the same key. */
export const fingerprint = (asked: unknown): string =>
  createHash('sha256').update(JSON.stringify(asked)).digest('base64url').slice(0, 16);

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
 * Makes a thing once, with whatever else is written in the same moment: all or nothing. A retry of the request gets the thing as
 * it stands, and the other writes' conditions are not asked. One conditional put (1 WCU a kilobyte), or a transaction (2 each).
 * @param asked what the caller asked for: another request under the same key is refused (`request-key-reused`)
 */
export const makeOnce = async <Pk extends string, Sk extends string, S extends z.ZodType>(
  of: Codec<Pk, Sk, S>,
  value: Parameters<Codec<Pk, Sk, S>['item']>[0],
  {
    asked,
    also = [],
    kept = {},
  }: { asked: unknown; also?: readonly Write[]; kept?: Record<string, unknown> },
): Promise<z.output<S>> => {
  const item = of.item(value, { ...kept, asked: fingerprint(asked) });
  let standing: Record<string, unknown> = item;
  const otherwise = (found: Record<string, unknown> | undefined): void => {
    if (found?.['asked'] !== item['asked']) refuse('request-key-reused');
    standing = found ?? item;
  };
  const when = { condition: 'attribute_not_exists(pk)', otherwise };
  if (also.length === 0) await table.putIf(item, when);
  else await table.transact(onceWith(table.writes.put(item, when), also));
  return of.read(standing);
};
