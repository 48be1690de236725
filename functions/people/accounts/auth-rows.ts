import { createHash } from 'node:crypto';

/** A record as better-auth hands it over: plain values, dates as UTC ISO text. */
export type AuthRecord = Readonly<Record<string, unknown>>;

/** What better-auth's schema says of a field. */
export type AuthField = {
  fieldName?: string | undefined;
  unique?: boolean | undefined;
  index?: boolean | undefined;
  references?: unknown;
};

/** By what the records of a model are found. Everything else would be a search through all of them. */
export type Shape = {
  model: string;
  /** The field that names the item itself. */
  home: string;
  /** Fields (alone or together) of which one value belongs to one record. */
  unique: readonly (readonly string[])[];
  /** Fields by which some few records are listed, e.g. a person's sessions. */
  listed: readonly string[];
  /** The field that says until when the record counts. */
  expires?: string;
};

const FORGETFUL: ReadonlySet<string> = new Set(['session', 'verification']);

/**
 * How long an expired record is still readable: within it better-auth can say "expired" rather than "unknown". After it
 * the record is gone for readers, whether or not the engine has deleted it yet.
 */
export const GRACE_SECONDS = 24 * 60 * 60;

/** The shape of a model from better-auth's schema. A session is kept under its token, so that the API verifies it with one read. */
export const shapeOf = (model: string, fields: Readonly<Record<string, AuthField>>): Shape => {
  const named = (field: string) => fields[field]?.fieldName ?? field;
  const home = model === 'session' ? named('token') : 'id';
  const alone = Object.keys(fields).flatMap((field) => (fields[field]?.unique ? [named(field)] : []));
  const listed = Object.keys(fields).filter(
    (field) => fields[field]?.index === true || fields[field]?.references !== undefined,
  );
  return {
    model,
    home,
    unique: [
      ...['id', ...alone].filter((field) => field !== home).map((field) => [field]),
      ...(model === 'account' ? [[named('providerId'), named('accountId')]] : []),
    ],
    listed: listed.map(named).filter((field) => field !== home && !alone.includes(field)),
    ...(FORGETFUL.has(model) && { expires: named('expiresAt') }),
  };
};

/** Values are of people's making and keys end at 2,048 bytes: what is long goes in as its digest. */
const keyPart = (value: unknown): string => {
  const text = String(value);
  return text.length > 200 ? `sha256-${createHash('sha256').update(text).digest('hex')}` : text;
};

/**
 * Every key of sign-in begins with AUTH#, not with an organisation: a person belongs to none. The same volunteer signs up
 * with two charities under one address, and an organisation that leaves takes nobody's account with it.
 */
const partition = (model: string, field: string, value: unknown): string =>
  `AUTH#${model}#${field}=${keyPart(value)}`;

export const homeKey = (shape: Pick<Shape, 'model' | 'home'>, value: unknown) => ({
  pk: partition(shape.model, shape.home, value),
  sk: 'RECORD',
});
export const uniqueKey = (shape: Shape, fields: readonly string[], values: readonly unknown[]) => ({
  pk: partition(
    shape.model,
    fields.join('+'),
    values.length === 1 ? values[0] : values.map((value) => encodeURIComponent(String(value))).join('&'),
  ),
  sk: 'POINTER',
});
export const listPartition = (shape: Shape, field: string, value: unknown): string =>
  partition(shape.model, field, value);
export const LISTED = 'LISTED#';

export type Row = { pk: string; sk: string; home: string; unique: boolean; expiresAtSeconds?: number };

const present = (value: unknown): boolean => value !== null && value !== undefined;

/** Seconds since 1970 at which the record is forgotten, for a model that forgets. */
export const forgottenAt = (shape: Shape, record: AuthRecord): { expiresAtSeconds?: number } => {
  const until = shape.expires === undefined ? undefined : record[shape.expires];
  return typeof until === 'string'
    ? { expiresAtSeconds: Math.ceil(Date.parse(until) / 1000) + GRACE_SECONDS }
    : {};
};

/** The items that lead to a record: one for each unique value, one in each list. */
export const pointersOf = (shape: Shape, record: AuthRecord): Row[] => {
  const home = String(record[shape.home]);
  const rest = { home, ...forgottenAt(shape, record) };
  return [
    ...shape.unique
      .filter((fields) => fields.every((field) => present(record[field])))
      .map((fields) => ({
        ...uniqueKey(
          shape,
          fields,
          fields.map((field) => record[field]),
        ),
        ...rest,
        unique: true,
      })),
    ...shape.listed
      .filter((field) => present(record[field]))
      .map((field) => ({
        pk: listPartition(shape, field, record[field]),
        sk: `${LISTED}${keyPart(home)}`,
        ...rest,
        unique: false,
      })),
  ];
};

/** The shapes that the rest of the product reads by itself; the schema gives better-auth's adapter the same ones. */
export const userShape: Shape = shapeOf('user', { email: { unique: true }, phoneNumber: { unique: true } });
export const sessionShape: Shape = shapeOf('session', { token: { unique: true }, userId: { index: true } });

/** Under which the API finds a session by the token of its cookie. */
export const sessionKey = (token: string) => homeKey(sessionShape, token);
