/** Requests as nobody sends them, made of what the OpenAPI document says and of what was answered before; the same for the same seed. */
export type Schema = {
  type?: string | string[];
  $ref?: string;
  enum?: unknown[];
  const?: unknown;
  pattern?: string;
  format?: string;
  properties?: Record<string, Schema>;
  items?: Schema;
  anyOf?: Schema[];
  oneOf?: Schema[];
  allOf?: Schema[];
};
export type Document = {
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, Schema> };
};
type Operation = {
  operationId?: string;
  parameters?: { name: string; in: string; schema?: Schema }[];
  requestBody?: { content: Record<string, { schema?: Schema }> };
};
export type AnyRequest = {
  method: string;
  path: string;
  headers: Record<string, string>;
  body?: string | FormData;
};

/** Mulberry32. */
const diceOf = (seed: number) => {
  let state = seed;
  const roll = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
  return {
    roll,
    chance: (of: number): boolean => roll() < of,
    below: (count: number): number => Math.floor(roll() * count),
    oneOf: <T>(some: readonly T[]): T => some[Math.floor(roll() * some.length)] as T,
  };
};
type Dice = ReturnType<typeof diceOf>;

const ODD_TEXTS = [
  '',
  ' ',
  '\0',
  '\n',
  '#',
  'ORG#chunan#',
  '../..',
  '%00',
  '%ZZ',
  '__proto__',
  'constructor',
  'null',
  '-1',
  '1e309',
  '9007199254740993',
  '2026-02-30',
  '2026-11-28T00:00:00Z',
  '+275760-09-13T00:00:00.001Z',
  '\ud800',
  '\u200b',
  '\ufeff',
  '鱼'.repeat(400),
  'a'.repeat(3_000),
  '🐟',
  '{"a":1}',
  "' OR 1=1 --",
  '=1+1',
];
const ODD_THINGS = [
  null,
  true,
  false,
  0,
  -1,
  1.5,
  1e21,
  Number.MAX_SAFE_INTEGER,
  [],
  {},
  [[[]]],
  { __proto__: 1 },
];

/** Ends of pages as somebody makes them up who has seen how they are made. */
const cursor = (dice: Dice, known: () => string): string => {
  const part = () =>
    dice.oneOf([known(), dice.oneOf(ODD_TEXTS), 'ROW#1', '2026-11-28T00:00:00.000Z#x', '~', 'z'.repeat(290)]);
  const item = () => dice.oneOf([`${part()}\n${part()}`, part(), 'ORG#chunan\nORG', 'a\nb\nc']);
  const parts = dice.oneOf([[part()], [part(), item()], [part(), item(), part()], {}, [1], 'x']);
  return Buffer.from(JSON.stringify(parts)).toString('base64url');
};

/** @param known something that was answered before: an id, a key, the end of a page */
const generatorOf = (dice: Dice, document: Document, known: () => string) => {
  const text = ({ format, pattern }: Schema): string => {
    if (dice.chance(0.15)) return dice.oneOf(ODD_TEXTS);
    if (format === 'date') return dice.oneOf(['2026-11-28', '2026-12-31', '1999-01-01', '2099-12-31']);
    if (format === 'date-time') return dice.oneOf(['2026-11-28T01:00:00Z', '2027-01-01T00:00:00.000Z']);
    if (format === 'email') return dice.oneOf(['a@b.example', 'lin@people.test', 'a@b']);
    return pattern !== undefined || dice.chance(0.4)
      ? known()
      : dice.oneOf(['鱼', '保温箱', 'x', '2026', '方']);
  };
  const value = (schema: Schema | undefined, depth = 0): unknown => {
    if (schema === undefined || depth > 6 || dice.chance(0.06))
      return dice.oneOf<unknown>([...ODD_THINGS, ...ODD_TEXTS]);
    if (schema.$ref !== undefined)
      return value(document.components.schemas[schema.$ref.split('/').at(-1) ?? ''], depth + 1);
    if (schema.const !== undefined) return schema.const;
    if (schema.enum) return dice.oneOf(schema.enum);
    const some = schema.anyOf ?? schema.oneOf ?? schema.allOf;
    if (some) return value(dice.oneOf(some), depth + 1);
    const type = Array.isArray(schema.type) ? dice.oneOf(schema.type) : schema.type;
    if (type === 'string') return text(schema);
    if (type === 'integer' || type === 'number')
      return dice.oneOf([0, 1, 2, 60, 4_200, 16_800, -1, 1.5, 2 ** 53]);
    if (type === 'boolean') return dice.chance(0.5);
    if (type === 'array') return Array.from({ length: dice.below(4) }, () => value(schema.items, depth + 1));
    const fields = Object.entries(schema.properties ?? {}).filter(() => !dice.chance(0.08));
    return Object.fromEntries(fields.map(([name, of]) => [name, value(of, depth + 1)]));
  };
  return value;
};

