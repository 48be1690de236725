import { execFile } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import deployment from '../../sst.config';
import { beforeAll, describe, expect, test } from 'vitest';
import { assembly, bytesOf, readAtStart, type Assembly } from './assembly';
import { writtenDown } from './literals';
import { PRODUCTION } from './places';

const run = promisify(execFile);
const KB = 1000;

/** What is read when a function starts, in bytes as deployed: a cold start waits for it. */
const AT_MOST: Record<string, number> = {
  api: 450 * KB,
  'sign-in': 900 * KB,
  documents: 480 * KB,
  pages: 800 * KB,
  stream: 475 * KB,
  letters: 500 * KB,
  jobs: 515 * KB,
};
const HANDLERS = Object.keys(AT_MOST);

type Lambda = { Handler: string; Code: { S3Bucket?: string; S3Key?: string; ZipFile?: string } };
/** What a deployed function finds in its environment: enough to start. */
const ENV = {
  AWS_LAMBDA_FUNCTION_NAME: 'api',
  AWS_REGION: PRODUCTION.region,
  STAGE: 'production',
  TABLE_NAME: 'the-table',
  PUBLIC_URL: 'https://shanchao.example.org',
  AUTH_SECRET: 'x'.repeat(48),
};

let made: Assembly;
let lambdas: Lambda[];
let finished: string[];

beforeAll(async () => {
  made = await assembly();
  finished = made.templates.map((template) => JSON.stringify(template.toJSON()));
  lambdas = made.templates
    .flatMap((template) => Object.values(template.findResources('AWS::Lambda::Function')))
    .map((resource) => resource['Properties'] as Lambda)
    .filter(({ Handler }) => Handler.startsWith('functions/'));
}, 300_000);

test('SST makes one bundle for each function', () => {
  expect(lambdas.map(({ Handler }) => Handler).toSorted()).toEqual(
    HANDLERS.map((name) => `functions/${name}.handler`).toSorted(),
  );
});

test('what SST adds at the end names no region and no partition either', () => {
  for (const template of finished) expect(writtenDown(template, PRODUCTION)).toBeUndefined();
});

