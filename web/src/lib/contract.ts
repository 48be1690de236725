import type { Hono } from 'hono';
import type { Api } from '../../../functions/app';

/**
 * What pages may ask of the API, and what it answers: the types of its own routes. A path is written as it is asked, with what
 * differs from thing to thing in `${}`: `/organisations/${o}/events/${eventId}`. A wrong path, method, body or query fails `tsc`.
 */

export type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';
type Key = { GET: '$get'; POST: '$post'; PUT: '$put'; DELETE: '$delete' };
/** By keys, as Hono tells it: each reply of a route stands for itself. */
type Told = Api extends Hono<infer _Env, infer Schema, infer _Base> ? Schema : never;

/** What others answer under `/api/auth` and `/api/dev`: better-auth, and one machine's demo. */
type Nothing = { input: object; output: unknown; status: 200 };
type Post<Json> = { $post: { input: { json: Json }; output: unknown; status: 200 } };
type Others = {
  '/auth/get-session': { $get: Nothing };
  '/auth/sign-out': Post<Record<never, never>>;
  '/auth/email-otp/send-verification-otp': Post<{ email: string; type: 'sign-in' }>;
  '/auth/sign-in/email-otp': Post<{ email: string; otp: string }>;
};

type IsFixed<S extends string> = Record<never, never> extends Record<S, 1> ? false : true;
type Segment<S extends string> = S extends `:${string}` ? '*' : IsFixed<S> extends true ? S : '*';
/** A path with `*` for each part that differs from thing to thing. What is written out stands for itself, so `/me` is never an id. */
type Pattern<P extends string> = P extends `${infer Head}/${infer Rest}`
  ? `${Segment<Head>}/${Pattern<Rest>}`
  : Segment<P>;

type Routes = Others & {
  [K in keyof Told as K extends `/api${infer P}` ? Pattern<P> : never]: Told[K];
};

type WithoutQuery<P extends string> = P extends `${infer Path}?${string}` ? Path : P;
type Operation<P extends string, M extends Method> =
  Pattern<WithoutQuery<P>> extends infer K extends keyof Routes
    ? Routes[K] extends Record<Key[M], infer Replies>
      ? Replies
      : never
    : never;

/** `from` and `limit` of `/events?from=…&limit=50`. */
type NamesIn<Text extends string> = Text extends `${infer One}&${infer More}`
  ? NamesIn<One> | NamesIn<More>
  : Text extends `${infer Name}=${string}`
    ? Name
    : never;
type NamesAsked<P extends string> = P extends `${string}?${infer Asked}` ? NamesIn<Asked> : never;

/** `path` where the API has it, else an error that names what was looked for. */
export type Path<P extends string, M extends Method = 'GET'> = P &
  ([Operation<P, M>] extends [never]
    ? { [Sought in `the API has no ${M} ${P}`]: never }
    : [NamesAsked<P>] extends [keyof Query<P>]
      ? unknown
      : { [Sought in `the API asks no ${NamesAsked<P>} of ${P}`]: never });

/** What it answers where all is well. */
export type Answer<P extends string, M extends Method = 'GET'> =
  Operation<P, M> extends infer Reply
    ? Reply extends { status: 200 | 201; output: infer Output }
      ? Output
      : never
    : never;

type InputOf<Op> = Op extends { input: infer Input } ? Input : never;

/**
 * As a form has it: each field is there, and what nobody typed is `undefined`, which JSON leaves out. The API then names the field.
 */
type AsTyped<T> = unknown extends T
  ? unknown
  : T extends readonly (infer One)[]
    ? readonly AsTyped<One>[]
    : T extends object
      ? { readonly [Name in keyof T]: AsTyped<T[Name]> | undefined }
      : T;

/** The JSON that it is sent; nothing, or `{}`, where it takes none. */
export type Body<P extends string, M extends Method> =
  InputOf<Operation<P, M>> extends { json: infer Json } ? AsTyped<Json> : Record<never, never> | undefined;

/** What may stand behind the path's `?`. */
export type Query<P extends string> =
  InputOf<Operation<P, 'GET'>> extends { query: infer Asked }
    ? { readonly [Name in keyof Asked]?: Said<Asked[Name]> }
    : Record<never, never>;
/** A query is text: numbers are written into it. */
type Said<Value> = unknown extends Value ? string | number | undefined : Value | undefined;

/** A row of a list. */
export type RowOf<P extends string> = Answer<P> extends { items: readonly (infer Row)[] } ? Row : never;

/** All that a request says beside its path. */
export type Asked<P extends string, M extends Method> = {
  method?: M;
  query?: Query<P>;
  /** One per intent of a person: makes another try of the same request harmless. */
  key?: string | undefined;
  headers?: Readonly<Record<string, string>>;
} & (undefined extends Body<P, M> ? { body?: Body<P, M> } : { body: Body<P, M> });
