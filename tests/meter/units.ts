/** A value as it goes over the wire: binary is base64 text. */
export type WireValue =
  | { S: string }
  | { N: string }
  | { B: string }
  | { BOOL: boolean }
  | { NULL: boolean }
  | { SS: string[] }
  | { NS: string[] }
  | { BS: string[] }
  | { L: WireValue[] }
  | { M: WireItem };
export type WireItem = { [name: string]: WireValue };

const WRITE_UNIT = 1024;
const READ_UNIT = 4096;
/** "An attribute of type List or Map requires 3 bytes of overhead, regardless of its contents." */
const NESTED_OVERHEAD = 3;
/** "Each List or Map element also requires 1 byte of overhead." */
const ELEMENT_OVERHEAD = 1;

const textBytes = (text: string): number => Buffer.byteLength(text, 'utf8');
const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0);

/** Significant digits before and behind the point: leading and trailing zeroes of the value are trimmed. */
const significantDigits = (number: string): { whole: number; fraction: number } => {
  const [, digitsBefore = '', digitsBehind = '', power = '0'] =
    /^[-+]?(\d*)\.?(\d*)(?:[eE]([-+]?\d+))?$/.exec(number.trim()) ?? [];
  const digits = `${digitsBefore}${digitsBehind}`;
  const trimmed = digits.replace(/^0+/, '');
  const significant = trimmed.replace(/0+$/, '').length;
  const beforePoint = digitsBefore.length - (digits.length - trimmed.length) + Number(power);
  const whole = Math.min(Math.max(beforePoint, 0), significant);
  return { whole, fraction: significant - whole };
};

/**
 * Bytes of a number: "approximately 1 byte per two significant digits + 1 byte". A negative number takes a byte more,
 * and digits behind the point are paired on their own: so it was measured on the service by others.
 */
export const numberBytes = (number: string): number => {
  const { whole, fraction } = significantDigits(number);
  const negative = number.trim().startsWith('-') && whole + fraction > 0;
  return 1 + Math.ceil(whole / 2) + Math.ceil(fraction / 2) + (negative ? 1 : 0);
};

const binaryBytes = (base64: string): number => Buffer.from(base64, 'base64').length;

/**
 * Bytes of a value without its name.
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/CapacityUnitCalculations.html
 */
export const valueBytes = (value: WireValue): number => {
  if ('S' in value) return textBytes(value.S);
  if ('N' in value) return numberBytes(value.N);
  if ('B' in value) return binaryBytes(value.B);
  if ('SS' in value) return sum(value.SS.map(textBytes));
  if ('NS' in value) return sum(value.NS.map(numberBytes));
  if ('BS' in value) return sum(value.BS.map(binaryBytes));
  if ('L' in value) return NESTED_OVERHEAD + sum(value.L.map((one) => valueBytes(one) + ELEMENT_OVERHEAD));
  if ('M' in value)
    return NESTED_OVERHEAD + itemBytes(value.M) + ELEMENT_OVERHEAD * Object.keys(value.M).length;
  return 1;
};

/** Bytes of an item: its attributes' names and values. No item has none. */
export const itemBytes = (item: WireItem | undefined): number =>
  sum(Object.entries(item ?? {}).map(([name, value]) => textBytes(name) + valueBytes(value)));

/**
 * Units of reading so many bytes strongly: 1 for each 4 KB, also for an item that is not there. Half of it where the
 * reader is content with what was true a moment ago, twice in a transaction.
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/read-write-operations.html
 */
export const readUnits = (bytes: number): number => Math.max(1, Math.ceil(bytes / READ_UNIT));

/** Units of writing so many bytes: 1 for each 1 KB, also where nothing is there to be deleted. (Same source.) */
export const writeUnits = (bytes: number): number => Math.max(1, Math.ceil(bytes / WRITE_UNIT));

/**
 * Units that the table itself takes for a write: by the larger of the item before and after, whatever part of it changed;
 * for a failed condition by the larger of the item found and the one that was wished. (Same source.)
 */
export const tableWriteUnits = (before: WireItem | undefined, after: WireItem | undefined): number =>
  writeUnits(Math.max(itemBytes(before), itemBytes(after)));

export type IndexShape = {
  name: string;
  /** Its key's attributes. An item without one of them is not in the index. */
  keys: readonly string[];
  /** What it holds beside its key and the table's. */
  projects: 'ALL' | readonly string[];
};

const entryIn = (
  index: IndexShape,
  tableKeys: readonly string[],
  item: WireItem | undefined,
): WireItem | undefined => {
  if (!item || index.keys.some((key) => item[key] === undefined)) return undefined;
  if (index.projects === 'ALL') return item;
  const held = new Set([...tableKeys, ...index.keys, ...index.projects]);
  return Object.fromEntries(Object.entries(item).filter(([name]) => held.has(name)));
};

const ordered = (values: readonly string[]): string => JSON.stringify([...values].sort());

/** Whether two values are one and the same: the order of a map's names or of a set's members means nothing. */
const same = (one: WireValue, other: WireValue): boolean => {
  if ('M' in one && 'M' in other) return sameItem(one.M, other.M);
  if ('L' in one && 'L' in other)
    return one.L.length === other.L.length && one.L.every((value, at) => sameAt(value, other.L[at]));
  if ('SS' in one && 'SS' in other) return ordered(one.SS) === ordered(other.SS);
  if ('NS' in one && 'NS' in other) return ordered(one.NS) === ordered(other.NS);
  if ('BS' in one && 'BS' in other) return ordered(one.BS) === ordered(other.BS);
  return JSON.stringify(one) === JSON.stringify(other);
};
const sameAt = (one: WireValue | undefined, other: WireValue | undefined): boolean =>
  one !== undefined && other !== undefined && same(one, other);
const sameItem = (one: WireItem, other: WireItem): boolean =>
  Object.keys(one).length === Object.keys(other).length &&
  Object.keys(one).every((name) => sameAt(one[name], other[name]));

/**
 * Units that one secondary index takes for a write: none where the item is in it neither before nor after, or where what
 * it holds did not change; one write where the item comes into it, leaves it or changes in it; two (delete and put) where
 * the index's key changes. Each write by the size of the entry. A transaction does not double them (measured by others).
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/GSI.html#GSI.ThroughputConsiderations.Writes
 */
export const indexWriteUnits = (
  index: IndexShape,
  tableKeys: readonly string[],
  before: WireItem | undefined,
  after: WireItem | undefined,
): number => {
  const [old, now] = [entryIn(index, tableKeys, before), entryIn(index, tableKeys, after)];
  if (!old && !now) return 0;
  if (!old || !now) return tableWriteUnits(old, now);
  if (index.keys.some((key) => !sameAt(old[key], now[key])))
    return tableWriteUnits(old, undefined) + tableWriteUnits(undefined, now);
  return sameItem(old, now) ? 0 : tableWriteUnits(old, now);
};