describe.each(HANDLERS)('the bundle of %s', (name) => {
  test('is small ECMAScript with its map beside it', () => {
    const code = readFileSync(made.fileOf(name), 'utf8');
    expect(code).toMatch(/\/\/# sourceMappingURL=[\w-]+\.mjs\.map\s*$/);
    expect(existsSync(`${made.fileOf(name)}.map`)).toBe(true);
    const started = readAtStart(made.fileOf(name)).map((file) => readFileSync(file, 'utf8'));
    expect(started.join('').length / started.join('').split('\n').length).toBeGreaterThan(200);
  });

  test('starts from a handful of files, not from one for each set of modules that its late parts share', () => {
    expect(readAtStart(made.fileOf(name)).length).toBeLessThanOrEqual(5);
  });

  test('asks Node for the names that it uses, not for all that its modules hold', () => {
    for (const file of readAtStart(made.fileOf(name)))
      expect(readFileSync(file, 'utf8').match(/\b(?:from|import)\s*"node:[^"]+"/g), file).toBeNull();
  });

  test(`reads no more at its start than ${AT_MOST[name]} bytes`, () => {
    expect(bytesOf(readAtStart(made.fileOf(name)))).toBeLessThanOrEqual(AT_MOST[name] ?? 0);
  });

  test('starts in a process of its own, as Lambda starts it, and refuses the sandbox provider’s key', async () => {
    const start = (more: Record<string, string>) =>
      run(
        process.execPath,
        ['-e', `import('${made.fileOf(name)}').then((m) => console.log(typeof m.handler))`],
        { env: { ...ENV, AWS_LAMBDA_FUNCTION_NAME: name, ...more } },
      );
    expect((await start({})).stdout).toContain('function');
    await expect(start({ SANDBOX_SECRET: 'x'.repeat(48) })).rejects.toThrow('SANDBOX_SECRET');
  });
});

describe('the API', () => {
  const folder = () => dirname(made.fileOf('api'));
  const all = () =>
    readdirSync(folder())
      .filter((name) => name.endsWith('.mjs'))
      .map((name) => join(folder(), name));
  const holding = (words: string, files: readonly string[]) =>
    files.filter((file) => readFileSync(file, 'utf8').includes(words));

  const event = (path: string) => ({
    version: '2.0',
    rawPath: path,
    rawQueryString: '',
    headers: {},
    requestContext: { http: { method: 'GET', path, sourceIp: '203.0.113.7' } },
    isBase64Encoded: false,
  });

  // What is refused before anything is asked of the table, by a part that is loaded with this request; and the whole.
  test.each([
    ['/api/me', 401],
    ['/api/organisations/chunan/statements', 401],
    ['/api/openapi.json', 200],
  ])('answers %s with %i, from a part that it loads then', async (path, status) => {
    const code = `import('${made.fileOf('api')}').then(({ handler }) => handler(${JSON.stringify(event(path))}))
      .then(({ statusCode }) => console.log(statusCode))`;
    expect(Number((await run(process.execPath, ['-e', code], { env: ENV })).stdout)).toBe(status);
  });

  // Each is found by words of its own that stand in its code, so that a library that was renamed is noticed too.
  test.each([
    ['S3', 'S3Client'],
    ['the reader of CSV', 'CSV_INVALID_CLOSING_QUOTE'],
    // Of libraries that the table's client uses as well, what that client does without.
    ['XML', '(XML serializer)'],
    ['what waits until a bucket is there', 'WaiterConfiguration'],
  ])('loads %s when a request needs it, not at its start', (_, words) => {
    expect(holding(words, all()).length).toBeGreaterThan(0);
    expect(holding(words, readAtStart(made.fileOf('api')))).toEqual([]);
  });

  test('keeps a paper, and tells that there is none, by the copy of the libraries that is S3’s own', async () => {
    const [late = ''] = holding('NoSuchBucket', all());
    const code = `
      import { createServer } from 'node:http';
      const kept = new Map();
      const server = createServer((asked, reply) => {
        const bytes = [];
        asked.on('data', (some) => bytes.push(some)).on('end', () => {
          if (asked.method === 'PUT') kept.set(asked.url.split('?')[0], Buffer.concat(bytes));
          const found = kept.get(asked.url.split('?')[0]);
          reply.statusCode = found ? 200 : 404;
          reply.end(asked.method === 'PUT' ? '' : found ?? '<?xml version="1.0"?><Error><Code>NoSuchKey</Code></Error>');
        });
      }).listen(0, '127.0.0.1', async () => {
        const { S3Client, PutObjectCommand, GetObjectCommand } = await import('${late}');
        const s3 = new S3Client({ endpoint: 'http://127.0.0.1:' + server.address().port, forcePathStyle: true });
        const at = (Key) => ({ Bucket: 'papers', Key });
        await s3.send(new PutObjectCommand({ ...at('one'), Body: new Uint8Array([7, 8]), ContentType: 'application/pdf' }));
        const found = await s3.send(new GetObjectCommand(at('one')));
        const none = await s3.send(new GetObjectCommand(at('none'))).catch(({ name }) => name);
        console.log(JSON.stringify([[...(await found.Body.transformToByteArray())], none]));
        process.exit(0);
      });`;
    const env = { ...ENV, AWS_ACCESS_KEY_ID: 'key', AWS_SECRET_ACCESS_KEY: 'secret' };
    const { stdout } = await run(process.execPath, ['--input-type=module', '-e', code], { env });
    expect(JSON.parse(stdout)).toEqual([[7, 8], 'NoSuchKey']);
  });

  test.each([
    ['better-auth', 'better-auth'],
    // Spanish, in plain letters: the bundler writes others as numbers.
    ['languages that we do not speak', 'se esperaba'],
    ['a developer’s ways to sign in to AWS', 'sso_start_url'],
  ])('does without %s', (_, words) => {
    expect(holding(words, all())).toEqual([]);
  });
});

test('no region: nothing is deployed to one that SST would choose', () => {
  const before = process.env['AWS_REGION'];
  delete process.env['AWS_REGION'];
  try {
    expect(() => deployment.config({})).toThrow('Say where to deploy');
    expect(deployment.config({ region: 'cn-northwest-1' })).toEqual({
      name: 'shanchao',
      region: 'cn-northwest-1',
    });
  } finally {
    if (before !== undefined) process.env['AWS_REGION'] = before;
  }
});
