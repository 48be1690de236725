import { createServer, get } from 'node:http';
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, expect, test } from 'vitest';
import { newDoor, onceADay } from '../../functions/machine/quiet-hour';

const leftBehind: (() => unknown)[] = [];
afterEach(async () => {
  for (const tidy of leftBehind.splice(0).reverse()) await tidy();
});

/** A server behind a door: `/slow` answers when it is told to. */
const serveBehind = async (patience?: number) => {
  const door = newDoor(patience);
  let finish: () => void = () => undefined;
  let entered = 0;
  const server = createServer(
    door.before((request, response) => {
      entered += 1;
      if (request.url === '/slow') finish = () => response.end('slow');
      else response.end('quick');
    }),
  ).listen(0, '127.0.0.1');
  await once(server, 'listening');
  leftBehind.push(() => {
    server.closeAllConnections();
    server.close();
  });
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const ask = (path: string) =>
    new Promise<string>((tell, failed) => {
      get({ port, path, host: '127.0.0.1', agent: false }, (reply) => {
        let text = '';
        reply.setEncoding('utf8').on('data', (part: string) => (text += part));
        reply.on('end', () => tell(text));
      }).on('error', failed);
    });
  const until = async (what: () => boolean) => {
    while (!what()) await pause(5);
  };
  return { door, ask, until, entered: () => entered, finish: () => finish() };
};

test('nobody is inside while it is shut; who comes meanwhile waits and is answered', async () => {
  const { door, ask, until, entered, finish } = await serveBehind();
  const slow = ask('/slow');
  await until(() => entered() === 1);
  const happened: string[] = [];
  const work = door.shutFor(async () => {
    happened.push('work begins');
    await pause(50);
    happened.push('work ends');
  });
  const late = ask('/quick').then((text) => happened.push(text));
  await pause(50);
  expect([entered(), happened]).toEqual([1, []]);
  finish();
  expect(await slow).toBe('slow');
  expect(await work).toBe(true);
  await late;
  expect(happened).toEqual(['work begins', 'work ends', 'quick']);
});

test('where somebody stays, it opens again and the work is not done', async () => {
  const { door, ask, until, entered, finish } = await serveBehind(30);
  const slow = ask('/slow');
  await until(() => entered() === 1);
  let done = false;
  expect(
    await door.shutFor(async () => {
      done = true;
    }),
  ).toBe(false);
  expect(done).toBe(false);
  expect(await ask('/quick')).toBe('quick');
  finish();
  await slow;
});

test('work that fails opens the door all the same', async () => {
  const { door, ask } = await serveBehind();
  await expect(door.shutFor(() => Promise.reject(new Error('the disk is full')))).rejects.toThrow('disk');
  expect(await ask('/quick')).toBe('quick');
});

test('once in 24 hours, after the task; again with the next one where it could not be', async () => {
  let now = 0;
  const happened: string[] = [];
  const answers = [false, true, true];
  const task = onceADay(
    async (name: string) => void happened.push(name),
    async () => {
      happened.push('work');
      return answers.shift() ?? false;
    },
    () => now,
  );
  for (const hours of [0, 23.9, 24, 24.25, 24.5, 48.25]) {
    now = hours * 3_600_000;
    await task(String(hours));
  }
  expect(happened).toEqual(['0', '23.9', '24', 'work', '24.25', 'work', '24.5', '48.25', 'work']);
});

test('a task that fails does not keep it from its day', async () => {
  let now = 0;
  let worked = 0;
  const task = onceADay(
    () => Promise.reject(new Error('no')),
    async () => (worked += 1) > 0,
    () => now,
  );
  now = 25 * 3_600_000;
  await expect(task()).rejects.toThrow('no');
  expect(worked).toBe(1);
});