const formOf = (dice: Dice, fields: Record<string, unknown>): FormData => {
  const form = new FormData();
  for (const [name, field] of Object.entries(fields)) {
    const bytes = dice.oneOf([
      '',
      '交易时间,',
      '\x1f\x8b\x08',
      '%PDF-1.7',
      'PK\x03\x04',
      '日期,金额\n2026-11-28,1.00\n',
    ]);
    if (name === 'file') form.set(name, new File([bytes], dice.oneOf(['a.csv', '', '../a', 'a.pdf'])));
    else form.set(name, String(field));
  }
  return form;
};

/**
 * @param cookies of those who may ask, in turn with nobody
 * @returns the next request, and a way to tell it what was answered: ids and ends of pages in it are asked for later
 */
export const anyRequests = (seed: number, document: Document, cookies: readonly string[]) => {
  const dice = diceOf(seed);
  const seen: string[] = ['chunan', 'nobody', 'evt_00000000000000000000000000'];
  const known = (): string => dice.oneOf(seen);
  const value = generatorOf(dice, document, known);
  const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ method: method.toUpperCase(), path, operation })),
  );
  const parameter = ({ name, schema }: { name: string; schema?: Schema | undefined }): string => {
    if (name === 'cursor') return dice.chance(0.3) ? known() : cursor(dice, known);
    if (name === 'organisationId' && !dice.chance(0.1)) return 'chunan';
    return dice.chance(0.5) ? known() : String(value(schema));
  };
  const next = (): AnyRequest => {
    const { method, path, operation } = dice.oneOf(operations);
    const parameters = operation.parameters ?? [];
    const at = path.replaceAll(/\{(\w+)\}/g, (_, name: string) =>
      encodeURIComponent(
        parameter(parameters.find((each) => each.name === name) ?? { name }).replaceAll(/\p{Cs}/gu, '?'),
      ),
    );
    const query = new URLSearchParams(
      parameters
        .filter((each) => each.in === 'query' && dice.chance(0.6))
        .map((each): [string, string] => [each.name, parameter(each)]),
    );
    const headers: Record<string, string> = {
      'accept-language': dice.oneOf(['zh', 'en', '', ';q=', 'x'.repeat(500)]),
      'idempotency-key': dice.oneOf([
        `any-request-${dice.below(1e9)}-key`,
        'short',
        'a-key-that-is-used-again',
      ]),
      ...(dice.chance(0.85) &&
        cookies.length > 0 && { cookie: dice.oneOf([...cookies, 'lang=en', 'a=b; ; =']) }),
    };
    const [type, content] = Object.entries(operation.requestBody?.content ?? {})[0] ?? [];
    const address = `${at}${query.size > 0 ? `?${query.toString()}` : ''}`;
    if (method === 'GET' || type === undefined) return { method, path: address, headers };
    const body = value(content?.schema);
    if (type.startsWith('multipart')) {
      const fields =
        typeof body === 'object' && body !== null ? (body as Record<string, unknown>) : { file: 1 };
      return { method, path: address, headers, body: formOf(dice, fields) };
    }
    const written = dice.chance(0.03) ? dice.oneOf(['', '{', '[', 'null', '\0']) : JSON.stringify(body);
    return {
      method,
      path: address,
      headers: { ...headers, 'content-type': 'application/json' },
      body: written,
    };
  };
  const learn = (answer: string): void => {
    for (const [, found = ''] of answer.matchAll(/"(?:\w+Id|next|key|viewKey|reference)":"([^"]+)"/g))
      if (seen.length < 500) seen.push(found);
      else seen[dice.below(500)] = found;
  };
  return { next, learn };
};
