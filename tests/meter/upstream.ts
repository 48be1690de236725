import { randomUUID } from 'node:crypto';
import { Agent, request, type IncomingHttpHeaders } from 'node:http';
import { keyText, usedBy, type Place, type RangeRead, type TableShape, type Wish } from './requests';
import { itemBytes, type IndexShape, type WireItem } from './units';

export type Reply = { status: number; headers: IncomingHttpHeaders; body: Buffer };

const API = 'DynamoDB_20120810';
const SCRATCH = 'meter-scratch-';
const BATCH = 100;

const send = (agent: Agent, upstream: string, headers: IncomingHttpHeaders, body: Buffer): Promise<Reply> =>
  new Promise((resolve, reject) => {
    const url = new URL(upstream);
    const out = request({
      agent,
      method: 'POST',
      host: url.hostname,
      port: url.port,
      path: '/',
      headers: { ...headers, host: url.host, 'content-length': body.length },
    });
    out.on('error', reject);
    out.on('response', (reply) => {
      const parts: Buffer[] = [];
      reply.on('data', (part: Buffer) => parts.push(part));
      reply.on('error', reject);
      reply.on('end', () =>
        resolve({ status: reply.statusCode ?? 500, headers: reply.headers, body: Buffer.concat(parts) }),
      );
    });
    out.end(body);
  });

export const parsed = (body: Buffer): Record<string, unknown> => {
  const value: unknown = body.length === 0 ? {} : JSON.parse(body.toString('utf8'));
  return typeof value === 'object' && value !== null ? { ...value } : {};
};

type Key = { AttributeName: string };
type Described = {
  KeySchema: Key[];
  AttributeDefinitions: { AttributeName: string; AttributeType: string }[];
  GlobalSecondaryIndexes?: Indexed[];
  LocalSecondaryIndexes?: Indexed[];
};
type Indexed = {
  IndexName: string;
  KeySchema: Key[];
  Projection: { ProjectionType?: string; NonKeyAttributes?: string[] };
};

const namesOf = (schema: readonly Key[]): string[] => schema.map((key) => key.AttributeName);
const indexShape = ({ IndexName, KeySchema, Projection }: Indexed): IndexShape => ({
  name: IndexName,
  keys: namesOf(KeySchema),
  projects: (Projection.ProjectionType ?? 'ALL') === 'ALL' ? 'ALL' : (Projection.NonKeyAttributes ?? []),
});

/** One text for one item, however its key's attributes were ordered. */
export const placeText = ({ table, key }: Place): string =>
  `${table}/${keyText(key, Object.keys(key).sort())}`;
export type Images = (place: Place) => WireItem | undefined;

