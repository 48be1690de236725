import { afterAll, beforeAll, expect, test } from 'vitest';
import { accessPatterns } from '../checks/access-patterns';
import { listAudited } from '../../functions/people/audit/audit.table';
import { listExtraPayments } from '../../functions/selling/orders/extra-payment.table';
import type { Item } from '../../functions/platform/table/table';
import { listHandOvers } from '../../functions/books/hand-overs/hand-over.table';
import { asked } from '../support/ask';
import { addItems, renamed } from '../support/copies';
import { meter } from '../support/metered-table';
import { settle } from '../support/settle';
import { figuresOf, type ListPage } from './figures';
import { oneOfEach } from './one-of-each';

const PAGE = 20;
/** More than a page, so that the engine has rows to stop at. */
const ROWS = 24;
const figures = figuresOf<ListPage>('lists');
afterAll(figures.compare);

let made: Awaited<ReturnType<typeof oneOfEach>>;
beforeAll(async () => {
  made = await oneOfEach();
});

type List = {
  /** Which item is copied until the list is long, and by what two of them differ. */
  kind: string | undefined;
  id: RegExp;
  which?: (item: Item) => boolean;
  read: () => Promise<unknown[]>;
};

const items = async (page: Promise<{ items: unknown[] }>): Promise<unknown[]> => (await page).items;
const anybody = (path: string) => items(asked(200, 'GET', path));
const staff = (path: string) => items(asked(200, 'GET', path, undefined, { as: made.sale.finance }));
const ours = (path: string) => () => staff(`${made.sale.at}${path}`);
const idOf = (prefix: string) => new RegExp(`${prefix}_\\w{26}`);
const rows = { limit: PAGE };

