import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { Context } from 'hono';
import * as z from 'zod';
import { BYTE_ORDER_MARK, csvLine } from '../../shared/csv';
import type { Sheet } from '../../shared/sheet';
import { dayOf } from '../../shared/time';
import { clock } from '../clock';
import { config } from '../config';
import type { Page } from '../table/table';
import { allow } from './auth';
import { createRoute, problems, type Access } from './http';
import { languageOf, type Language } from './language';
import type { Env } from './problem';
import { byOf, handler, readOf, type By } from './verbs';

const TYPE = 'text/csv; charset=utf-8';
/** A file holds so many rows of the list: a bank's longest statement whole (reconciling/readers/statement-limits.ts). */
export const MOST_ROWS = 50_000;
const ROWS_AT_ONCE = 500;
/**
 * A Lambda's answer is at most 6,291,556 bytes. Packed, rows of a hundred bytes are a fifth of that, and base64 makes four of
 * three; unpacked, JSON writes marks of quotation and ends of lines twice.
 */
const MOST_BYTES = { packed: 16_000_000, plain: 4_000_000 } as const;
/** The function has twenty seconds (stacks/Api.ts). */
const LONGEST_MS = 12_000;

const CUT: Record<Language, (rows: number) => string> = {
  zh: (rows) => `未完：此文件到第 ${rows} 行为止。其余请打开右侧地址下载`,
  en: (rows) => `Not all: this file ends after ${rows} rows. The rest is at the address beside`,
};

/** Where a file that was cut goes on. */
const SheetQuery = z.object({ cursor: z.string().max(800).optional() });
type Asked = { cursor?: string | undefined; limit: number };
type Bound = { atOnce: number; mostBytes: number; goOn: () => boolean };

/** Follows the list to its end, or to a bound. @returns the records, and where the list goes on */
const recordsOf = async <Item>(
  { rows }: Sheet<Item>,
  language: Language,
  read: (page: Asked) => Promise<Page<Item>>,
  { mostBytes, goOn, atOnce, cursor: from }: Bound & { cursor: string | undefined },
): Promise<{ records: string[]; next: string | undefined }> => {
  const records: string[] = [];
  let [bytes, cursor] = [0, from];
  do {
    const page = await read({ cursor, limit: atOnce });
    const more = page.items.flatMap((item) => rows(item, language));
    records.push(...more);
    bytes += more.reduce((sum, record) => sum + Buffer.byteLength(record), 0);
    cursor = page.next;
  } while (cursor !== undefined && records.length < MOST_ROWS && bytes < mostBytes && goOn());
  return { records, next: cursor };
};

/** The last row of a file that was cut says so, and where the rest is. */
const cutRow = (c: Context<Env>, rows: number, next: string): string => {
  const rest = new URL(c.req.url);
  rest.searchParams.set('cursor', next);
  return csvLine([CUT[languageOf(c)](rows), `${config.publicUrl}${rest.pathname}${rest.search}`]);
};

/** RFC 6266: the name in Chinese, and for programs that know no such names one in Latin letters. */
const disposition = (name: string): string =>
  `attachment; filename="list.csv"; filename*=UTF-8''${encodeURIComponent(name).replace(
    /['()*]/g,
    (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`,
  )}`;

const answer = async (c: Context<Env>, name: string, text: string, isPacked: boolean) => {
  const headers = {
    'content-type': TYPE,
    'content-disposition': disposition(name),
    vary: 'accept-encoding, accept-language, cookie',
  };
  if (!isPacked) return c.body(text, 200, headers);
  const packed = new Uint8Array(await promisify(gzip)(text));
  return c.body(packed, 200, { ...headers, 'content-encoding': 'gzip' });
};

type Of<A extends Access, Path extends string, P extends z.ZodObject, Q extends z.ZodObject, Item> = {
  operationId: string;
  /** Beside the list's own path, ending in `.csv`. */
  path: Path;
  by: A;
  at: P;
  /** What the list may be asked, without paging. */
  query: Q;
  sheet: Sheet<Item>;
  /** Rows at a time: 500; of a list that looks something up for each, as many as are looked up together (table.getMany). */
  atOnce?: number;
  says: string;
};

const fileOf = async <Item>(
  c: Context<Env>,
  { sheet, atOnce = ROWS_AT_ONCE }: { sheet: Sheet<Item>; atOnce?: number },
  cursor: string | undefined,
  read: (page: Asked) => Promise<Page<Item>>,
): Promise<Response> => {
  const language = languageOf(c);
  const isPacked = /\bgzip\b/.test(c.req.header('accept-encoding') ?? '');
  const until = clock().getTime() + LONGEST_MS;
  const { records, next } = await recordsOf(sheet, language, read, {
    mostBytes: MOST_BYTES[isPacked ? 'packed' : 'plain'],
    goOn: () => clock().getTime() < until,
    atOnce,
    cursor,
  });
  const end = next === undefined ? [] : [cutRow(c, records.length, next)];
  const text = [BYTE_ORDER_MARK, sheet.head(language), ...records, ...end].join('');
  return answer(c, `${sheet.name[language]}-${dayOf(c.get('now').toISOString())}.csv`, text, isPacked);
};

/**
 * A list as a file for spreadsheets: the route, and its handler made of the list's own action `(by, asked, now)`, so that filters
 * and who may see what are the list's. The whole list up to MOST_ROWS rows, the bytes of an answer and the time of a request;
 * a file that was cut says so in its last row, with the address of the rest.
 */
export const savesAs = <
  const A extends Access,
  const Path extends string,
  P extends z.ZodObject,
  Q extends z.ZodObject,
  Item,
>(
  of: Of<A, Path, P, Q, Item>,
) => {
  const route = createRoute({
    ...allow(of.by),
    operationId: of.operationId,
    method: 'get',
    path: of.path,
    request: { params: of.at, query: of.query.extend(SheetQuery.shape) },
    responses: {
      200: { content: { 'text/csv': { schema: z.string() } }, description: of.says },
      ...problems,
    },
  });
  type Find = (by: By<A>, asked: z.output<P> & z.output<Q> & Asked, now: Date) => Promise<Page<Item>>;
  const by = (find: Find) =>
    handler<typeof route>((c) => {
      const { at, query } = readOf(c);
      const asked = { ...(at as object), ...(query as Pick<Asked, 'cursor'>) };
      return fileOf(c, of, asked.cursor, (page) =>
        find(byOf(of.by, c.get('actor')), { ...asked, ...page } as Parameters<Find>[1], c.get('now')),
      );
    });
  return { route, by };
};
