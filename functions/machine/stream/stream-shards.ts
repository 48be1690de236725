import {
  DescribeStreamCommand,
  GetRecordsCommand,
  GetShardIteratorCommand,
  ListStreamsCommand,
  type _Record,
  type DynamoDBStreamsClient,
} from '@aws-sdk/client-dynamodb-streams';

/** A part of a stream: a sequence of records. A table's first shards have no parent; a split shard ends and has children. */
export type Shard = {
  id: string;
  parent: string | undefined;
  /** The last sequence number that is done; none: from the oldest record there is. */
  position: string | undefined;
  iterator: string | undefined;
  /** Closed, and read to its end. */
  finished: boolean;
};

export type Stream = { arn: string; label: string };

const nameOf = (error: unknown): string => (error instanceof Error ? error.name : '');
export const isGone = (error: unknown): boolean => nameOf(error) === 'ResourceNotFoundException';

/** The records at that place were forgotten (the service keeps them for 24 hours), or the place is not of this stream. */
const isTrimmed = (error: unknown): boolean =>
  nameOf(error) === 'TrimmedDataAccessException' ||
  (nameOf(error) === 'ValidationException' &&
    error instanceof Error &&
    /sequence ?number/i.test(error.message));

/** The table's stream. A table that was made anew under its old name has a stream of its own: the newest counts. */
export const findStream = async (client: DynamoDBStreamsClient, tableName: string): Promise<Stream> => {
  const { Streams = [] } = await client.send(new ListStreamsCommand({ TableName: tableName }));
  const newest = Streams.toSorted((a, b) => (a.StreamLabel ?? '').localeCompare(b.StreamLabel ?? '')).at(-1);
  if (!newest?.StreamArn) throw new Error(`the table ${tableName} has no stream`);
  return { arn: newest.StreamArn, label: newest.StreamLabel ?? '' };
};

/** All shards that the stream still holds, parents before or after their children. */
export const listShards = async (
  client: DynamoDBStreamsClient,
  stream: Stream,
): Promise<{ id: string; parent: string | undefined }[]> => {
  const shards: { id: string; parent: string | undefined }[] = [];
  let after: string | undefined;
  do {
    const page = await client.send(
      new DescribeStreamCommand({ StreamArn: stream.arn, ...(after && { ExclusiveStartShardId: after }) }),
    );
    for (const { ShardId, ParentShardId } of page.StreamDescription?.Shards ?? [])
      if (ShardId) shards.push({ id: ShardId, parent: ParentShardId });
    after = page.StreamDescription?.LastEvaluatedShardId;
  } while (after);
  return shards;
};

const iteratorAt = async (
  client: DynamoDBStreamsClient,
  stream: Stream,
  shard: Shard,
): Promise<string | undefined> => {
  const from = shard.position
    ? { ShardIteratorType: 'AFTER_SEQUENCE_NUMBER' as const, SequenceNumber: shard.position }
    : { ShardIteratorType: 'TRIM_HORIZON' as const };
  return (
    await client.send(new GetShardIteratorCommand({ StreamArn: stream.arn, ShardId: shard.id, ...from }))
  ).ShardIterator;
};

export type Read = { records: _Record[]; next: string | undefined };

/**
 * The next records behind the shard's position. Where that place is forgotten, reading goes on with the oldest record
 * that there is, after `onGap` was told.
 */
export const readNext = async (
  client: DynamoDBStreamsClient,
  stream: Stream,
  shard: Shard,
  options: { limit: number; onGap: (shardId: string, position: string) => void },
): Promise<Read> => {
  try {
    const ShardIterator = shard.iterator ?? (await iteratorAt(client, stream, shard));
    if (ShardIterator === undefined) return { records: [], next: undefined };
    const page = await client.send(new GetRecordsCommand({ ShardIterator, Limit: options.limit }));
    return { records: page.Records ?? [], next: page.NextShardIterator };
  } catch (error) {
    const [expired, gap] = [
      nameOf(error) === 'ExpiredIteratorException' && shard.iterator,
      isTrimmed(error) && shard.position,
    ];
    if (!expired && !gap) throw error;
    if (gap) options.onGap(shard.id, gap);
    return readNext(
      client,
      stream,
      { ...shard, iterator: undefined, position: gap ? undefined : shard.position },
      options,
    );
  }
};
