import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, get } from 'node:http';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startProduct, type Product } from '../support/product';

const folders: string[] = [];
const folder = (): string => {
  const made = mkdtempSync(join(tmpdir(), 'shanchao-start-'));
  folders.push(made);
  return made;
};
afterAll(() => {
  for (const made of folders) rmSync(made, { recursive: true, force: true });
});

const fails = async (args: string[], env: Record<string, string> = {}): Promise<string> => {
  const problem = await startProduct(args, env).then(
    async (product) => {
      await product.stop();
      return 'started';
    },
    (error: unknown) => (error instanceof Error ? error.message : String(error)),
  );
  return problem;
};
/** One sentence in each language, the Chinese one first, no stack, a non-zero exit. @param words of the English one */
const expectSentence = (said: string, words: RegExp): void => {
  expect(said).toMatch(/^ended with [1-9]/);
  expect(said).toMatch(words);
  expect(said).toMatch(/\p{Script=Han}/u);
  expect(said.search(/\p{Script=Han}/u)).toBeLessThan(said.search(words));
  expect(said).not.toMatch(/\n\s+at /);
};

describe('what cannot be is said in one sentence, with a non-zero exit', () => {
  test('a port that is taken', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const address = other.address();
    const port = typeof address === 'object' && address ? address.port : 0;
    expectSentence(await fails(['--ephemeral', '--port', String(port)]), /Port \d+ is taken/);
    other.close();
  });

  test('a folder that cannot be made', async () => {
    const file = join(folder(), 'a-file');
    writeFileSync(file, '');
    expectSentence(await fails(['--data', join(file, 'below')]), /cannot be written/);
  });

  test('a folder that a newer release wrote', async () => {
    const data = folder();
    writeFileSync(join(data, 'format.json'), JSON.stringify({ format: 99, release: '9.0.0' }));
    expectSentence(await fails(['--data', data]), /written by the newer release 9\.0\.0/);
  });

  test('an engine’s file that is torn', async () => {
    const data = folder();
    mkdirSync(join(data, 'table'));
    writeFileSync(join(data, 'table', 'dynoxide.db'), 'SQLite format 3\0 and no more of it');
    expectSentence(await fails(['--data', data]), /cannot be read or written/);
  });

  test('a machine for which there is no engine', async () => {
    expectSentence(
      await fails(['--ephemeral'], {
        NODE_OPTIONS: `--import data:text/javascript,${encodeURIComponent("Object.defineProperty(process,'arch',{value:'mips'})")}`,
        PATH: '/nowhere',
        JAVA_HOME: '',
      }),
      /no database engine/i,
    );
  });

  test('half of what an organisation needs', async () => {
    expectSentence(await fails(['--ephemeral', '--found', 'xihu']), /--name NAME and --admin EMAIL/);
  });

  test('an option that it does not know', async () => {
    expectSentence(await fails(['--colour']), /--colour/);
  });

  test('a setting that is no address', async () => {
    expectSentence(
      await fails(['--ephemeral'], { PUBLIC_URL: 'nowhere' }),
      /wrong in the environment: PUBLIC_URL/,
    );
  });
});

const eventsOf = async (product: Product): Promise<unknown> =>
  (await fetch(`${product.url}/api/organisations/chunan/events`)).json();

const signIn = async (product: Product, email: string): Promise<string> => {
  const reply = await fetch(`${product.url}/dev/sign-in`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: product.url },
    body: JSON.stringify({ email }),
  });
  expect(reply.status).toBe(200);
  return reply.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ');
};

/** Merchants are made by four at a time until forty are acknowledged; then the machine is killed under them. @returns what was acknowledged */
const addMerchants = async (product: Product, cookie: string): Promise<string[]> => {
  const acknowledged: string[] = [];
  const create = async (number: number): Promise<void> => {
    const reply = await fetch(`${product.url}/api/organisations/chunan/merchants`, {
      method: 'POST',
      headers: { cookie, 'content-type': 'application/json', 'idempotency-key': `killed-after-${number}` },
      body: JSON.stringify({ name: { zh: `商家${number}` }, contactName: '方' }),
    });
    if (reply.status === 201) acknowledged.push(((await reply.json()) as { merchantId: string }).merchantId);
  };
  let number = 0;
  const writing = Array.from({ length: 4 }, async () => {
    while (number < 400) await create((number += 1));
  });
  const enough = (async () => {
    while (acknowledged.length < 40) await new Promise((next) => setImmediate(next));
    await product.kill();
  })();
  await Promise.all([enough, ...writing.map((one) => one.catch(() => undefined))]);
  return acknowledged;
};

const merchantsOf = async (product: Product, cookie: string): Promise<Set<string>> => {
  const ids = new Set<string>();
  let next: string | undefined = '';
  while (next !== undefined) {
    const path: string = `/api/organisations/chunan/merchants?limit=50${next && `&cursor=${next}`}`;
    const page = (await (await fetch(product.url + path, { headers: { cookie } })).json()) as {
      items: { merchantId: string }[];
      next?: string;
    };
    for (const item of page.items) ids.add(item.merchantId);
    next = page.next;
  }
  return ids;
};

