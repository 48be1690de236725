import type { IndexShape, WireItem, WireValue } from './units';

export type TableShape = { keys: readonly string[]; indexes: readonly IndexShape[] };
/** Where an item stands. */
export type Place = { table: string; key: WireItem };

type Expressed = { ExpressionAttributeNames?: Record<string, string>; ExpressionAttributeValues?: WireItem };
export type UpdateWish = Expressed & { UpdateExpression?: string };
/** One item that a request wants to write. */
export type Wish = Place &
  (
    | { what: 'put'; item: WireItem }
    | { what: 'update'; update: UpdateWish }
    | { what: 'delete' }
    | { what: 'check' }
  );

/** Reads a range; `full` is the same request without what hides a part of the items that it is charged for. */
export type RangeRead = {
  table: string;
  index?: string;
  partition: string;
  factor: number;
  full: Record<string, unknown>;
  hides: boolean;
};

export type Counted =
  | { kind: 'write'; wishes: Wish[]; transaction: boolean; token?: string }
  | { kind: 'read'; places: (Place & { factor: number })[]; whole: boolean }
  | { kind: 'range'; range: RangeRead };

type Body = Expressed & Record<string, unknown>;
type Put = { TableName: string; Item: WireItem };
type Keyed = UpdateWish & { TableName: string; Key: WireItem; ConsistentRead?: boolean };
type TransactItem = { Put?: Put; Update?: Keyed; Delete?: Keyed; ConditionCheck?: Keyed };
type BatchWrite = Record<string, { PutRequest?: { Item: WireItem }; DeleteRequest?: { Key: WireItem } }[]>;
type BatchGet = Record<string, { Keys: WireItem[]; ConsistentRead?: boolean }>;
type Range = Expressed & {
  TableName: string;
  IndexName?: string;
  ConsistentRead?: boolean;
  KeyConditionExpression?: string;
};

export type Shapes = (table: string) => TableShape;

const pick = (item: WireItem, names: readonly string[]): WireItem =>
  Object.fromEntries(names.flatMap((name) => (item[name] === undefined ? [] : [[name, item[name]]])));

const putWish = (shapes: Shapes, table: string, item: WireItem): Wish => ({
  what: 'put',
  table,
  item,
  key: pick(item, shapes(table).keys),
});

const transactWish = (shapes: Shapes, item: TransactItem): Wish[] => {
  if (item.Put) return [putWish(shapes, item.Put.TableName, item.Put.Item)];
  if (item.Update)
    return [{ what: 'update', table: item.Update.TableName, key: item.Update.Key, update: item.Update }];
  if (item.Delete) return [{ what: 'delete', table: item.Delete.TableName, key: item.Delete.Key }];
  return item.ConditionCheck
    ? [{ what: 'check', table: item.ConditionCheck.TableName, key: item.ConditionCheck.Key }]
    : [];
};

const batchWishes = (shapes: Shapes, batch: BatchWrite): Wish[] =>
  Object.entries(batch).flatMap(([table, writes]) =>
    writes.flatMap((write): Wish[] => {
      if (write.PutRequest) return [putWish(shapes, table, write.PutRequest.Item)];
      return write.DeleteRequest ? [{ what: 'delete', table, key: write.DeleteRequest.Key }] : [];
    }),
  );

const consistency = (consistent: boolean | undefined): number => (consistent ? 1 : 0.5);

