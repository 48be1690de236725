import { describe, expect, test } from 'vitest';
import { app } from '../../functions/app';
import { partFor } from '../../functions/parts';

/** Every route of the whole API, its guard and checks included, as `METHOD /path`. */
const routes = [...new Set(app.routes.map(({ method, path }) => `${method} ${path}`))].filter(
  (route) => !route.startsWith('ALL '),
);
const ofWhole = ['GET /api/openapi.json', 'GET /api/docs'];
const written = (path: string) => path.replaceAll(/:\w+/g, 'something');

describe('the API in parts', () => {
  test.each(routes)('%s is answered by its part, with as many steps as by the whole', async (route) => {
    const [method = '', path = ''] = route.split(' ');
    const part = await partFor(written(path));
    const steps = (from: { routes: { method: string; path: string }[] }) =>
      from.routes.filter((each) => each.method === method && each.path === path).length;
    expect(steps(part)).toBe(steps(app));
    expect(part === app).toBe(ofWhole.includes(route));
  });

  test('there are as many routes as the whole has paths', () => {
    expect(routes.length).toBeGreaterThan(60);
  });

  test.each([
    '/api/organisations/xihu/constructor',
    '/api/toString',
    '/api/',
    '/',
    '',
    '/api/organisations/xihu/%65vents',
  ])('%s is nobody’s, and the whole says so', async (path) => {
    expect(await partFor(path)).toBe(app);
  });

  test('a part is loaded once', async () => {
    expect(await partFor('/api/me')).toBe(await partFor('/api/me/calendar'));
  });
});

test.each([
  ['GET', '/api/organisations/xihu/events/evt_none/no-such'],
  ['DELETE', '/api/organisations/xihu/events'],
  ['GET', '/api/me'],
  ['POST', '/api/organisations/xihu/orders'],
])('%s %s is answered by its part as by the whole', async (method, path) => {
  const ask = async (from: Pick<typeof app, 'request'>) => {
    const reply = await from.request(`http://shanchao.test${path}`, { method });
    const { requestId: _, ...body } = (await reply.json()) as Record<string, unknown>;
    const headers = Object.fromEntries([...reply.headers].filter(([name]) => name !== 'x-request-id'));
    return { status: reply.status, body, headers };
  };
  expect(await ask(await partFor(path))).toEqual(await ask(app));
});
