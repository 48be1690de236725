import {
  ConditionalCheckFailedException,
  DynamoDBClient,
  TransactionCanceledException,
  type AttributeValue,
} from '@aws-sdk/client-dynamodb';
import {
  BatchGetCommand,
  DeleteCommand,
  DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  QueryCommand,
  TransactWriteCommand,
  UpdateCommand,
  type TransactWriteCommandInput,
} from '@aws-sdk/lib-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import type * as z from 'zod';
import { refuse } from '../../shared/refusals';
import { config } from '../config';
import { OF_AN_ENGINE, OF_THE_TABLE } from '../patience';
import { cursorOf, startOf } from './cursor';
import { calmly } from './calmly';
import { queryInput, type Ask } from './query';
import { markedItem, markedPut, markedUpdate, met, newCall, unmarked, type Call } from './mark';

let TableName = config.tableName;

/** Which table is asked from now on. A process has one; tests, which share what they load, take one after the other. */
export const setTable = (name: string): void => {
  TableName = name;
};

/** Retries of throttles, 500s and lost replies are the SDK's (full jitter); a write that so meets itself knows its own mark (mark.ts). */
const client = new DynamoDBClient({
  ...(config.dynamodbEndpoint && { endpoint: config.dynamodbEndpoint }),
  ...(config.dynamodbEndpoint && !config.deployed
    ? { region: 'local', credentials: { accessKeyId: config.engineKey, secretAccessKey: 'local' } }
    : {}),
  maxAttempts: 6,
  ...(config.deployed ? OF_THE_TABLE : OF_AN_ENGINE),
});
const documents = DynamoDBDocumentClient.from(client, { marshallOptions: { removeUndefinedValues: true } });

export type Key = { pk: string; sk: string };
export type Item = Key & Record<string, unknown>;
export type Found = Record<string, unknown> | undefined;
/** An item that is asked for by its key, and how it is read. */
export type Question<T> = { schema: z.ZodType<T>; key: Key };
type Answers<Q extends readonly Question<unknown>[]> = {
  [At in keyof Q]: (Q[At] extends Question<infer T> ? T : never) | undefined;
};
type Expression = { names?: Record<string, string>; values?: Record<string, unknown> };
type When<T> = Expression & { condition: string; otherwise: (found: Found) => T };
type Change<T> = When<T> & { set: string };

/** One write of a transaction. `otherwise` is what a failed condition means to a person: it refuses, or returns where the write had already been done. */
export type Write = {
  item: NonNullable<TransactWriteCommandInput['TransactItems']>[number];
  otherwise?: (found: Found) => void;
};

const expressed = (part: Expression) => ({
  ...(part.names && { ExpressionAttributeNames: part.names }),
  ...(part.values && { ExpressionAttributeValues: part.values }),
});
const OLD = { ReturnValuesOnConditionCheckFailure: 'ALL_OLD' as const };

/** Sends a marked write: the reply; or what its failed condition met. */
const marked = async <R>(
  send: (call: Call) => Promise<R>,
): Promise<{ reply: R } | { failed: ReturnType<typeof met> }> => {
  const call = newCall();
  try {
    return { reply: await calmly(() => send(call)) };
  } catch (error) {
    if (!(error instanceof ConditionalCheckFailedException)) throw error;
    return { failed: met(error.Item, call) };
  }
};
const whenFailed = async <T>(
  send: (call: Call) => Promise<unknown>,
  otherwise: (found: Found) => T,
): Promise<T | undefined> => {
  const done = await marked(send);
  return 'reply' in done || done.failed.own ? undefined : otherwise(done.failed.found);
};

const putInput = (item: Item, when?: Expression & { condition: string }) => ({
  TableName,
  Item: item,
  ...(when && { ConditionExpression: when.condition, ...expressed(when), ...OLD }),
});
const updateInput = (key: Key, change: Expression & { set: string; condition: string }) => ({
  TableName,
  Key: key,
  UpdateExpression: change.set,
  ConditionExpression: change.condition,
  ...expressed(change),
  ...OLD,
});

