import { expect, test } from 'vitest';
import type { HistoryLine } from '../../functions/people/audit/audited';
import type { Organisation } from '../../functions/people/organisations/organisation';
import { ask, asked } from '../support/ask';
import { changesAsPromised } from '../support/changes-as-promised';
import { organisation, staffOf } from '../support/people';
import { signedIn } from '../support/sessions';

let houses = 0;
const body = (part: object = {}) => ({
  name: { zh: '西湖志愿队' },
  district: { zh: '西湖' },
  contact: '电话 0571-8765 4321',
  ...part,
});

changesAsPromised('an organisation', async () => {
  const o = await organisation(`changing-${(houses += 1)}`);
  return {
    o,
    path: '',
    which: o,
    thing: await asked<Organisation>(200, 'GET', `/organisations/${o}`),
    may: 'admin',
    mayNot: 'finance',
    body: (said) => body({ name: { zh: said } }),
    saidIn: ({ name }: Organisation) => name.zh,
  };
});

test('its contact is told to everybody from then on, in the list too; a blank one is refused', async () => {
  const o = await organisation('with-contact');
  const as = await staffOf(o, ['admin']);
  const put = (part: object) => ask('PUT', `/organisations/${o}`, { ...body(part), revision: 1 }, { as });
  for (const contact of ['', '   ', 'x'.repeat(121)]) expect((await put({ contact })).status).toBe(400);
  expect((await put({ creditCode: '1' })).status).toBe(400);
  expect((await put({})).body).toMatchObject({ contact: '电话 0571-8765 4321', revision: 2 });
  expect(await asked(200, 'GET', `/organisations/${o}`)).toMatchObject({ contact: '电话 0571-8765 4321' });
  const { items } = await asked<{ items: Organisation[] }>(200, 'GET', '/organisations?limit=50');
  expect(items.find(({ organisationId }) => organisationId === o)).toMatchObject({
    name: { zh: '西湖志愿队' },
  });
});

test('who was given which roles, and who was removed, is one history, for those who see the members', async () => {
  const o = await organisation('with-members');
  const admin = await staffOf(o, ['admin'], { name: '郑主任' });
  const auditor = await staffOf(o, ['auditor']);
  const finance = await staffOf(o, ['finance']);
  const wang = await signedIn({ name: '王小明' });
  const set = (roles: string[]) =>
    asked(200, 'PUT', `/organisations/${o}/members`, { email: wang.email, roles }, { as: admin });
  await set(['organiser']);
  await set(['organiser', 'finance']);
  await asked(200, 'POST', `/organisations/${o}/members/${wang.personId}/remove`, undefined, { as: admin });
  const path = `/organisations/${o}/history/members?limit=3`;
  const { items } = await asked<{ items: HistoryLine[] }>(200, 'GET', path, undefined, { as: auditor });
  expect(items).toMatchObject([
    {
      what: 'member-removed',
      about: '王小明',
      byName: '郑主任',
      changed: { roles: [['organiser', 'finance'], []] },
    },
    { what: 'member-set', about: '王小明', changed: { roles: [['organiser'], ['organiser', 'finance']] } },
    { what: 'member-set', about: '王小明', changed: { roles: [[], ['organiser']] } },
  ]);
  expect((await ask('GET', path, undefined, { as: finance })).status).toBe(403);
});
