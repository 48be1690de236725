import { createHash } from 'node:crypto';
import * as z from 'zod';
import { codec } from '../../platform/table/item';
import { GRACE_SECONDS, sessionShape, type AuthRecord, type Shape } from './auth-rows';

/*
 * Every key of sign-in begins with AUTH#, not with an organisation: a person belongs to none. The same volunteer signs up
 * with two charities under one address, and an organisation that leaves takes nobody's account with it.
 */
const place = { kind: 'auth', version: 1, pk: 'AUTH#{model}#{field}={value}' } as const;

/** `version` counts the changes of this record; `v`, as everywhere, those of the shape. */
export const recordItem = codec({
  ...place,
  sk: 'RECORD',
  shape: z.object({
    model: z.string(),
    version: z.number().int(),
    record: z.record(z.string(), z.unknown()),
    expiresAtSeconds: z.number().optional(),
  }),
});

const Pointer = z.object({ home: z.string(), expiresAtSeconds: z.number().optional() });
/** Under a value that belongs to one record: where that record is. */
export const pointerItem = codec({ ...place, sk: 'POINTER', shape: Pointer });
/** Under a value that some few records share. */
export const listedItem = codec({ ...place, sk: 'LISTED#{listed}', shape: Pointer });

/** Values are of people's making and keys end at 2,048 bytes: what is long goes in as its digest. */
const keyPart = (value: unknown): string => {
  const text = String(value);
  return text.length > 200 ? `sha256-${createHash('sha256').update(text).digest('hex')}` : text;
};

const homeOf = ({ model, home }: Pick<Shape, 'model' | 'home'>, value: unknown) => ({
  model,
  field: home,
  value: keyPart(value),
});
const uniqueOf = ({ model }: Shape, fields: readonly string[], values: readonly unknown[]) => ({
  model,
  field: fields.join('+'),
  value: keyPart(
    values.length === 1 ? values[0] : values.map((value) => encodeURIComponent(String(value))).join('&'),
  ),
});
const listOf = ({ model }: Shape, field: string, value: unknown) => ({ model, field, value: keyPart(value) });

export const homeKey = (shape: Pick<Shape, 'model' | 'home'>, value: unknown) =>
  recordItem.key(homeOf(shape, value));
export const uniqueKey = (shape: Shape, fields: readonly string[], values: readonly unknown[]) =>
  pointerItem.key(uniqueOf(shape, fields, values));
export const listPartition = (shape: Shape, field: string, value: unknown): string =>
  listedItem.partition(listOf(shape, field, value));

/** Seconds since 1970 at which the record is forgotten, for a model that forgets. */
const forgottenAt = (shape: Shape, record: AuthRecord): { expiresAtSeconds?: number } => {
  const until = shape.expires === undefined ? undefined : record[shape.expires];
  return typeof until === 'string'
    ? { expiresAtSeconds: Math.ceil(Date.parse(until) / 1000) + GRACE_SECONDS }
    : {};
};

/** @param version how often the record was written, this time included */
export const recordItemOf = (shape: Shape, record: AuthRecord, version: number) =>
  recordItem.item({
    ...homeOf(shape, record[shape.home]),
    version,
    record,
    ...forgottenAt(shape, record),
  });

const present = (value: unknown): boolean => value !== null && value !== undefined;

/** The items that lead to a record: one for each unique value, one in each list. */
export const pointersOf = (shape: Shape, record: AuthRecord) => {
  const pointer = { home: String(record[shape.home]), ...forgottenAt(shape, record) };
  const unique = shape.unique
    .filter((fields) => fields.every((field) => present(record[field])))
    .map((fields) => {
      const values = fields.map((field) => record[field]);
      return pointerItem.item({ ...uniqueOf(shape, fields, values), ...pointer });
    });
  const listed = shape.listed
    .filter((field) => present(record[field]))
    .map((field) =>
      listedItem.item({
        ...listOf(shape, field, record[field]),
        listed: keyPart(pointer.home),
        ...pointer,
      }),
    );
  return [
    ...unique.map((item) => ({ item, pointer, unique: true })),
    ...listed.map((item) => ({ item, pointer, unique: false })),
  ];
};

/** Under which the API finds a session by the token of its cookie. */
export const sessionKey = (token: string) => homeKey(sessionShape, token);