describe('a folder and the demo in it, from one start to the next', () => {
  const data = folder();
  let product: Product;
  let before: unknown;
  let cookie = '';
  const isSignedIn = async (): Promise<boolean> =>
    (await fetch(`${product.url}/api/me`, { headers: { cookie } })).status === 200;

  test('Ctrl-C ends cleanly, and the next start goes on with the same data and the same sessions', async () => {
    product = await startProduct(['--data', data]);
    before = await eventsOf(product);
    expect(JSON.stringify(before)).toContain('放鱼');
    cookie = await signIn(product, 'xu@chunan.example');
    expect(await product.stop()).toBe(0);
    product = await startProduct(['--data', data]);
    expect(await eventsOf(product)).toEqual(before);
    expect(await isSignedIn()).toBe(true);
  });

  test('after kill -9 nothing that was acknowledged is lost', async () => {
    const acknowledged = await addMerchants(product, cookie);
    product = await startProduct(['--data', data]);
    const there = await merchantsOf(product, cookie);
    expect(acknowledged.length).toBeGreaterThanOrEqual(40);
    expect(acknowledged.filter((merchantId) => !there.has(merchantId))).toEqual([]);
    expect(await eventsOf(product)).toEqual(before);
    expect(await product.stop()).toBe(0);
  });
});

const codeFrom = async (product: Product, email: string): Promise<string> => {
  const headers = { 'content-type': 'application/json', origin: product.url };
  const asked = (path: string, body: unknown) =>
    fetch(`${product.url}/api/auth${path}`, { method: 'POST', headers, body: JSON.stringify(body) });
  await asked('/email-otp/send-verification-otp', { email, type: 'sign-in' });
  const outbox = (await (await fetch(`${product.url}/dev/outbox.json`)).json()) as {
    items: { subject: string }[];
  };
  const otp = /\d{6}/.exec(outbox.items[0]?.subject ?? '')?.[0];
  const reply = await asked('/sign-in/email-otp', { email, otp });
  expect(reply.status).toBe(200);
  return reply.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ');
};

test('an organisation is founded at the start: its admin signs in by a code, its page stands first', async () => {
  const data = folder();
  const args = ['--data', data, '--empty', '--found', 'xihu-team', '--name', '西湖志愿队', '--admin'];
  const first = await startProduct([...args, 'head@team.example']);
  const cookie = await codeFrom(first, 'head@team.example');
  const me: unknown = await (await fetch(`${first.url}/api/me`, { headers: { cookie } })).json();
  expect(me).toMatchObject({ memberships: [{ organisationId: 'xihu-team', roles: ['admin'] }] });
  const textOf = async (path: string) => (await fetch(first.url + path)).text();
  expect(await textOf('/')).toContain('<title>西湖志愿队 · ');
  expect(await textOf('/me')).toContain('name="shanchao-home" content="xihu-team"');
  await first.stop();
  // Who forgets --empty gets no demo into what is theirs.
  const again = await startProduct([...args.filter((arg) => arg !== '--empty'), 'head@team.example']);
  expect(await (await fetch(`${again.url}/dev/people.json`)).json()).toEqual([]);
  const { items } = (await (await fetch(`${again.url}/api/organisations`)).json()) as { items: unknown[] };
  expect(items).toHaveLength(1);
  expect(items).toMatchObject([{ organisationId: 'xihu-team', name: { zh: '西湖志愿队' } }]);
  await again.stop();
  const other = ['--data', data, '--found', 'xihu-team', '--name', '别的队', '--admin', 'head@team.example'];
  expectSentence(await fails(other), /organisation/i);
});

describe('a machine that keeps nothing and plays no demo', () => {
  let product: Product;
  beforeAll(async () => {
    product = await startProduct(['--ephemeral', '--empty']);
  });
  afterAll(() => product.stop());

  test('only under its own address or name does a machine show its letters and its demo people', async () => {
    const port = Number(new URL(product.url).port);
    const statusUnder = (host: string, path: string) =>
      new Promise<number | undefined>((tell, failed) => {
        get({ port, host: '127.0.0.1', path, headers: { host } }, (reply) => {
          reply.resume();
          tell(reply.statusCode);
        }).on('error', failed);
      });
    for (const path of ['/dev/outbox.json', '/dev/people.json']) {
      expect(await statusUnder(`localhost:${port}`, path)).toBe(200);
      expect(await statusUnder(`192.168.1.20:${port}`, path)).toBe(200);
      expect(await statusUnder(`evil.example:${port}`, path)).toBe(421);
    }
  });

  test('what is no route of the API is refused as the API refuses, and is no page', async () => {
    for (const [method, path] of [
      ['GET', '/api/nope'],
      ['GET', '/api/auth/ok'],
      ['DELETE', '/api/me'],
    ] as const) {
      const reply = await fetch(product.url + path, { method, headers: { origin: product.url } });
      expect([reply.status, reply.headers.get('content-type')]).toEqual([404, 'application/problem+json']);
      expect(await reply.json()).toMatchObject({ code: 'no-such-page', title: 'No such page' });
    }
  });

  test('an empty start has no organisation and no demo people', async () => {
    expect(await (await fetch(`${product.url}/api/organisations`)).json()).toEqual({ items: [] });
    expect(await (await fetch(`${product.url}/dev/people.json`)).json()).toEqual([]);
    const gone = await fetch(`${product.url}/assets/of-an-older-version.js`);
    expect([gone.status, gone.headers.get('cache-control')]).toEqual([404, 'no-store']);
  });

  test('where its engine answers is told to nobody', () => {
    expect(product.said.join('\n')).toContain(product.url);
    expect(product.said.join('\n').replaceAll(product.url, '')).not.toMatch(/127\.\d+\.\d+\.\d+/);
  });

  test('it ends cleanly', async () => {
    expect(await product.stop()).toBe(0);
  });
});
