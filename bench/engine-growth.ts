import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { DynamoDBClient, PutItemCommand } from '@aws-sdk/client-dynamodb';
import {
  DynamoDBStreamsClient,
  GetRecordsCommand,
  GetShardIteratorCommand,
} from '@aws-sdk/client-dynamodb-streams';
import type { RunningEngine } from '../functions/machine/engine/engine';
import { localClient } from '../functions/machine/local-client';
import { findStream, listShards } from '../functions/machine/stream/stream-shards';
import { median, print } from './figures';
import { openStage, TABLE, type Stage } from './stage';
import { engineWith } from './stream-records';

const SIZES = [0, 100_000, 1_000_000];
const SIZE = 'BENCH_STREAM_RECORDS';
/** The sizes take turns, so that what else the machine does falls on all of them alike. */
const ROUNDS = 10;
const [PUTS, READS, ORDERS] = [30, 10, 6];

type Times = { put: number[]; read: number[]; order: number[] };

const timesOf = async (count: number, run: () => Promise<unknown>): Promise<number[]> => {
  const times: number[] = [];
  for (let n = 0; n < count; n += 1) {
    const from = performance.now();
    await run();
    times.push(performance.now() - from);
  }
  return times;
};

const putting = (engine: RunningEngine) => {
  const client = new DynamoDBClient({ endpoint: engine.endpoint, ...localClient() });
  const what = { S: 'x'.repeat(350) };
  let number = 0;
  return () => {
    number += 1;
    const Item = { pk: { S: 'put' }, sk: { S: String(number) }, what };
    return client.send(new PutItemCommand({ TableName: TABLE, Item }));
  };
};

const looking = async (engine: RunningEngine) => {
  const client = new DynamoDBStreamsClient({ endpoint: engine.endpoint, ...localClient() });
  const stream = await findStream(client, TABLE);
  const [shard] = await listShards(client, stream);
  return async () => {
    const { ShardIterator } = await client.send(
      new GetShardIteratorCommand({ StreamArn: stream.arn, ShardId: shard?.id, ShardIteratorType: 'LATEST' }),
    );
    return timesOf(READS, () => client.send(new GetRecordsCommand({ ShardIterator, Limit: 100 })));
  };
};

const ordering = async (stage: Stage) => {
  const { fishSale, noticeFor, notify, orderFish } = await import('../tests/support/fish-sale');
  const sale = await fishSale('chunan', { maximum: 100_000_000 });
  const following = await stage.follow();
  await following.drain();
  const order = async (): Promise<void> => {
    const placed = await orderFish(sale, 2, { email: 'buyer@example.test' });
    const { status } = await notify(noticeFor(placed.order));
    if (status !== 200) throw new Error(`the notice was answered ${status}`);
    await following.drain('known-shards');
  };
  return { order, stop: following.stop };
};

/** One size, in a process of its own: at each message a round, and nothing in between. */
const takeTurns = async (size: number): Promise<void> => {
  const { engine, followed, leave } = await engineWith(size);
  const stage = await openStage({ engine, followed });
  const { order, stop } = await ordering(stage);
  const put = putting(engine);
  const look = await looking(engine);
  const round = async (): Promise<Times> => ({
    order: await timesOf(ORDERS, order),
    put: await timesOf(PUTS, put),
    read: await look(),
  });
  // Connections and code warm up.
  await round();
  process.send?.('ready');
  for (let rounds = 0; rounds < ROUNDS; rounds += 1) {
    await once(process, 'message');
    process.send?.(await round());
  }
  await stop();
  await stage.stop();
  leave();
};

/** The next message; a child that ends instead stops the measuring. */
const answerOf = async (child: ChildProcess): Promise<unknown> => {
  const ended = new AbortController();
  child.once('exit', () => ended.abort());
  const [message] = (await once(child, 'message', { signal: ended.signal })) as unknown[];
  child.removeAllListeners('exit');
  return message;
};

const compare = async (): Promise<void> => {
  const sizes = [];
  for (const size of SIZES) {
    const child = fork(fileURLToPath(import.meta.url), {
      execArgv: ['--import', 'tsx'],
      env: {
        ...process.env,
        [SIZE]: String(size),
        AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true',
      },
    });
    await answerOf(child);
    sizes.push({ size, child, times: { put: [], read: [], order: [] } as Times });
  }
  for (let rounds = 0; rounds < ROUNDS; rounds += 1)
    for (const { child, times } of sizes) {
      child.send('round');
      const round = (await answerOf(child)) as Times;
      for (const name of ['put', 'read', 'order'] as const) times[name].push(...round[name]);
    }
  const medians = sizes.map(({ times }) => [times.put, times.read, times.order].map(median));
  const spread = [0, 1, 2].map((at) => {
    const of = medians.map((all) => all[at] ?? 0);
    return `${(Math.max(...of) / Math.min(...of)).toFixed(2)} ×`;
  });
  await print({
    title: 'The embedded engine, as its stream grows',
    says: `Milliseconds, the median of ${ROUNDS * PUTS} puts of 350 bytes, of ${ROUNDS * READS} looks at the tip of the stream, and of ${ROUNDS * ORDERS} orders, one after the other, each placed, paid and all that follows from it done. Promised: the slowest within 1.5 × of the quickest.`,
    head: ['records in the stream', 'put', 'look at the stream', 'order with all that follows'],
    rows: [
      ...sizes.map(({ size }, at) => [size.toLocaleString('en'), ...(medians[at] ?? [])]),
      ['slowest to quickest', ...spread],
    ],
  });
};

const size = process.env[SIZE];
await (size === undefined ? compare() : takeTurns(Number(size)));
