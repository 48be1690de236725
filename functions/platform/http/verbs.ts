import type { RouteConfig, RouteHandler } from '@hono/zod-openapi';
import type { Context } from 'hono';
import type * as z from 'zod';
import {
  requirePerson,
  requireRole,
  type Actor,
  type Member,
  type Person,
  type Role,
} from '../../shared/actor';
import type { RequestKey } from '../../shared/ids';
import { allow } from './auth';
import { body, createRoute, json, problems, RequestKeyHeader, type Access } from './http';
import type { Env } from './problem';

/** Who an action is told that asks: a member where a role is needed, a person where being signed in is enough. */
export type By<A extends Access> = A extends readonly Role[]
  ? Member
  : A extends 'signed-in'
    ? Person
    : Actor;

type Verb<A extends Access, Path extends string, P extends z.ZodObject, R extends z.ZodType> = {
  operationId: string;
  path: Path;
  by: A;
  /** The path's parameters. */
  at: P;
  /** What it answers, and a sentence for the OpenAPI document. */
  answers: R;
  says: string;
};

export const byOf = <A extends Access>(access: A, actor: Actor): By<A> => {
  if (access === 'public') return actor as By<A>;
  if (access === 'signed-in') return requirePerson(actor) as By<A>;
  return requireRole(actor, access) as By<A>;
};

/** What the validators before a handler have read. */
type Read = { valid: (target: 'param' | 'query' | 'json' | 'header') => unknown };
export const readOf = (c: Context<Env>) => {
  const valid = (target: 'param' | 'query' | 'json' | 'header') => (c.req as unknown as Read).valid(target);
  return {
    at: valid('param'),
    query: valid('query'),
    what: () => valid('json'),
    header: () => valid('header') as Record<string, string>,
  };
};
export const handler = <Route extends RouteConfig>(run: (c: Context<Env>) => Promise<Response>) =>
  run as unknown as RouteHandler<Route, Env>;

/**
 * A POST that makes something, once for each Idempotency-Key, and answers 201: the route, and its handler made of an action
 * `(by, asked, now)`. `asked` holds the path's parameters, the request's key, and the body as `what`.
 */
export const creates = <
  const A extends Access,
  const Path extends string,
  P extends z.ZodObject,
  B extends z.ZodType,
  R extends z.ZodType,
>(
  of: Verb<A, Path, P, R> & { what: B },
) => {
  const route = createRoute({
    ...allow(of.by),
    operationId: of.operationId,
    method: 'post',
    path: of.path,
    request: { params: of.at, headers: RequestKeyHeader, body: body(of.what) },
    responses: { 201: json(of.answers, of.says), ...problems },
  });
  type Asked = z.output<P> & { requestKey: RequestKey; what: z.output<B> };
  const by = (act: (by: By<A>, asked: Asked, now: Date) => Promise<z.output<R>>) =>
    handler<typeof route>(async (c) => {
      const { at, what, header } = readOf(c);
      const asked = { ...(at as object), requestKey: header()['idempotency-key'], what: what() } as Asked;
      return c.json(await act(byOf(of.by, c.get('actor')), asked, c.get('now')), 201);
    });
  return { route, by };
};

/** A POST that changes what stands, and answers it with 200; asked again it answers the same. `asked`: as of `creates`, without key. */
export const does = <
  const A extends Access,
  const Path extends string,
  P extends z.ZodObject,
  R extends z.ZodType,
>(
  of: Verb<A, Path, P, R>,
) => {
  const route = createRoute({
    ...allow(of.by),
    operationId: of.operationId,
    method: 'post',
    path: of.path,
    request: { params: of.at },
    responses: { 200: json(of.answers, of.says), ...problems },
  });
  const by = (act: (by: By<A>, asked: z.output<P>, now: Date) => Promise<z.output<R>>) =>
    handler<typeof route>(async (c) =>
      c.json(await act(byOf(of.by, c.get('actor')), readOf(c).at as z.output<P>, c.get('now')), 200),
    );
  return { route, by };
};

/** A request with a body that changes what stands, and answers it with 200. Its fields stand beside the path's parameters in `asked`. */
const writesOver =
  <M extends 'post' | 'put'>(method: M) =>
  <
    const A extends Access,
    const Path extends string,
    P extends z.ZodObject,
    B extends z.ZodObject,
    R extends z.ZodType,
  >(
    of: Verb<A, Path, P, R> & { what: B },
  ) => {
    const route = createRoute({
      ...allow(of.by),
      operationId: of.operationId,
      method,
      path: of.path,
      request: { params: of.at, body: body(of.what) },
      responses: { 200: json(of.answers, of.says), ...problems },
    });
    type Asked = z.output<P> & z.output<B>;
    const by = (act: (by: By<A>, asked: Asked, now: Date) => Promise<z.output<R>>) =>
      handler<typeof route>(async (c) => {
        const { at, what } = readOf(c);
        const asked = { ...(at as object), ...(what() as object) } as Asked;
        return c.json(await act(byOf(of.by, c.get('actor')), asked, c.get('now')), 200);
      });
    return { route, by };
  };

/** As `does`, with a body. */
export const doesWith = writesOver('post');

/**
 * A PUT that writes a thing anew, whole: what may be left out and is, is gone. Its body says which revision its writer saw
 * (`changeOf` of shared/revision.ts), so that nobody writes over what they did not see: 409 `changed-meanwhile`.
 */
export const changes = writesOver('put');

type OutputOf<S> = S extends z.ZodType ? z.output<S> : object;
type AskedOf<Route> = Route extends { request: infer Q }
  ? (Q extends { params: infer P } ? OutputOf<P> : object) &
      (Q extends { query: infer P } ? OutputOf<P> : object)
  : object;
type AnswerOf<Route> = Route extends {
  responses: { 200: { content: { 'application/json': { schema: infer S } } } };
}
  ? OutputOf<S>
  : never;

/**
 * The handler of a GET, made of an action `(by, asked, now)`: `asked` holds the path's parameters and what the query asks.
 * @param access the same as the route's
 */
export const finds = <const A extends Access, Route extends RouteConfig>(
  access: A,
  _route: Route,
  find: (by: By<A>, asked: AskedOf<Route>, now: Date) => Promise<AnswerOf<Route>>,
) =>
  handler<Route>(async (c) => {
    const { at, query } = readOf(c);
    const asked = { ...(at as object), ...(query as object) } as AskedOf<Route>;
    return c.json(await find(byOf(access, c.get('actor')), asked, c.get('now')), 200);
  });
