import { setTimeout as pause } from 'node:timers/promises';
import type { DynamoDBBatchResponse, DynamoDBRecord, DynamoDBStreamEvent } from 'aws-lambda';
import { sequenceOf } from './stream-event';

/** A Lambda function's handler for a stream, its two other arguments left out. */
export type StreamHandler = (
  event: DynamoDBStreamEvent,
) => Promise<DynamoDBBatchResponse | undefined> | Promise<void>;

export type Delivery = {
  handler: StreamHandler;
  /** Takes a record that failed `attempts` times; from then on it counts as handled. */
  onPoison: (record: DynamoDBRecord, error: unknown) => Promise<void> | void;
  /** How often a record is tried, the first time included. */
  attempts: number;
  signal: AbortSignal;
};

/** Where a batch failed, and whether the handler itself named that record (an error says nothing of which one it was). */
type Failure = { at: number; named: boolean; error: unknown };

const FIRST_PAUSE = 20;
const LONGEST_PAUSE = 2_000;

const tryOnce = async (
  records: readonly DynamoDBRecord[],
  handler: StreamHandler,
): Promise<Failure | undefined> => {
  try {
    const failures = (await handler({ Records: [...records] }))?.batchItemFailures ?? [];
    if (failures.length === 0) return undefined;
    const named = failures.map(({ itemIdentifier }) =>
      records.findIndex((record) => sequenceOf(record) === itemIdentifier),
    );
    const at = Math.min(...named);
    // A name that is none of theirs fails the whole batch, as in Lambda.
    if (at < 0)
      return { at: 0, named: false, error: new Error('the handler named a record that it was not given') };
    return {
      at,
      named: true,
      error: new Error(`the handler failed on record ${sequenceOf(records[at] ?? {})}`),
    };
  } catch (error) {
    return { at: 0, named: false, error };
  }
};

const rest = async (tries: number, signal: AbortSignal): Promise<void> => {
  const longest = Math.min(LONGEST_PAUSE, FIRST_PAUSE * 2 ** tries);
  await pause((longest * (1 + Math.random())) / 2, undefined, { signal });
};

/**
 * Hands records to the handler in their order, as Lambda's event source does with ReportBatchItemFailures and
 * BisectBatchOnFunctionError: again from the first that failed; halved where an error does not tell which one it was;
 * after so many attempts the one record goes to `onPoison` and the others go on.
 * @param passed told of the last record up to which all is done
 * @throws AbortError when stopped; what was not passed comes again next time
 */
export const deliver = async (
  records: readonly DynamoDBRecord[],
  { handler, onPoison, attempts, signal }: Delivery,
  passed: (last: DynamoDBRecord) => Promise<void>,
): Promise<void> => {
  const slices = [records];
  for (let tries = 0; ;) {
    const slice = slices.shift();
    const first = slice?.[0];
    if (!slice || !first) return;
    signal.throwIfAborted();
    const failure = await tryOnce(slice, handler);
    const lastDone = failure ? slice[failure.at - 1] : slice.at(-1);
    if (lastDone) await passed(lastDone);
    if (!failure || failure.at > 0) tries = 0;
    if (!failure) continue;
    const left = slice.slice(failure.at);
    const culprit = left[0] ?? first;
    if (!failure.named && left.length > 1) {
      slices.unshift(left.slice(0, Math.ceil(left.length / 2)), left.slice(Math.ceil(left.length / 2)));
      continue;
    }
    tries += 1;
    if (tries < attempts || !(await isTaken(onPoison, culprit, failure.error))) {
      slices.unshift(left);
      await rest(tries, signal);
      continue;
    }
    await passed(culprit);
    tries = 0;
    if (left.length > 1) slices.unshift(left.slice(1));
  }
};

/** A record that even its last place refuses is tried further: it must not vanish. */
const isTaken = async (
  onPoison: Delivery['onPoison'],
  record: DynamoDBRecord,
  error: unknown,
): Promise<boolean> => {
  try {
    await onPoison(record, error);
    return true;
  } catch {
    return false;
  }
};
