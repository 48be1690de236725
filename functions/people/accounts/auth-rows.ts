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

/** The shapes that the rest of the product reads by itself; the schema gives better-auth's adapter the same ones. */
export const userShape: Shape = shapeOf('user', { email: { unique: true }, phoneNumber: { unique: true } });
export const sessionShape: Shape = shapeOf('session', { token: { unique: true }, userId: { index: true } });
