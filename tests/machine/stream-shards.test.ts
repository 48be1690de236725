import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { afterEach, beforeEach, expect, test } from 'vitest';
import {
  followStream,
  type Positions,
  type StreamFollower,
} from '../../functions/machine/stream/stream-reader';

/**
 * What no engine of one machine does (it keeps one shard and forgets nothing): a stream whose shards end, split and are
 * forgotten, told over HTTP in the words of the service, to the real client.
 */
type Scripted = { id: string; parent?: string; records: number[]; closed?: boolean };
let shards: Scripted[];
/** Records up to this number are forgotten. */
let forgotten: number;
let expireNext: boolean;
let asked: string[];
let server: Server;
let endpoint: string;
let follower: StreamFollower | undefined;

const STREAM = {
  StreamArn: 'arn:aws:dynamodb:local:0:table/t/stream/2026',
  StreamLabel: '2026',
  TableName: 't',
};
const pad = (n: number): string => String(n).padStart(21, '0');
const failure = (type: string) => ({
  status: 400,
  body: { __type: `com.amazonaws.dynamodb.v20120810#${type}`, message: type },
});
const answered = (body: object) => ({ status: 200, body });

type Question = {
  ShardId?: string;
  SequenceNumber?: string;
  ShardIterator?: string;
  Limit?: number;
  ExclusiveStartShardId?: string;
};
type Answer = { status: number; body: object };

/** Two shards a page. */
const describeStream = ({ ExclusiveStartShardId }: Question): Answer => {
  const from = shards.findIndex((shard) => shard.id === ExclusiveStartShardId) + 1;
  const page = shards.slice(from, from + 2);
  const last = from + 2 < shards.length ? { LastEvaluatedShardId: page.at(-1)?.id } : {};
  const Shards = page.map(({ id, parent }) => ({ ShardId: id, ...(parent && { ParentShardId: parent }) }));
  return answered({ StreamDescription: { ...STREAM, Shards, ...last } });
};

const getIterator = ({ ShardId = '', SequenceNumber }: Question): Answer => {
  asked.push(`${ShardId} ${SequenceNumber === undefined ? 'oldest' : `after ${Number(SequenceNumber)}`}`);
  if (!shards.some((shard) => shard.id === ShardId)) return failure('ResourceNotFoundException');
  if (SequenceNumber !== undefined && Number(SequenceNumber) < forgotten)
    return failure('TrimmedDataAccessException');
  return answered({ ShardIterator: `${ShardId}:${SequenceNumber ?? 0}` });
};

const getRecords = ({ ShardIterator = '', Limit = 1000 }: Question): Answer => {
  if (expireNext) {
    expireNext = false;
    return failure('ExpiredIteratorException');
  }
  const [id, after] = ShardIterator.split(':');
  const shard = shards.find((one) => one.id === id);
  const left = (shard?.records ?? []).filter((n) => n > Math.max(Number(after), forgotten));
  const page = left.slice(0, Limit);
  const Records = page.map((n) => ({
    eventName: 'INSERT',
    dynamodb: { SequenceNumber: pad(n), Keys: { pk: { S: String(n) } } },
  }));
  const ended = shard?.closed === true && page.length === left.length;
  return answered({ Records, ...(!ended && { NextShardIterator: `${id}:${page.at(-1) ?? Number(after)}` }) });
};

const answers: Record<string, (question: Question) => Answer> = {
  ListStreams: () =>
    answered({ Streams: [{ ...STREAM, StreamLabel: '2025', StreamArn: 'arn:of:the:old:one' }, STREAM] }),
  DescribeStream: describeStream,
  GetShardIterator: getIterator,
  GetRecords: getRecords,
};

