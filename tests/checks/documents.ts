import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { format, resolveConfig } from 'prettier';
import type { AccessPattern } from '../../functions/access-patterns';
import { Role } from '../../functions/shared/actor';
import type { ListPage, Operation } from '../cost/figures';
import { expectations } from '../http/access.expectations';

const ROOT = resolve(import.meta.dirname, '../..');
export const DOCS = join(ROOT, 'docs');

// Nothing is asked here; the settings must be there for the product to be loaded.
process.env['TABLE_NAME'] ??= 'documents';
process.env['AUTH_SECRET'] ??= 'documents are printed with a secret that opens nothing';

/** Every file that may ask the table, from the root of the tree. */
const askingFiles = (): string[] => [
  ...readdirSync(join(ROOT, 'functions'), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.table.ts'))
    .sort(),
  join('platform', 'sessions.ts'),
  join('platform', 'send-once.ts'),
];

export type Exported = { file: string; name: string; value: unknown };

/** What those files export and can be called, and what is listed of it. */
export const questions = async () => {
  const { accessPatterns, asksNothing } = await import('../../functions/access-patterns');
  const exported: Exported[] = [];
  for (const file of askingFiles()) {
    const found = (await import(pathToFileURL(join(ROOT, 'functions', file)).href)) as Record<
      string,
      unknown
    >;
    for (const [name, value] of Object.entries(found))
      if (typeof value === 'function') exported.push({ file: `functions/${file}`, name, value });
  }
  return { accessPatterns, asksNothing, exported };
};

const row = (...cells: readonly (string | number)[]): string => `| ${cells.join(' | ')} |`;
const head = (...names: readonly string[]): string[] => [row(...names), row(...names.map(() => '---'))];
const code = (text: string): string => `\`${text}\``;
const figuresIn = <Figure>(part: string): [string, Figure][] =>
  Object.entries(
    JSON.parse(readFileSync(join(DOCS, 'costs', `${part}.json`), 'utf8')) as Record<string, Figure>,
  );

const written = ({ wcu, ofIndexes }: { wcu: number; ofIndexes: number }): string =>
  ofIndexes === 0 ? `${wcu}` : `${wcu}, ${ofIndexes} of them in indexes`;

const operations = (): string[] => [
  ...head('what', 'WCU in its requests', 'RCU', 'calls', 'WCU with all that follows', 'RCU', 'calls'),
  ...figuresIn<Operation>('operations').map(([what, { request, all }]) =>
    row(what, written(request), request.rcu, request.calls, written(all), all.rcu, all.calls),
  ),
];
const lists = (): string[] => [
  ...head('list', 'RCU for twenty rows', 'RCU beside it'),
  ...figuresIn<ListPage>('lists').map(([what, { rcu, beside }]) => row(what, rcu, beside)),
];

const patterns = (of: readonly AccessPattern[], nameOf: (by: unknown) => string): string[] => [
  ...head('question', 'asked by', 'index', 'partition', 'sort key', 'holds where → otherwise', 'units'),
  ...of.map(({ ask, by, index, pk, sk, holds = '', cost }) =>
    row(ask, nameOf(by), index, code(pk), code(sk), holds, cost),
  ),
];

/** docs/access-patterns.md: the questions, their keys, and the figures that tests/cost measured. */
export const accessPatternsDocument = async (): Promise<string> => {
  const { accessPatterns, exported } = await questions();
  const nameOf = (by: unknown): string => {
    const found = exported.find(({ value }) => value === by);
    return found ? `[${code(found.name)}](../${found.file})` : 'nobody';
  };
  return [
    '# What the table is asked',
    '',
    '<!-- Printed by `npm run docs` from functions/access-patterns.ts and docs/costs: change those. -->',
    '',
    'One table. `main` is the table itself (`pk`, `sk`); `lists` is what somebody sees as a list (`listPk`, `listSk`); `queue` is what',
    'waits for somebody (`queuePk`, `queueSk`). What differs from item to item stands in braces, `{o}` is the organisation. Nothing is',
    'scanned; every list is a page with a cursor, and an operation costs the same among ten items and among ten thousand.',
    '',
    '## What it costs',
    '',
    'Measured by `tests/cost` through a meter that counts by DynamoDB’s published rules (`tests/meter`); units of the indexes are among',
    'the WCU. A request is answered before the indexes have followed, so its promise (a sign-up 2 WCU, an order 4) is of the table itself.',
    '',
    ...operations(),
    '',
    'A page of twenty rows, at most 1 RCU. Beside it stands what else the request reads: to know who asks is 1 RCU for their session, and',
    '1 more for what they are in the organisation; nothing is read of who is not signed in.',
    '',
    ...lists(),
    ...Object.entries(accessPatterns).flatMap(([noun, of]) => [
      '',
      `## ${noun}`,
      '',
      ...patterns(of, nameOf),
    ]),
    '',
  ].join('\n');
};

const may = (access: string, who: string): string => {
  if (access === 'public') return '✓';
  if (who === 'anybody') return '';
  if (access === 'signed-in') return '✓';
  return access.split(' ').includes(who) ? '✓' : '';
};

/** docs/roles.md: who may call what, as tests/http/access.test.ts asserts it of every route. */
export const rolesDocument = async (): Promise<string> => {
  const columns = ['anybody', 'signed in', ...Role.options];
  const text = [
    '# Who may do what',
    '',
    '<!-- Printed by `npm run docs` from tests/http/access.expectations.ts: change that. -->',
    '',
    'Roles are held in one organisation and hold there alone: to somebody of another organisation its things do not exist (404).',
    '`tests/http/access.test.ts` asks every route as everybody and fails where this table is not the truth. Some answers depend on more',
    'than the role (a merchant’s person sees their own agreements; drafts are for staff): the route’s own tests say so.',
    '',
    ...head('operation', ...columns),
    ...Object.entries(expectations).map(([operation, access]) =>
      row(code(operation), ...columns.map((who) => may(access, who))),
    ),
    '',
  ].join('\n');
  return format(text, { ...(await resolveConfig(join(DOCS, 'roles.md'))), parser: 'markdown' });
};

export const documents = {
  'access-patterns.md': accessPatternsDocument,
  'roles.md': rolesDocument,
};
