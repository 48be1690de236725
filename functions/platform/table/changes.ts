import type { DynamoDBBatchResponse, DynamoDBRecord, DynamoDBStreamEvent } from 'aws-lambda';
import type * as z from 'zod';
import { clock } from '../clock';
import type { Codec } from './item';
import type { PartsOf } from './key-pattern';
import { log } from '../log';
import { readImage } from './table';

/** One item before and after. Made, changed or gone: one of the two may be missing. */
export type Change = {
  /** The item's `kind`. */
  kind: string;
  before?: Record<string, unknown> | undefined;
  after?: Record<string, unknown> | undefined;
  /** When the table took it, UTC, to the second; for messages, never for decisions. */
  at: string;
};

/** What follows from a change; `now` is when it is followed. It may run twice, late, or before its elder sister: the end must be the same. */
export type Follower = (change: Change, now: Date) => Promise<void>;

/** An item before and after, as its codec reads it, and the ids that its keys say. */
export type ChangeOf<C> =
  C extends Codec<infer Pk, infer Sk, infer S>
    ? {
        id: Record<PartsOf<Pk> | PartsOf<Sk>, string>;
        before: z.output<S> | undefined;
        after: z.output<S> | undefined;
        at: string;
      }
    : never;

/**
 * A follower of one kind of item: it gets what changed as the item's codec reads it, of whatever version. Where a part of a
 * stored image has no meaning any more, the reading fails, and so does the follower: the record is tried again and put aside.
 */
export const following = <Pk extends string, Sk extends string, S extends z.ZodType>(
  of: Codec<Pk, Sk, S>,
  follow: (change: ChangeOf<Codec<Pk, Sk, S>>, now: Date) => Promise<void>,
): Followers => ({
  [of.kind]: [
    async ({ before, after, at }, now) => {
      const change = {
        id: of.idOf(after ?? before ?? {}),
        before: before && of.read(before),
        after: after && of.read(after),
        at,
      };
      await follow(change, now);
    },
  ],
});

/** Several followers as one: of a kind that several follow, each is told, in this order. */
export const together = (...told: readonly Followers[]): Followers =>
  Object.fromEntries(
    told
      .flatMap((some) => Object.keys(some))
      .map((kind) => [kind, told.flatMap((followers) => followers[kind] ?? [])]),
  );

/** Who follows from what, by the kind of the item that changed. */
export type Followers = Readonly<Record<string, readonly Follower[]>>;

const toChange = (record: DynamoDBRecord): Change | undefined => {
  const [old, now] = [record.dynamodb?.OldImage, record.dynamodb?.NewImage];
  const before = old && readImage(old);
  const after = now && readImage(now);
  const kind = (after ?? before)?.['kind'];
  if (typeof kind !== 'string') return undefined;
  const seconds = record.dynamodb?.ApproximateCreationDateTime ?? 0;
  return { kind, before, after, at: new Date(seconds * 1000).toISOString() };
};

/**
 * The stream's one consumer, for Lambda's event source and for the local process alike. It stops at the first record that
 * fails and names it (ReportBatchItemFailures): the source retries from there, halves the batch, and in the end puts a
 * poison record aside without holding up the rest.
 */
export const follow =
  (followers: Followers) =>
  async (event: DynamoDBStreamEvent): Promise<DynamoDBBatchResponse> => {
    for (const record of event.Records) {
      try {
        const change = toChange(record);
        for (const follower of (change && followers[change.kind]) ?? [])
          if (change) await follower(change, clock());
      } catch (error) {
        log.error('follower', error, { sequence: record.dynamodb?.SequenceNumber });
        return { batchItemFailures: [{ itemIdentifier: record.dynamodb?.SequenceNumber ?? '' }] };
      }
    }
    return { batchItemFailures: [] };
  };