/** The words of `expression` that begin with # or :, which a request must define and may define alone. */
const placeholders = (expression: string): Set<string> =>
  new Set(expression.match(/[#:][A-Za-z0-9_]+/g) ?? []);

/** Names and values cut down to those which the expression uses: the engines refuse any others. */
export const usedBy = (expression: string, all: Expressed): Expressed => {
  const used = placeholders(expression);
  const only = <T>(some: Record<string, T> = {}): Record<string, T> =>
    Object.fromEntries(Object.entries(some).filter(([name]) => used.has(name)));
  const [names, values] = [only(all.ExpressionAttributeNames), only(all.ExpressionAttributeValues)];
  return {
    ...(Object.keys(names).length > 0 && { ExpressionAttributeNames: names }),
    ...(Object.keys(values).length > 0 && { ExpressionAttributeValues: values }),
  };
};

export const valueText = (value: WireValue | undefined): string =>
  value ? String(Object.values(value)[0]) : '';
/** A key as text, for people: partition|sort. */
export const keyText = (key: WireItem, names: readonly string[]): string =>
  names.map((name) => valueText(key[name])).join('|');

const partitionOf = (shapes: Shapes, range: Range): string => {
  const shape = shapes(range.TableName);
  const keys =
    range.IndexName === undefined
      ? shape.keys
      : shape.indexes.find((index) => index.name === range.IndexName)?.keys;
  for (const [, name = '', value = ''] of (range.KeyConditionExpression ?? '').matchAll(
    /(#?\w+)\s*=\s*(:\w+)/g,
  ))
    if ((range.ExpressionAttributeNames?.[name] ?? name) === keys?.[0])
      return valueText(range.ExpressionAttributeValues?.[value]);
  return '*';
};

const HIDING = [
  'FilterExpression',
  'ProjectionExpression',
  'Select',
  'AttributesToGet',
  'QueryFilter',
  'ScanFilter',
];

const rangeOf = (shapes: Shapes, body: Body): RangeRead => {
  const range = body as Range;
  const bare = Object.fromEntries(
    Object.entries(body).filter(
      ([name]) => !HIDING.includes(name) && !name.startsWith('ExpressionAttribute'),
    ),
  );
  return {
    table: range.TableName,
    ...(range.IndexName !== undefined && { index: range.IndexName }),
    partition: partitionOf(shapes, range),
    factor: consistency(range.ConsistentRead),
    full: { ...bare, ...usedBy(range.KeyConditionExpression ?? '', range) },
    hides: HIDING.some((name) => name in body),
  };
};

const batchPlaces = (batch: BatchGet): (Place & { factor: number })[] =>
  Object.entries(batch).flatMap(([table, asked]) =>
    asked.Keys.map((key) => ({ table, key, factor: consistency(asked.ConsistentRead) })),
  );

/** Operations that cost units and are understood here. */
export const isCounted = (operation: string): boolean =>
  /^(PutItem|UpdateItem|DeleteItem|BatchWriteItem|TransactWriteItems|GetItem|BatchGetItem|TransactGetItems|Query|Scan)$/.test(
    operation,
  );

/** Operations that cost units and are not understood: to let them pass would be to count wrongly. */
export const isUncountable = (operation: string): boolean =>
  /^(BatchExecuteStatement|ExecuteStatement|ExecuteTransaction)$/.test(operation);

/** The tables that a request names. */
export const tablesIn = (body: Body): string[] => {
  const transact = (body['TransactItems'] ?? []) as Record<string, { TableName: string }>[];
  const named = [
    ...(typeof body['TableName'] === 'string' ? [body['TableName']] : []),
    ...Object.keys(body['RequestItems'] ?? {}),
    ...transact.flatMap((item) => Object.values(item).map((one) => one.TableName)),
  ];
  return [...new Set(named)];
};

/** What a request touches and how. Its operation must be counted. */
export const countedOf = (operation: string, body: Body, shapes: Shapes): Counted => {
  const keyed = body as unknown as Keyed;
  const one = { table: keyed.TableName, key: keyed.Key };
  const write = (wishes: Wish[]): Counted => ({ kind: 'write', wishes, transaction: false });
  switch (operation) {
    case 'PutItem':
      return write([putWish(shapes, keyed.TableName, body['Item'] as WireItem)]);
    case 'UpdateItem':
      return write([{ what: 'update', ...one, update: keyed }]);
    case 'DeleteItem':
      return write([{ what: 'delete', ...one }]);
    case 'BatchWriteItem':
      return write(batchWishes(shapes, body['RequestItems'] as BatchWrite));
    case 'TransactWriteItems': {
      const wishes = (body['TransactItems'] as TransactItem[]).flatMap((item) => transactWish(shapes, item));
      const token = body['ClientRequestToken'];
      return { kind: 'write', wishes, transaction: true, ...(typeof token === 'string' && { token }) };
    }
    case 'GetItem':
      return {
        kind: 'read',
        places: [{ ...one, factor: consistency(keyed.ConsistentRead) }],
        whole: !('ProjectionExpression' in body),
      };
    case 'BatchGetItem':
      return { kind: 'read', places: batchPlaces(body['RequestItems'] as BatchGet), whole: false };
    case 'TransactGetItems': {
      const gets = (body['TransactItems'] as { Get: Keyed }[]).map(({ Get }) => ({
        table: Get.TableName,
        key: Get.Key,
        factor: 2,
      }));
      return { kind: 'read', places: gets, whole: false };
    }
    default:
      return { kind: 'range', range: rangeOf(shapes, body) };
  }
};