const whyCancelled = (
  error: TransactionCanceledException,
  writes: readonly Write[],
  call: Call,
): 'done' | 'already' => {
  const reasons = error.CancellationReasons ?? [];
  const failed = reasons.flatMap((reason, at) =>
    reason.Code === 'ConditionalCheckFailed' ? [{ ...met(reason.Item, call), write: writes[at] }] : [],
  );
  if (failed.length === 0) throw error;
  // All or nothing: one item that this call wrote says that it wrote all.
  if (failed.some(({ own }) => own)) return 'done';
  for (const { found, write } of failed) {
    if (!write?.otherwise) throw error;
    write.otherwise(found);
  }
  return 'already';
};

const nameOf = ({ pk, sk }: Key): string => `${pk}\n${sk}`;

export type Page<T> = { items: T[]; next?: string };

export const table = {
  /** @param fresh read what was acknowledged before (1 RCU per 4 KB instead of ½). */
  async get<S extends z.ZodType>(schema: S, key: Key, fresh = true): Promise<z.infer<S> | undefined> {
    const { Item } = await calmly(() =>
      documents.send(new GetCommand({ TableName, Key: key, ConsistentRead: fresh })),
    );
    return Item && schema.parse(unmarked(Item));
  },

  /**
   * Up to 100 items of whatever kinds in one call, in the order asked; what is not there is undefined. Each is read by itself:
   * together they are no picture of one moment.
   * @param fresh as for `get`
   */
  async getEach<const Q extends readonly Question<unknown>[]>(asked: Q, fresh = true): Promise<Answers<Q>> {
    const found = new Map<string, Record<string, unknown>>();
    let missing: Key[] = [...new Map(asked.map(({ key }) => [nameOf(key), key])).values()];
    for (let tries = 0; missing.length > 0; tries += 1) {
      if (tries > 8) return refuse('busy');
      const RequestItems = { [TableName]: { Keys: missing, ConsistentRead: fresh } };
      const reply = await calmly(() => documents.send(new BatchGetCommand({ RequestItems })));
      for (const item of reply.Responses?.[TableName] ?? []) found.set(nameOf(item as Key), unmarked(item));
      missing = (reply.UnprocessedKeys?.[TableName]?.Keys ?? []) as Key[];
    }
    return asked.map(({ schema, key }) => {
      const item = found.get(nameOf(key));
      return item && schema.parse(item);
    }) as Answers<Q>;
  },

  /** Up to 100 items of one kind by their keys, as `getEach`, and as they stood a moment ago (½ RCU each). */
  getMany: <S extends z.ZodType>(schema: S, keys: readonly Key[]): Promise<(z.infer<S> | undefined)[]> =>
    table.getEach<Question<z.infer<S>>[]>(
      keys.map((key) => ({ schema: schema as z.ZodType<z.infer<S>>, key })),
      false,
    ),

  /** One page of a list. The cursor holds sort keys only: it cannot lead into another partition. Refuses `cursor-not-understood`. */
  async page<S extends z.ZodType>(
    schema: S,
    ask: Ask & { limit: number; cursor?: string | undefined },
  ): Promise<Page<z.infer<S>>> {
    const start = ask.cursor === undefined ? undefined : startOf(ask.cursor, ask);
    const asked = {
      TableName,
      ...queryInput(ask),
      Limit: ask.limit,
      ...(start && { ExclusiveStartKey: start }),
    };
    const reply = await calmly(() => documents.send(new QueryCommand(asked))).catch((error: unknown) => {
      // Not every engine takes a made-up place to start from; the question itself is ours.
      if (start && error instanceof Error && error.name === 'ValidationException')
        return refuse('cursor-not-understood');
      throw error;
    });
    const items = (reply.Items ?? []).map((item) => schema.parse(unmarked(item)));
    return reply.LastEvaluatedKey ? { items, next: cursorOf(reply.LastEvaluatedKey, ask) } : { items };
  },

  /** All of a partition that is small by design; more than `most` is a bug, told as one. */
  async all<S extends z.ZodType>(schema: S, ask: Ask & { most: number }): Promise<z.infer<S>[]> {
    const items: z.infer<S>[] = [];
    let start: Record<string, unknown> | undefined;
    do {
      const reply = await calmly(() =>
        documents.send(
          new QueryCommand({ TableName, ...queryInput(ask), ...(start && { ExclusiveStartKey: start }) }),
        ),
      );
      items.push(...(reply.Items ?? []).map((item) => schema.parse(unmarked(item))));
      if (items.length > ask.most) throw new Error(`more than ${ask.most} items under ${ask.pk}`);
      start = reply.LastEvaluatedKey;
    } while (start);
    return items;
  },

  async put(item: Item): Promise<void> {
    await calmly(() => documents.send(new PutCommand({ TableName, Item: item })));
  },

  /** Undefined when written; else what `otherwise` made of the item found there. */
  putIf: <T>(item: Item, when: When<T>): Promise<T | undefined> =>
    whenFailed(
      (call) => documents.send(new PutCommand(markedPut(putInput(item, when), call))),
      when.otherwise,
    ),

  /** Makes an item once. Where it stands already (a retry), `otherwise` judges the one found. */
  create: <T>(item: Item, otherwise: (found: Record<string, unknown>) => T): Promise<T | undefined> =>
    table.putIf(item, {
      condition: 'attribute_not_exists(pk)',
      otherwise: (found) => otherwise(found ?? {}),
    }),

  update: <T>(key: Key, change: Change<T>): Promise<T | undefined> =>
    whenFailed(
      (call) => documents.send(new UpdateCommand(markedUpdate(updateInput(key, change), call))),
      change.otherwise,
    ),

  /** The item as it stands after the update. Where a reply was lost and others wrote since, it runs twice: for counters whose holes do no harm. */
  async updated<S extends z.ZodType>(
    schema: S,
    key: Key,
    change: Expression & { set: string },
  ): Promise<z.infer<S>> {
    const bare = { TableName, Key: key, UpdateExpression: change.set, ...expressed(change), ...OLD };
    const done = await marked((call) =>
      documents.send(new UpdateCommand({ ...markedUpdate(bare, call), ReturnValues: 'ALL_NEW' })),
    );
    return schema.parse('reply' in done ? unmarked(done.reply.Attributes ?? {}) : done.failed.found);
  },

  async delete(key: Key): Promise<void> {
    await calmly(() => documents.send(new DeleteCommand({ TableName, Key: key })));
  },

  writes: {
    put: (item: Item, when?: When<void>): Write => ({
      item: { Put: putInput(item, when) },
      ...(when && { otherwise: when.otherwise }),
    }),
    update: (key: Key, change: Change<void>): Write => ({
      item: { Update: updateInput(key, change) },
      otherwise: change.otherwise,
    }),
    delete: (key: Key, when?: When<void>): Write => ({
      item: {
        Delete: {
          TableName,
          Key: key,
          ...(when && { ConditionExpression: when.condition, ...expressed(when), ...OLD }),
        },
      },
      ...(when && { otherwise: when.otherwise }),
    }),
    check: (key: Key, when: When<void>): Write => ({
      item: {
        ConditionCheck: {
          TableName,
          Key: key,
          ConditionExpression: when.condition,
          ...expressed(when),
          ...OLD,
        },
      },
      otherwise: when.otherwise,
    }),
  },

  /**
   * All or nothing, at most 100 writes. A cancelled transaction throws: the first failed condition's `otherwise` refuses;
   * where every failed one returns (it had been done before), the answer is `already`; where this very call had done it, `done`.
   * A conflict means busy, never "full".
   */
  async transact(writes: readonly Write[]): Promise<'done' | 'already'> {
    const call = newCall();
    const TransactItems = writes.map(({ item }) => markedItem(item, call));
    try {
      await calmly(() =>
        documents.send(new TransactWriteCommand({ TransactItems, ClientRequestToken: call.token })),
      );
      return 'done';
    } catch (error) {
      if (error instanceof TransactionCanceledException) return whyCancelled(error, writes, call);
      throw error;
    }
  },
};

/** The plain item of a stream record's image. */
export const readImage = (image: Record<string, unknown>): Record<string, unknown> =>
  unmarked(unmarshall(image as Record<string, AttributeValue>));
