import { DynamoDBStreamsClient } from '@aws-sdk/client-dynamodb-streams';
import { localClient } from '../local-client';
import { deliver, type Delivery, type StreamHandler } from './stream-delivery';
import { sequenceOf, toLambdaRecord } from './stream-event';
import { newPace, type PaceAsked } from './stream-pace';
import { findStream, isGone, listShards, readNext, type Shard, type Stream } from './stream-shards';

/** By `stream label/shard`: the last sequence number that is done. */
export type Positions = Record<string, string>;

export type StreamAsked = {
  tableName: string;
  handler: StreamHandler;
  /** Loaded once, saved after every batch that is done; a batch whose position could not be saved may come again. */
  checkpoint: { load: () => Promise<Positions>; save: (positions: Positions) => Promise<void> };
  onPoison: Delivery['onPoison'];
  /** Told when records were forgotten before they were read, and when the engine does not answer. Default: standard error. */
  onTrouble?: (trouble: string) => void;
  /** How often a record is tried before it is put aside. Default 8, in the end about 4 seconds. */
  attempts?: number;
  /** At most 100 records are handed over at once. */
  batchSize?: number;
} & PaceAsked &
  ({ endpoint: string; accessKeyId?: string } | { client: DynamoDBStreamsClient });

export type StreamFollower = {
  /**
   * Resolves when everything written before the call is handled, and what the handler wrote meanwhile too: a whole look
   * at the stream that began after the call has found nothing new. Rejects when the stream cannot be read.
   * @param known only the shards that are known are looked at: enough while the table is not made anew, and far cheaper
   */
  drain: (known?: 'known-shards') => Promise<void>;
  /** Lets the running batch end, saves how far it came, reads no further. */
  stop: () => Promise<void>;
};

const BATCH = 100;
/**
 * Milliseconds after which the list of shards is asked for again, though none of them ended. Not less: for this the embedded
 * engine goes through all of a stream's numbers, 0.1 seconds for a million.
 */
const SHARDS_EVERY = 30_000;

const clientFor = (asked: StreamAsked): DynamoDBStreamsClient =>
  'client' in asked
    ? asked.client
    : new DynamoDBStreamsClient({
        endpoint: asked.endpoint,
        ...localClient(asked.accessKeyId),
      });

const complain = (trouble: string): void => void process.stderr.write(`stream: ${trouble}\n`);

/** Knows the shards and how far each is done. */
const newShelf = (saved: Positions, save: (positions: Positions) => Promise<void>) => {
  let shards: Shard[] = [];
  let label = '';
  let saving = Promise.resolve();
  const nameOf = (id: string): string => `${label}/${id}`;
  const isDone = (id: string | undefined): boolean =>
    shards.find((shard) => shard.id === id)?.finished ?? true;
  return {
    /** Takes over what the stream says of its shards; those it has forgotten leave the checkpoint too. */
    update: (stream: Stream, listed: readonly { id: string; parent: string | undefined }[]): void => {
      const known = stream.label === label ? shards : [];
      label = stream.label;
      shards = listed.map(
        ({ id, parent }) =>
          known.find((shard) => shard.id === id) ?? {
            id,
            parent,
            position: saved[nameOf(id)],
            iterator: undefined,
            finished: false,
          },
      );
    },
    /** Those that may be read now: a child only when its parent is done, so that an item's changes stay in order. */
    open: (): Shard[] => shards.filter((shard) => !shard.finished && isDone(shard.parent)),
    /** One after the other: a slow save must not overwrite a later one. */
    save: (): Promise<void> => {
      const positions = () =>
        Object.fromEntries(shards.flatMap(({ id, position }) => (position ? [[nameOf(id), position]] : [])));
      return (saving = saving.catch(() => undefined).then(() => save(positions())));
    },
  };
};
type Shelf = ReturnType<typeof newShelf>;

/** Reads one shard until nothing more comes: how many records, and whether it came to an end for ever. */
const readShard = async (
  shard: Shard,
  shelf: Shelf,
  read: () => ReturnType<typeof readNext>,
  stream: Stream,
  delivery: Delivery,
) => {
  for (let count = 0; ;) {
    try {
      const { records, next } = await read();
      const passed = async (position: string) => {
        shard.position = position;
        await shelf.save();
      };
      const handed = records.map((record) => toLambdaRecord(record, stream.arn));
      await deliver(handed, delivery, (last) => passed(sequenceOf(last)));
      shard.iterator = next;
      shard.finished = next === undefined;
      count += records.length;
      if (records.length === 0 || shard.finished) return { count, ended: shard.finished };
    } catch (error) {
      // Where it was interrupted is told by its position alone.
      shard.iterator = undefined;
      throw error;
    }
  }
};

