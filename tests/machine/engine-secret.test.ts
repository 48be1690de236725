import { CreateTableCommand, DynamoDBClient, ListTablesCommand } from '@aws-sdk/client-dynamodb';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { startEngine, type EngineAsked, type RunningEngine } from '../../functions/machine/engine/engine';
import { enginesHere, here } from '../../functions/machine/engine/engine-kinds';
import { localClient } from '../../functions/machine/local-client';

const kinds = enginesHere(here()).map((engine) => engine.kind);
const leftBehind: (() => unknown)[] = [];
const tidyUp = async () => {
  for (const tidy of leftBehind.splice(0).reverse()) await tidy();
};
const newFolder = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'engine-secret-test-'));
  leftBehind.push(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
};
const start = async (asked: EngineAsked): Promise<RunningEngine> => {
  const engine = await startEngine(asked);
  leftBehind.push(() => engine.stop());
  return engine;
};
const clientOf = (endpoint: string, key?: string) =>
  new DynamoDBClient({ endpoint, ...localClient(key), maxAttempts: 1 });
const createTable = (client: DynamoDBClient) =>
  client.send(
    new CreateTableCommand({
      TableName: 'fish',
      BillingMode: 'PAY_PER_REQUEST',
      AttributeDefinitions: [{ AttributeName: 'pk', AttributeType: 'S' }],
      KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }],
    }),
  );
const tablesOf = async (client: DynamoDBClient) => (await client.send(new ListTablesCommand({}))).TableNames;

/** What a page of any address of this machine's browser may send once it knows where: JSON in the engine's own words. */
const asPage = (endpoint: string, method: 'POST' | 'OPTIONS') =>
  fetch(endpoint, {
    method,
    headers: {
      origin: 'http://localhost:3000',
      ...(method === 'OPTIONS'
        ? { 'access-control-request-method': 'POST', 'access-control-request-headers': 'x-amz-target' }
        : {
            'content-type': 'application/x-amz-json-1.0',
            'x-amz-target': 'DynamoDB_20120810.ListTables',
            'x-amz-date': '20261128T000000Z',
            authorization:
              'AWS4-HMAC-SHA256 Credential=guess/20261128/local/dynamodb/aws4_request, SignedHeaders=host, Signature=00',
          }),
    },
    ...(method === 'POST' && { body: '{}' }),
    signal: AbortSignal.timeout(10_000),
  });

describe.runIf(process.platform === 'linux' && kinds.includes('dynoxide'))('where the engine answers', () => {
  let engine: RunningEngine;
  let port: string;
  beforeAll(async () => {
    engine = await startEngine({ ephemeral: true, withKey: true });
    ({ port } = new URL(engine.endpoint));
    await createTable(clientOf(engine.endpoint, engine.accessKeyId));
  });
  afterAll(() => engine.stop());
  afterEach(tidyUp);

  test('is an address of this machine that nobody guesses, another one each time', async () => {
    const other = await start({ ephemeral: true });
    const hosts = [engine, other].map(({ endpoint }) => new URL(endpoint).hostname);
    for (const host of hosts) expect(host).toMatch(/^127\.\d+\.\d+\.\d+$/);
    expect(new Set([...hosts, '127.0.0.1', '127.0.1.1']).size).toBe(4);
    expect(new URL(other.endpoint).port).not.toBe(port);
  });

  test.each(['127.0.0.1', 'localhost', '127.0.1.1', '[::1]', '127.12.13.14'])(
    'a page or a program that asks %s at the very port is not answered',
    async (host) => {
      await expect(asPage(`http://${host}:${port}/`, 'POST')).rejects.toThrow();
      await expect(asPage(`http://${host}:${port}/`, 'OPTIONS')).rejects.toThrow();
    },
  );

  test('the folder, where the address is noted, is its owner’s alone', async () => {
    const dataDir = join(newFolder(), 'table');
    await start({ dataDir });
    expect(statSync(dataDir).mode & 0o777).toBe(0o700);
  });
});

describe.runIf(kinds.includes('dynamodb-local'))('DynamoDB Local, which answers whoever finds it', () => {
  const folder = mkdtempSync(join(tmpdir(), 'engine-secret-test-'));
  let engine: RunningEngine;
  let shared: string[];
  beforeAll(async () => {
    // As the first release kept it: for everybody.
    const old = await startEngine({ dataDir: folder, prefer: 'dynamodb-local' });
    await createTable(clientOf(old.endpoint));
    await old.stop();
    shared = readdirSync(join(folder, 'dynamodb-local'));
    engine = await startEngine({ dataDir: folder, withKey: true });
  });
  afterAll(async () => {
    await engine.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  test('shows what it holds to the one who knows the key, also what an older release kept', async () => {
    expect(shared).toEqual(['shared-local-instance.db']);
    expect(engine).toMatchObject({ kind: 'dynamodb-local' });
    expect(await tablesOf(clientOf(engine.endpoint, engine.accessKeyId))).toEqual(['fish']);
    expect(existsSync(join(folder, 'dynamodb-local', 'shared-local-instance.db'))).toBe(false);
    expect(statSync(join(folder, 'dynamodb-local', 'key')).mode & 0o777).toBe(0o600);
  });

  test('shows nothing to another program or to a page, and lets no page ask', async () => {
    expect(await tablesOf(clientOf(engine.endpoint))).toEqual([]);
    const answer = await asPage(engine.endpoint, 'POST');
    expect(await answer.text()).not.toContain('fish');
    const preflight = await asPage(engine.endpoint, 'OPTIONS');
    for (const reply of [answer, preflight])
      expect(reply.headers.get('access-control-allow-origin')).toBeNull();
  });

  test.each(['', 'torn', undefined])(
    'whose key is damaged or gone (%s) is found again by the name of its file: no other is made beside it',
    async (left) => {
      const before = engine.accessKeyId;
      await engine.stop();
      const file = join(folder, 'dynamodb-local', 'key');
      if (left === undefined) rmSync(file);
      else writeFileSync(file, left);
      engine = await startEngine({ dataDir: folder, withKey: true });
      expect(engine.accessKeyId).toBe(before);
      expect(await tablesOf(clientOf(engine.endpoint, before))).toEqual(['fish']);
      expect(readFileSync(file, 'utf8')).toBe(before);
    },
  );

  test('whose key is damaged, and nothing tells which it was, is not started with another', async () => {
    const other = newFolder();
    mkdirSync(join(other, 'dynamodb-local'));
    writeFileSync(join(other, 'dynamodb-local', 'key'), 'torn');
    const problem = await startEngine({ dataDir: other, withKey: true }).catch((error: unknown) => error);
    expect(problem).toMatchObject({ name: 'KeyDamaged' });
    expect(readFileSync(join(other, 'dynamodb-local', 'key'), 'utf8')).toBe('torn');
    await tidyUp();
  });

  test('is known by the same key at the next start', async () => {
    const before = engine.accessKeyId;
    await engine.stop();
    engine = await startEngine({ dataDir: folder, withKey: true });
    expect(engine.accessKeyId).toBe(before);
    expect(await tablesOf(clientOf(engine.endpoint, before))).toEqual(['fish']);
  });
});
