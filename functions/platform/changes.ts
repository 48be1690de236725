import type { DynamoDBBatchResponse, DynamoDBRecord, DynamoDBStreamEvent } from 'aws-lambda';
import { log } from './log';
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

/** What follows from a change. It may run twice, late, or before its elder sister: the end must be the same. */
export type Follower = (change: Change) => Promise<void>;

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
  (followers: Readonly<Record<string, readonly Follower[]>>) =>
  async (event: DynamoDBStreamEvent): Promise<DynamoDBBatchResponse> => {
    for (const record of event.Records) {
      try {
        const change = toChange(record);
        for (const follower of (change && followers[change.kind]) ?? []) if (change) await follower(change);
      } catch (error) {
        log.error('follower', error, { sequence: record.dynamodb?.SequenceNumber });
        return { batchItemFailures: [{ itemIdentifier: record.dynamodb?.SequenceNumber ?? '' }] };
      }
    }
    return { batchItemFailures: [] };
  };