beforeEach(async () => {
  [shards, forgotten, expireNext, asked] = [[], 0, false, []];
  server = createServer((incoming, outgoing) => {
    const parts: Buffer[] = [];
    incoming.on('data', (part: Buffer) => parts.push(part));
    incoming.on('end', () => {
      const operation = String(incoming.headers['x-amz-target']).split('.')[1] ?? '';
      const { status, body } =
        answers[operation]?.(JSON.parse(Buffer.concat(parts).toString('utf8')) as Question) ??
        failure('Unknown');
      outgoing.writeHead(status, { 'content-type': 'application/x-amz-json-1.0' }).end(JSON.stringify(body));
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  endpoint = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;
});
afterEach(async () => {
  await follower?.stop();
  server.closeAllConnections();
  server.close();
});

let kept: Positions;
const follow = async (from: Positions = {}) => {
  kept = from;
  const seen: number[] = [];
  const troubles: string[] = [];
  follower = await followStream({
    endpoint,
    tableName: 't',
    handler: async ({ Records }) =>
      void seen.push(...Records.map((record) => Number(record.dynamodb?.SequenceNumber))),
    checkpoint: { load: async () => kept, save: async (positions) => void (kept = positions) },
    onPoison: () => undefined,
    onTrouble: (trouble) => troubles.push(trouble),
    lookEvery: 600_000,
  });
  return { seen, troubles, drain: follower.drain };
};

test('a parent is read to its end before its children, wherever they stand in the list', async () => {
  shards = [
    { id: 'child-1', parent: 'root', records: [31, 33] },
    { id: 'grandchild', parent: 'child-2', records: [41] },
    { id: 'child-2', parent: 'root', records: [32, 34], closed: true },
    { id: 'root', records: [1, 2, 3], closed: true },
  ];
  const { seen, drain } = await follow();
  await drain();
  expect(seen.slice(0, 3)).toEqual([1, 2, 3]);
  expect(seen.filter((n) => n === 31 || n === 33)).toEqual([31, 33]);
  expect(seen.filter((n) => n === 32 || n === 34 || n === 41)).toEqual([32, 34, 41]);
  expect(kept).toEqual({
    '2026/root': pad(3),
    '2026/child-1': pad(33),
    '2026/child-2': pad(34),
    '2026/grandchild': pad(41),
  });
});

test('a shard that splits while it is followed', async () => {
  shards = [{ id: 'root', records: [1] }];
  const { seen, drain } = await follow();
  await drain();
  shards = [
    { id: 'root', records: [1, 2], closed: true },
    { id: 'left', parent: 'root', records: [3] },
    { id: 'right', parent: 'root', records: [] },
  ];
  await drain();
  expect(seen).toEqual([1, 2, 3]);
  shards[2]?.records.push(4);
  await drain();
  expect(seen).toEqual([1, 2, 3, 4]);
});

test('a child whose parent was forgotten is read; the forgotten one leaves the checkpoint', async () => {
  shards = [{ id: 'child', parent: 'forgotten', records: [7, 8] }];
  const { seen, drain } = await follow({
    '2026/forgotten': pad(6),
    '2026/child': pad(7),
    '2025/old': pad(900),
  });
  await drain();
  expect(seen).toEqual([8]);
  expect(kept).toEqual({ '2026/child': pad(8) });
});

test('a position that was forgotten: it is told, and reading goes on with the oldest record', async () => {
  shards = [{ id: 'root', records: [1, 2, 8, 9] }];
  forgotten = 7;
  const { seen, troubles, drain } = await follow({ '2026/root': pad(2) });
  await drain();
  expect(seen).toEqual([8, 9]);
  expect(asked).toEqual(['root after 2', 'root oldest']);
  expect(troubles).toEqual([`records of root after ${pad(2)} were forgotten before they were read`]);
});

test('an iterator that grew too old is asked for anew, from where it was', async () => {
  shards = [{ id: 'root', records: [1] }];
  const { seen, troubles, drain } = await follow();
  await drain();
  shards[0]?.records.push(2);
  expireNext = true;
  await drain();
  expect([seen, asked, troubles]).toEqual([[1, 2], ['root oldest', 'root after 1'], []]);
});

test('an engine that does not answer: the waiting are told, and it is tried again', async () => {
  shards = [{ id: 'root', records: [1] }];
  const { seen, troubles, drain } = await follow();
  await drain();
  const { GetRecords } = answers;
  answers['GetRecords'] = () => failure('AccessDeniedException');
  await expect(drain()).rejects.toMatchObject({ name: 'AccessDeniedException' });
  expect(troubles).toHaveLength(1);
  if (GetRecords) answers['GetRecords'] = GetRecords;
  shards[0]?.records.push(2);
  await drain();
  expect(seen).toEqual([1, 2]);
});
