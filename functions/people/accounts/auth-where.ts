import type { AuthRecord, Shape } from './auth-rows';

/** One condition of better-auth's questions. The AND conditions all hold, and of the OR conditions one. */
export type Clause = {
  field: string;
  value: unknown;
  operator?: string | undefined;
  connector?: string | undefined;
  mode?: string | undefined;
};

const ordered = (value: unknown, other: unknown): number | undefined => {
  if (value === null || other === null || typeof value !== typeof other) return undefined;
  if (typeof value === 'number' && typeof other === 'number') return value - other;
  if (typeof value === 'string' && typeof other === 'string')
    return value < other ? -1 : value > other ? 1 : 0;
  if (typeof value === 'boolean' && typeof other === 'boolean') return Number(value) - Number(other);
  return undefined;
};

const folded = (value: unknown): unknown =>
  Array.isArray(value) ? value.map(folded) : typeof value === 'string' ? value.toLowerCase() : value;
const among = (value: unknown, some: unknown): boolean => Array.isArray(some) && some.includes(value);
const textual =
  (holds: (text: string, part: string) => boolean) =>
  (value: unknown, part: unknown): boolean =>
    typeof value === 'string' && typeof part === 'string' && holds(value, part);
const compared =
  (holds: (difference: number) => boolean) =>
  (value: unknown, other: unknown): boolean => {
    const difference = ordered(value, other);
    return difference !== undefined && holds(difference);
  };

const OPERATORS: Readonly<Record<string, (value: unknown, asked: unknown) => boolean>> = {
  eq: (value, asked) => value === asked,
  ne: (value, asked) => value !== asked,
  in: among,
  not_in: (value, asked) => !among(value, asked),
  lt: compared((difference) => difference < 0),
  lte: compared((difference) => difference <= 0),
  gt: compared((difference) => difference > 0),
  gte: compared((difference) => difference >= 0),
  contains: textual((text, part) => text.includes(part)),
  starts_with: textual((text, part) => text.startsWith(part)),
  ends_with: textual((text, part) => text.endsWith(part)),
};

const holds = (record: AuthRecord, clause: Clause): boolean => {
  const operator = OPERATORS[clause.operator ?? 'eq'];
  if (!operator) throw new Error(`unknown operator ${clause.operator}`);
  const value = record[clause.field] ?? null;
  const asked = clause.value ?? null;
  return clause.mode === 'insensitive' ? operator(folded(value), folded(asked)) : operator(value, asked);
};

/** Does the record answer the question? Absent and null are the same. */
export const answers = (record: AuthRecord, where: readonly Clause[]): boolean => {
  const either = where.filter((clause) => clause.connector === 'OR');
  return (
    where.every((clause) => clause.connector === 'OR' || holds(record, clause)) &&
    (either.length === 0 || either.some((clause) => holds(record, clause)))
  );
};

/** Which way leads to the records that may answer; `everything` where only looking at all of them would. */
export type Way =
  | { by: 'home'; values: readonly unknown[] }
  | { by: 'unique'; fields: readonly string[]; values: readonly (readonly unknown[])[] }
  | { by: 'list'; field: string; values: readonly unknown[] }
  | { by: 'everything' };

const valuesOf = (where: readonly Clause[], field: string): readonly unknown[] | undefined => {
  for (const clause of where) {
    if (clause.field !== field || clause.connector === 'OR' || clause.mode === 'insensitive') continue;
    if ((clause.operator ?? 'eq') === 'eq' && clause.value !== null && clause.value !== undefined)
      return [clause.value];
    if (clause.operator === 'in' && Array.isArray(clause.value)) return clause.value as unknown[];
  }
  return undefined;
};

/** The surest way first: the item itself, then a unique value, then a short list. */
export const wayTo = (shape: Shape, where: readonly Clause[]): Way => {
  const homes = valuesOf(where, shape.home);
  if (homes) return { by: 'home', values: homes };
  for (const fields of shape.unique) {
    const values = fields.map((field) => valuesOf(where, field));
    const [only] = values;
    if (fields.length === 1 && only) return { by: 'unique', fields, values: only.map((value) => [value]) };
    if (values.every((some) => some?.length === 1))
      return { by: 'unique', fields, values: [values.map((some) => some?.[0])] };
  }
  for (const field of shape.listed) {
    const values = valuesOf(where, field);
    if (values) return { by: 'list', field, values };
  }
  return { by: 'everything' };
};

/** A new array in order of one field; nothing stands before something. */
export const sortedBy = <T extends AuthRecord>(
  records: readonly T[],
  field: string,
  direction: 'asc' | 'desc',
): T[] => {
  const sign = direction === 'desc' ? -1 : 1;
  return records.toSorted((a, b) => {
    const [left, right] = [a[field] ?? null, b[field] ?? null];
    const difference =
      left === null || right === null
        ? Number(left !== null) - Number(right !== null)
        : (ordered(left, right) ?? 0);
    return sign * difference;
  });
};