const lists: Record<string, List> = {
  listOrganisations: { kind: 'organisation', id: /chunan/, read: () => anybody('/organisations') },
  listMembers: {
    kind: 'member',
    id: /(?<=PERSON#)\w{12}/,
    read: () => items(asked(200, 'GET', `${made.sale.at}/members`, undefined, { as: made.sale.admin })),
  },
  listCampaigns: { kind: 'campaign', id: idOf('cmp'), read: () => anybody(`${made.sale.at}/campaigns`) },
  listEvents: {
    kind: undefined,
    which: ({ pk }) => pk.endsWith('#EVENTS#published'),
    id: idOf('evt'),
    read: () => anybody(`${made.sale.at}/events`),
  },
  'listEvents, of a campaign': {
    kind: undefined,
    which: ({ pk }) => /#CAMPAIGN#.*#EVENTS$/.test(pk),
    id: idOf('evt'),
    read: () => anybody(`${made.sale.at}/events?campaignId=${made.sale.campaign.campaignId}`),
  },
  'listOffers, on sale': { kind: 'offer', id: idOf('ofr'), read: () => anybody(`${made.sale.at}/offers`) },
  'listOffers, all': { kind: 'offer', id: idOf('ofr'), read: ours('/offers') },
  listShiftSignUps: {
    kind: 'sign-up',
    id: /(?<=SIGNUP#)\w{12}/,
    read: () => items(asked(200, 'GET', made.paths.roster, undefined, { as: made.sale.organiser })),
  },
  listMySignUps: {
    kind: 'my-sign-up',
    id: idOf('shf'),
    read: () => items(asked(200, 'GET', '/me/sign-ups', undefined, { as: made.volunteer })),
  },
  listMyServiceRecords: {
    kind: 'service-row',
    id: idOf('shf'),
    read: () => items(asked(200, 'GET', '/me/service-records', undefined, { as: made.volunteer })),
  },
  listMerchants: { kind: 'merchant', id: idOf('mer'), read: ours('/merchants') },
  listAgreements: { kind: 'agreement', id: idOf('agr'), read: ours('/agreements') },
  'listDues, open': { kind: 'due', id: idOf('mer'), read: ours('/dues') },
  'listDues, paid over': {
    kind: 'due-paid-over',
    id: idOf('mer'),
    read: ours('/dues?status=paid-over'),
  },
  listLedgerEntries: {
    kind: 'entry',
    which: (item) => item['because'] === 'sale',
    id: /(?<=Z#).*/,
    read: () => staff(`${made.sale.at}/funds/${made.sale.fundId}/entries`),
  },
  listSpendings: {
    kind: 'spending',
    id: idOf('spd'),
    read: () => staff(`${made.sale.at}/funds/${made.sale.fundId}/spendings`),
  },
  listOpenSpendings: {
    kind: undefined,
    which: ({ pk }) => pk.endsWith('#OPEN-SPENDINGS'),
    id: idOf('spd'),
    read: () => staff(`${made.sale.at}/spendings`),
  },
  'listHandOvers (no route of its own)': {
    kind: 'hand-over',
    id: idOf('hnd'),
    read: () => items(listHandOvers(made.sale.o, made.sale.fundId, rows)),
  },
  listStatements: { kind: 'statement', id: idOf('stm'), read: ours('/statements') },
  'listStatementLines, of a bill': {
    kind: 'statement-line',
    which: (item) => item['of'] === 'payment',
    id: idOf('lin'),
    read: () => staff(made.paths.bill),
  },
  'listStatementLines, of a bank': {
    kind: 'statement-line',
    which: (item) => item['of'] === 'income',
    id: idOf('lin'),
    read: () => staff(made.paths.bankFile),
  },
  'listDifferences, open': {
    kind: 'difference',
    which: (item) => 'queuePk' in item,
    id: idOf('dif'),
    read: ours('/differences'),
  },
  'listDifferences, resolved': {
    kind: 'difference',
    which: (item) => 'listPk' in item,
    id: idOf('dif'),
    read: ours('/differences?status=resolved'),
  },
  listColumnMappings: { kind: 'mapping-row', id: idOf('map'), read: ours('/column-mappings') },
  'listExtraPayments (no route of its own)': {
    kind: 'extra-payment',
    id: idOf('ord'),
    read: () => items(listExtraPayments(made.sale.o, rows)),
  },
  'listAudited (no route of its own)': {
    kind: 'audit',
    which: (item) => item['what'] === 'handed-over',
    id: idOf('hnd'),
    read: () => items(listAudited(made.sale.o, rows)),
  },
};

/** Copies of the item that the product made, under ids of the same length. */
const lengthen = async ({ kind, id, which = () => true }: List): Promise<void> => {
  const one = made.items.find((item) => item['kind'] === kind && which(item));
  const [told = ''] = (one && id.exec(`${one.pk}|${one.sk}`)) ?? [];
  if (!one || told === '') throw new Error(`no ${kind ?? 'row'} to copy`);
  await addItems(ROWS, (number) => renamed(one, told, `${told.slice(0, -4)}${1_000 + number}`));
};

test.each(Object.entries(lists))('a page of twenty is one read unit at most: %s', async (name, list) => {
  await lengthen(list);
  // What follows from the copies is not to be counted with the page.
  await settle();
  const { result, used } = await meter.during(name, list.read);
  expect(result).toHaveLength(PAGE);
  expect(used.byOperation['Query']).toMatchObject({ calls: 1 });
  const { rcu = 0 } = used.byOperation['Query'] ?? {};
  figures.note(name, { rcu, beside: used.rcu - rcu });
  expect(rcu).toBeLessThanOrEqual(1);
});

/** `ORG#{o}#DUES, then ORG#{o}#DUES-PAID-OVER` names two. */
const named = [...accessPatterns().values()]
  .flat()
  .flatMap(({ pk }) => pk.split(/,? (?:and|or|then) /))
  .map((pk) => new RegExp(`^${pk.replace(/\{[^}]*\}/g, '[^#]+')}$`));

test('whatever was touched lies in a partition that an access pattern names', () => {
  const touched = Object.keys(meter.read().byKey).map((key) => key.slice(0, key.lastIndexOf('|')));
  expect(new Set(touched).size).toBeGreaterThan(50);
  // The test itself looked through the whole table, which is no partition.
  const unnamed = touched.filter(
    (partition) => partition !== '*' && !named.some((name) => name.test(partition)),
  );
  expect(unnamed).toEqual([]);
});