/** One look at all that can be read; how much was found. */
const newLook = (asked: StreamAsked, client: DynamoDBStreamsClient, shelf: Shelf, signal: AbortSignal) => {
  const { handler, onPoison, attempts = 8, batchSize = BATCH, onTrouble = complain } = asked;
  const delivery = { handler, onPoison, attempts, signal };
  const onGap = (shardId: string, position: string) =>
    onTrouble(`records of ${shardId} after ${position} were forgotten before they were read`);
  const limit = Math.min(batchSize, BATCH);
  let stream: Stream | undefined;
  let listAt = 0;

  const prepare = async (): Promise<Stream> => {
    stream ??= await findStream(client, asked.tableName);
    shelf.update(stream, await listShards(client, stream));
    listAt = performance.now() + SHARDS_EVERY;
    return stream;
  };
  return async (thorough: boolean): Promise<number> => {
    try {
      const from = stream && !thorough && performance.now() < listAt ? stream : await prepare();
      // All of them to their end, also where one fails: two readers of one shard would disturb its order.
      const outcomes = await Promise.allSettled(
        shelf
          .open()
          .map((shard) =>
            readShard(shard, shelf, () => readNext(client, from, shard, { limit, onGap }), from, delivery),
          ),
      );
      const failed = outcomes.find((outcome) => outcome.status === 'rejected');
      if (failed) throw failed.reason;
      const found = outcomes.flatMap((outcome) => (outcome.status === 'fulfilled' ? [outcome.value] : []));
      const ended = found.filter((one) => one.ended).length;
      if (ended > 0) listAt = 0;
      // An ended shard has children to look at: that is news as well.
      return found.reduce((all, one) => all + one.count, ended);
    } catch (error) {
      // The table may have been made anew: then it has another stream.
      if (isGone(error)) stream = undefined;
      throw error;
    }
  };
};

type Waiting = { done: () => void; failed: (error: unknown) => void; thorough: boolean };

/** Looks again and again; `drain` and `stop` wake it. */
const newRounds = (
  look: (thorough: boolean) => Promise<number>,
  signal: AbortSignal,
  pace: ReturnType<typeof newPace>,
  onTrouble: (trouble: string) => void,
) => {
  const waiting = new Set<Waiting>();

  const round = async (): Promise<void> => {
    const served = [...waiting];
    pace.beginLook();
    try {
      if ((await look(served.some((one) => one.thorough))) > 0) return pace.found();
      for (const one of served) if (waiting.delete(one)) one.done();
      if (waiting.size === 0) await pace.sleep();
    } catch (error) {
      for (const one of served) if (waiting.delete(one)) one.failed(error);
      if (signal.aborted) return;
      onTrouble(String(error));
      if (waiting.size === 0) await pace.sleepAfterTrouble();
    }
  };
  return {
    wait: (one: Waiting): void => void waiting.add(one),
    run: async (): Promise<void> => {
      while (!signal.aborted) await round();
      pace.end();
      for (const one of waiting) one.failed(new Error('the follower was stopped'));
    },
  };
};

/**
 * Follows a table's stream on one machine and does what Lambda's event source mapping does in the cloud: batches in the
 * order of each item's changes, from the checkpoint on, each record at least once.
 * @throws where the table has no stream
 */
export const followStream = async (asked: StreamAsked): Promise<StreamFollower> => {
  const client = clientFor(asked);
  const stopping = new AbortController();
  const shelf = newShelf(await asked.checkpoint.load(), asked.checkpoint.save);
  await findStream(client, asked.tableName);
  const look = newLook(asked, client, shelf, stopping.signal);
  const pace = newPace(asked);
  const rounds = newRounds(look, stopping.signal, pace, asked.onTrouble ?? complain);
  const running = rounds.run();
  return {
    drain: (known) =>
      new Promise((done, failed) => {
        if (stopping.signal.aborted) return failed(new Error('the follower was stopped'));
        rounds.wait({ done, failed, thorough: known === undefined });
        pace.ring();
      }),
    stop: async () => {
      stopping.abort();
      pace.ring();
      await running;
      if (!('client' in asked)) client.destroy();
    },
  };
};