/** The engine behind the meter. Its own questions to it are not counted. */
export const newUpstream = (upstream: string) => {
  const agent = new Agent({ keepAlive: true, maxSockets: 256 });
  const described = new Map<string, Described>();
  const stale = new Set<string>();
  const scratchOf = new Map<string, Promise<string>>();
  // The engines sort tables by who asks and from where: the meter asks as the caller does. They check no signature.
  let asker: IncomingHttpHeaders = {};

  const ask = async (operation: string, question: unknown): Promise<Record<string, unknown>> => {
    const headers = {
      ...asker,
      'content-type': 'application/x-amz-json-1.0',
      'x-amz-target': `${API}.${operation}`,
    };
    const reply = await send(agent, upstream, headers, Buffer.from(JSON.stringify(question)));
    if (reply.status !== 200)
      throw new Error(`${operation} of the meter itself failed: ${reply.body.toString('utf8')}`);
    return parsed(reply.body);
  };

  const describe = async (table: string): Promise<'known' | 'absent'> => {
    if (described.has(table) && !stale.has(table)) return 'known';
    const answer = await ask('DescribeTable', { TableName: table }).catch((error: unknown) => {
      if (String(error).includes('ResourceNotFoundException')) return undefined;
      throw error;
    });
    if (!answer) return 'absent';
    stale.delete(table);
    described.set(table, answer['Table'] as Described);
    return 'known';
  };

  const shape = (table: string): TableShape => {
    const known = described.get(table);
    if (!known) throw new Error(`the table ${table} was not described`);
    const indexes = [...(known.GlobalSecondaryIndexes ?? []), ...(known.LocalSecondaryIndexes ?? [])].map(
      indexShape,
    );
    return { keys: namesOf(known.KeySchema), indexes };
  };

  const readSome = async (places: readonly Place[], found: Map<string, WireItem>): Promise<void> => {
    const wanted: Record<string, { Keys: WireItem[]; ConsistentRead: true }> = {};
    for (const { table, key } of places)
      (wanted[table] ??= { Keys: [], ConsistentRead: true }).Keys.push(key);
    for (let left = wanted; Object.keys(left).length > 0;) {
      const reply = await ask('BatchGetItem', { RequestItems: left });
      for (const [table, items] of Object.entries((reply['Responses'] ?? {}) as Record<string, WireItem[]>))
        for (const item of items) {
          const key = Object.fromEntries(
            Object.entries(item).filter(([name]) => shape(table).keys.includes(name)),
          );
          found.set(placeText({ table, key }), item);
        }
      left = (reply['UnprocessedKeys'] ?? {}) as typeof wanted;
    }
  };

  /** The items as they stand now. */
  const images = async (places: readonly Place[]): Promise<Images> => {
    const found = new Map<string, WireItem>();
    const wanted = [
      ...new Map(places.map((place) => [placeText(place), { table: place.table, key: place.key }])).values(),
    ];
    for (let from = 0; from < wanted.length; from += BATCH)
      await readSome(wanted.slice(from, from + BATCH), found);
    return (place) => found.get(placeText(place));
  };

  const makeScratch = async (table: string): Promise<string> => {
    const name = `${SCRATCH}${randomUUID()}`;
    const { KeySchema = [], AttributeDefinitions = [] } = described.get(table) ?? {};
    const keys = namesOf(KeySchema);
    const definitions = AttributeDefinitions.filter((definition) => keys.includes(definition.AttributeName));
    await ask('CreateTable', {
      TableName: name,
      KeySchema,
      AttributeDefinitions: definitions,
      BillingMode: 'PAY_PER_REQUEST',
    });
    return name;
  };
  const scratchFor = (table: string): Promise<string> => {
    const made = scratchOf.get(table) ?? makeScratch(table);
    scratchOf.set(table, made);
    return made;
  };

  /** What a write would have made of the item, had its condition held: an update is tried on a copy in a table of its own. */
  const wished = async (wish: Wish, before: WireItem | undefined): Promise<WireItem | undefined> => {
    if (wish.what === 'put') return wish.item;
    if (wish.what !== 'update' || !wish.update.UpdateExpression) return undefined;
    const [TableName, Key] = [await scratchFor(wish.table), wish.key];
    if (before) await ask('PutItem', { TableName, Item: before });
    const { UpdateExpression } = wish.update;
    const update = {
      TableName,
      Key,
      UpdateExpression,
      ...usedBy(UpdateExpression, wish.update),
      ReturnValues: 'ALL_NEW',
    };
    // An update that fails on the item found (a path that is not there) would have made nothing of it.
    const reply = await ask('UpdateItem', update).catch(() => ({ Attributes: undefined }));
    await ask('DeleteItem', { TableName, Key });
    return reply.Attributes as WireItem | undefined;
  };

  /** Bytes of all items that a Query or Scan read, also of those which it did not return. */
  const rangeBytes = async (
    operation: string,
    range: RangeRead,
    reply: Record<string, unknown>,
  ): Promise<number> => {
    const { Items = [] } = (range.hides ? await ask(operation, range.full) : reply) as { Items?: WireItem[] };
    return Items.reduce((all, item) => all + itemBytes(item), 0);
  };

  return {
    describe,
    shape,
    images,
    wished,
    rangeBytes,
    /** From now on the meter asks in the name of this caller. */
    askAs: (headers: IncomingHttpHeaders): void => {
      asker = { authorization: headers.authorization, 'x-amz-date': headers['x-amz-date'] };
    },
    /** Passes a request on as it came. */
    pass: (headers: IncomingHttpHeaders, body: Buffer): Promise<Reply> =>
      send(agent, upstream, headers, body),
    /** A table may have changed its shape. */
    forget: (): void => [...described.keys()].forEach((table) => stale.add(table)),
    stop: async (): Promise<void> => {
      // Where the engine has gone already there is nothing to tidy.
      for (const made of scratchOf.values())
        await made.then((TableName) => ask('DeleteTable', { TableName })).catch(() => undefined);
      agent.destroy();
    },
  };
};
export type Upstream = ReturnType<typeof newUpstream>;
