import { keyText, type Counted, type Place, type Shapes, type Wish } from './requests';
import type { Charge } from './tally';
import { parsed, type Images, type Reply, type Upstream } from './upstream';
import { indexWriteUnits, itemBytes, readUnits, tableWriteUnits, type WireItem } from './units';

type Write = Extract<Counted, { kind: 'write' }>;
type Read = Extract<Counted, { kind: 'read' }>;
type Range = Extract<Counted, { kind: 'range' }>;

/** Transactions read and write every item twice: to prepare, and to commit. */
const TRANSACTION = 2;
/** For so long a transaction's token is known and its repeat does nothing. */
const TOKEN_LASTS = 10 * 60_000;

const written = (
  shapes: Shapes,
  wish: Wish,
  before: WireItem | undefined,
  after: WireItem | undefined,
  times: number,
): Charge => {
  const { keys, indexes } = shapes(wish.table);
  const indexWcu = indexes.reduce((all, index) => all + indexWriteUnits(index, keys, before, after), 0);
  return {
    table: wish.table,
    key: keyText(wish.key, keys),
    rcu: 0,
    indexWcu,
    wcu: times * tableWriteUnits(before, after) + indexWcu,
  };
};

/** Whether an error came from a condition that did not hold: such a write is charged all the same. */
const conditionFailed = (reply: Reply): boolean => {
  const error = parsed(reply.body) as { __type?: string; CancellationReasons?: { Code?: string }[] };
  return (
    (error.__type ?? '').endsWith('ConditionalCheckFailedException') ||
    (error.CancellationReasons ?? []).some((reason) => reason.Code === 'ConditionalCheckFailed')
  );
};

const isUndone = (wish: Wish, reply: Reply): boolean => {
  type Left = Record<string, { PutRequest?: { Item: WireItem }; DeleteRequest?: { Key: WireItem } }[]>;
  const left = ((parsed(reply.body)['UnprocessedItems'] ?? {}) as Left)[wish.table] ?? [];
  return left.some(({ PutRequest, DeleteRequest }) =>
    Object.entries(wish.key).every(([name, value]) => {
      const there = PutRequest ? PutRequest.Item[name] : DeleteRequest?.Key[name];
      return JSON.stringify(there) === JSON.stringify(value);
    }),
  );
};

/** Says what each request cost, from the items before and after it. */
export const newCharges = (upstream: Upstream) => {
  const done = new Map<string, number>();
  const keyOf = ({ table, key }: Place): string => keyText(key, upstream.shape(table).keys);

  const failed = async (write: Write, before: Images, times: number): Promise<Charge[]> => {
    const charges: Charge[] = [];
    for (const wish of write.wishes) {
      const found = before(wish);
      const wcu = times * tableWriteUnits(found, await upstream.wished(wish, found));
      charges.push({ table: wish.table, key: keyOf(wish), wcu, indexWcu: 0, rcu: 0 });
    }
    return charges;
  };

  /** The same transaction again changes nothing; it is charged for reading what it would have written. */
  const repeated = (write: Write, now: Images): Charge[] =>
    write.wishes.map((wish) => {
      const rcu = TRANSACTION * readUnits(itemBytes(now(wish)));
      return { table: wish.table, key: keyOf(wish), wcu: 0, indexWcu: 0, rcu };
    });

  const isRepeat = (token: string | undefined, now: number): boolean =>
    token !== undefined && now - (done.get(token) ?? -Infinity) < TOKEN_LASTS;

  /** Runs a write; nobody else may touch its items meanwhile. */
  const ofWrite = async (
    write: Write,
    run: () => Promise<Reply>,
  ): Promise<{ reply: Reply; charges: Charge[] }> => {
    const times = write.transaction ? TRANSACTION : 1;
    const before = await upstream.images(write.wishes);
    const reply = await run();
    if (reply.status !== 200)
      return { reply, charges: conditionFailed(reply) ? await failed(write, before, times) : [] };
    const now = Date.now();
    if (isRepeat(write.token, now)) return { reply, charges: repeated(write, before) };
    if (write.token !== undefined) done.set(write.token, now);
    const after = await upstream.images(write.wishes);
    const charges = write.wishes
      .filter((wish) => !isUndone(wish, reply))
      .map((wish) => written(upstream.shape, wish, before(wish), after(wish), times));
    return { reply, charges };
  };

  const ofRead = async (read: Read, reply: Reply): Promise<Charge[]> => {
    if (reply.status !== 200) return [];
    const body = parsed(reply.body);
    const left = JSON.stringify(body['UnprocessedKeys'] ?? {});
    const places = read.places.filter((place) => !left.includes(JSON.stringify(place.key)));
    // What was returned whole is what was read; a projection hides a part that is charged for.
    const image = read.whole ? () => body['Item'] as WireItem | undefined : await upstream.images(places);
    return places.map((place) => {
      const rcu = place.factor * readUnits(itemBytes(image(place)));
      return { table: place.table, key: keyOf(place), wcu: 0, indexWcu: 0, rcu };
    });
  };

  const ofRange = async (operation: string, { range }: Range, reply: Reply): Promise<Charge[]> => {
    if (reply.status !== 200) return [];
    const rcu = range.factor * readUnits(await upstream.rangeBytes(operation, range, parsed(reply.body)));
    return [{ table: range.table, key: `${range.partition}|*`, wcu: 0, indexWcu: 0, rcu }];
  };

  return { ofWrite, ofRead, ofRange };
};
