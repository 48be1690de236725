import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { Role } from '../../functions/shared/actor';
import type { ListPage, Operation, PageRead } from '../cost/figures';
import { expectations } from '../http/access.expectations';
import { accessPatterns, type AccessPattern } from './access-patterns';

const ROOT = resolve(import.meta.dirname, '../..');
export const DOCS = join(ROOT, 'docs');

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

const pages = (): string[] => [
  ...head('page of the public', 'RCU', 'calls'),
  ...figuresIn<PageRead>('pages').map(([what, { rcu, calls }]) => row(what, rcu, calls)),
];

const patterns = (of: readonly AccessPattern[]): string[] => [
  ...head('question', 'asked by', 'index', 'partition', 'sort key', 'holds where → otherwise', 'units'),
  ...of.map(({ ask, file, name, index, pk, sk, holds = '', cost }) =>
    row(ask, `[${code(name)}](../${file})`, index, code(pk), code(sk), holds, cost),
  ),
];

/** docs/access-patterns.md: the questions, their keys, and the figures that tests/cost measured. */
export const accessPatternsDocument = async (): Promise<string> => {
  return [
    '# What the table is asked',
    '',
    '<!-- Printed by `npm run docs` from the tags beside the functions of `.table` files, and from docs/costs: change those. -->',
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
    '',
    'A page of the public is drawn of these, at most once a minute for each language: in between the edge has it.',
    '',
    ...pages(),
    ...[...accessPatterns()].flatMap(([noun, of]) => ['', `## ${noun}`, '', ...patterns(of)]),
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
