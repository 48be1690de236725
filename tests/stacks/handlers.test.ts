import { randomUUID } from 'node:crypto';
import { dirname } from 'node:path';
import type {
  APIGatewayProxyStructuredResultV2 as Answer,
  DynamoDBBatchResponse,
  DynamoDBStreamEvent,
} from 'aws-lambda';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startEngine } from '../../functions/machine/engine/engine';
import { makeTable } from '../../functions/machine/engine/make-table';
import { followStream, type Positions } from '../../functions/machine/stream/stream-reader';
import { assembly } from './assembly';
import { fakeAws, type FakeAws } from './deployed/aws';
import { deployed, type Deployed } from './deployed/function-process';
import { httpEvent, type Asking } from './deployed/http-event';

const NAMES = ['api', 'pages', 'sign-in', 'documents', 'stream', 'letters', 'jobs'] as const;
const TABLE = 'deployed';
let functions: Record<(typeof NAMES)[number], Deployed>;
let aws: FakeAws;
let engine: Awaited<ReturnType<typeof startEngine>>;

/** What a deployed function is told (stacks/environment.ts), with AWS's addresses on this machine. */
const told = (name: string): Record<string, string> => ({
  AWS_LAMBDA_FUNCTION_NAME: name,
  AWS_REGION: 'ap-southeast-1',
  AWS_ACCESS_KEY_ID: 'local',
  AWS_SECRET_ACCESS_KEY: 'local',
  AWS_SESSION_TOKEN: 'local',
  AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true',
  AWS_ENDPOINT_URL_S3: aws.url,
  AWS_ENDPOINT_URL_SESV2: aws.url,
  DYNAMODB_ENDPOINT: engine.endpoint,
  STAGE: 'production',
  TABLE_NAME: TABLE,
  PUBLIC_URL: 'https://shanchao.example.org',
  AUTH_SECRET: 'x'.repeat(48),
  ADDRESS_HEADER: 'x-viewer-address',
  FILES_BUCKET: 'files',
  MAIL_FROM: '善潮 <hello@mail.example.org>',
  SES_REGION: 'ap-southeast-1',
});

beforeAll(async () => {
  const made = await assembly();
  [aws, engine] = await Promise.all([fakeAws(), startEngine({ ephemeral: true })]);
  await makeTable(engine.endpoint, TABLE);
  functions = Object.fromEntries(
    await Promise.all(
      NAMES.map(async (name) => {
        const file = made.fileOf(name);
        // The folder of the bundle is the function's own.
        const env = { ...told(name), LAMBDA_TASK_ROOT: dirname(dirname(file)) };
        return [name, await deployed(file, env)] as const;
      }),
    ),
  ) as typeof functions;
}, 300_000);
afterAll(async () => {
  for (const name of NAMES) functions[name].stop();
  await Promise.all([aws.stop(), engine.stop()]);
});

const ask = async (
  method: string,
  path: string,
  asking: Asking = {},
  name: (typeof NAMES)[number] = 'api',
): Promise<Answer> => functions[name].invoke<Answer>(await httpEvent(method, path, asking));
const json = <T>(answer: Answer): T => JSON.parse(answer.body ?? '') as T;
const codeOf = (answer: Answer) => json<{ code: string }>(answer).code;

/** What a page says, whichever way Lambda's adapter packed it. */
const wordsOf = ({ body = '', isBase64Encoded }: Answer): string =>
  isBase64Encoded ? Buffer.from(body, 'base64').toString() : body;

/** The words of a mail, whichever way they were packed. */
const textOf = (raw = ''): string =>
  raw
    .split(/\r?\n-{4}_NmP/)
    .map((part) => {
      const [head = '', ...body] = part.split(/\r?\n\r?\n/);
      const words = body.join('\n');
      if (/encoding: base64/i.test(head)) return Buffer.from(words, 'base64').toString();
      const bytes = words.replace(/=\r?\n/g, '').replace(/=([0-9A-F]{2})/g, '%$1');
      return /encoding: quoted-printable/i.test(head) ? decodeURIComponent(bytes) : words;
    })
    .join('\n');

const ORGANISATION = {
  organisationId: 'chunan',
  name: { zh: '淳安县慈善总会' },
  district: { zh: '淳安县' },
  contact: '0571-00000000',
};
const admin = 'admin@example.org';
const AT = '/api/organisations/chunan';
let cookies: string[];
const changing = (body: unknown): Asking => ({
  cookies,
  headers: {
    'idempotency-key': randomUUID(),
    origin: 'https://shanchao.example.org',
    'sec-fetch-site': 'same-origin',
  },
  body: body instanceof FormData ? body : JSON.stringify(body),
});

describe('the deployed functions, from their bundles, one after another', () => {
  test('jobs: the operator founds an organisation; what is not understood is thrown as a sentence', async () => {
    const task = { task: 'found-organisation', organisation: ORGANISATION, admin: { email: admin } };
    expect(await functions.jobs.invoke(task)).toMatchObject({ organisationId: 'chunan' });
    await expect(functions.jobs.invoke({ task: 'no-such' })).rejects.toThrow();
  });

  test('sign-in: a code by SES, a session in a cookie', async () => {
    const body = JSON.stringify({ email: admin, type: 'sign-in' });
    const sent = await ask('POST', '/api/auth/email-otp/send-verification-otp', { body }, 'sign-in');
    expect(sent.statusCode).toBe(200);
    const [otp] = /(?<!\d)\d{6}(?!\d)/.exec(textOf(aws.mails[0])) ?? [];
    const reply = await ask(
      'POST',
      '/api/auth/sign-in/email-otp',
      { body: JSON.stringify({ email: admin, otp }) },
      'sign-in',
    );
    expect([reply.statusCode, reply.body]).toEqual([200, expect.anything()]);
    expect(reply.cookies?.[0]).toMatch(/^__Secure-shanchao\.session_token=.*HttpOnly/);
    cookies = (reply.cookies ?? []).map((cookie) => cookie.split(';')[0] ?? '');
    // The event carries cookies apart from the headers.
    const session = await ask('GET', '/api/auth/get-session', { cookies }, 'sign-in');
    expect(json(session)).toMatchObject({ expiresAt: expect.any(String) as string });
  });

  test('api: GET with cookies, POST of JSON, a query, HEAD, an encoded path', async () => {
    expect((await ask('GET', '/api/me')).statusCode).toBe(401);
    expect(json(await ask('GET', '/api/me', { cookies }))).toMatchObject({ email: admin });
    const campaign = {
      name: { zh: '我在千岛湖有条鱼' },
      purpose: { zh: '每条鱼 42 元用于保温送餐箱。' },
      startsOn: '2026-09-01',
      endsOn: '2099-10-31',
      fund: { name: { zh: '保温送餐箱基金' } },
    };
    const made = await ask('POST', `${AT}/campaigns`, changing(campaign));
    expect([made.statusCode, made.body]).toEqual([201, expect.anything()]);
    const list = await ask('GET', `${AT}/campaigns`, { cookies, query: 'limit=1' });
    expect(json<{ items: unknown[] }>(list).items).toHaveLength(1);
    const head = await ask('HEAD', '/api/organisations');
    expect([head.statusCode, head.body ?? '']).toEqual([200, '']);
    const encoded = await ask('GET', '/api/organisations/%E6%B7%B3%E5%AE%89/%65vents');
    expect([encoded.statusCode, encoded.headers?.['content-type']]).toEqual([
      400,
      'application/problem+json',
    ]);
    expect(codeOf(await ask('GET', `${AT}/no-such`))).toBe('no-such-page');
    expect(json(await ask('GET', '/api/openapi.json'))).toMatchObject({ openapi: '3.1.0' });
  });

  test('api: a paper comes as base64, lies in the bucket, and goes out as it came', async () => {
    const bytes = Buffer.concat([
      Buffer.from('%PDF-1.7\n'),
      Buffer.from(Array.from({ length: 256 }, (_, at) => at)),
    ]);
    const form = new FormData();
    form.set('file', new File([bytes], '发票.pdf', { type: 'application/pdf' }));
    const kept = await ask('POST', `${AT}/files`, changing(form));
    expect([kept.statusCode, kept.body]).toEqual([201, expect.anything()]);
    const { fileId } = json<{ fileId: string }>(kept);
    const [key = '', stored] = [...aws.files][0] ?? [];
    expect([key, stored?.type, stored?.bytes.equals(bytes)]).toEqual([
      expect.stringContaining(`/files/chunan/files/${fileId}-`),
      'application/pdf',
      true,
    ]);
    const read = await ask('GET', `${AT}/files/${fileId}`, { cookies });
    expect(read).toMatchObject({ statusCode: 200, isBase64Encoded: true });
    expect(Buffer.from(read.body ?? '', 'base64').equals(bytes)).toBe(true);
  });

  test('api: a statement is read by the readers that are loaded for it', async () => {
    const form = new FormData();
    form.set('file', new File(['not a bill'], 'bill.csv'));
    form.set('kind', 'wechat-trade');
    const seen = await ask('POST', `${AT}/statements/preview`, changing(form));
    expect([seen.statusCode, json(seen)]).toEqual([200, expect.objectContaining({ importable: false })]);
  });

  test('api: a form too large for it is refused in a sentence', async () => {
    const form = new FormData();
    form.set('file', new File([new Uint8Array(4560 * 1024)], 'large.pdf'));
    const reply = await ask('POST', `${AT}/files`, changing(form));
    expect([reply.statusCode, codeOf(reply)]).toEqual([413, 'body-too-large']);
  });

  test('documents: the calendar, by the address that the API told', async () => {
    const { url } = json<{ url: string }>(await ask('GET', '/api/me/calendar', { cookies }));
    const feed = await ask('GET', new URL(url).pathname, {}, 'documents');
    expect([feed.statusCode, feed.headers?.['content-type']]).toEqual([200, 'text/calendar; charset=utf-8']);
    expect(feed.isBase64Encoded).toBe(true);
    expect(Buffer.from(feed.body ?? '', 'base64').toString()).toMatch(/^BEGIN:VCALENDAR\r\n/);
    expect((await ask('GET', '/api/calendar/nobody000000.ics', {}, 'documents')).statusCode).toBe(404);
    expect(codeOf(await ask('GET', '/api/me', {}, 'documents'))).toBe('no-such-page');
  });

  test('pages: the season as HTML in the reader’s language, to be kept a minute; what is nobody’s is a 404', async () => {
    const home = await ask('GET', '/', { headers: { 'x-page-language': 'en' } }, 'pages');
    expect([home.statusCode, home.headers?.['cache-control']]).toEqual([
      200,
      'public, max-age=0, s-maxage=60, stale-while-revalidate=60',
    ]);
    expect(wordsOf(home)).toContain(`<title>${ORGANISATION.name.zh} · Shanchao</title>`);
    expect((await ask('GET', '/chunan/events/evt_none', {}, 'pages')).statusCode).toBe(404);
    expect((await ask('GET', '/me', {}, 'pages')).headers?.['cache-control']).toBe('no-store');
  });

  test('documents: a page’s picture, drawn by what lies beside the function', async () => {
    const home = wordsOf(await ask('GET', '/', {}, 'pages'));
    const [, path = ''] = /property="og:image" content="https:\/\/[^/]+([^"]+)"/.exec(home) ?? [];
    const picture = await ask('GET', path, {}, 'documents');
    expect([picture.statusCode, picture.headers?.['content-type']]).toEqual([200, 'image/png']);
    const png = Buffer.from(picture.body ?? '', 'base64');
    expect([png.toString('latin1', 1, 4), png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([
      'PNG',
      1200,
      630,
    ]);
  });

  test.each(['stream', 'letters'] as const)(
    '%s: follows all that was written, record by record as DynamoDB hands it on',
    async (name) => {
      let records = 0;
      let positions: Positions = {};
      const following = await followStream({
        endpoint: engine.endpoint,
        tableName: TABLE,
        handler: async (event: DynamoDBStreamEvent) => {
          records += event.Records.length;
          return functions[name].invoke<DynamoDBBatchResponse>(event);
        },
        checkpoint: { load: async () => positions, save: async (now) => void (positions = now) },
        onPoison: (_record, error) => {
          throw error;
        },
      });
      await following.drain();
      await following.stop();
      expect(records).toBeGreaterThan(5);
    },
  );

  test('stream: names the record that it could not follow, and stops there', async () => {
    const record = (sequence: string, image: Record<string, unknown>) => ({
      eventID: sequence,
      eventName: 'INSERT',
      eventVersion: '1.1',
      eventSource: 'aws:dynamodb',
      awsRegion: 'ap-southeast-1',
      dynamodb: {
        ApproximateCreationDateTime: 1_788_829_200,
        Keys: { pk: { S: 'ORG#chunan#ORDER#1' }, sk: { S: 'ORDER' } },
        NewImage: image,
        SequenceNumber: sequence,
        SizeBytes: 100,
        StreamViewType: 'NEW_AND_OLD_IMAGES',
      },
      eventSourceARN: 'arn:aws:dynamodb:ap-southeast-1:123456789012:table/deployed/stream/2026-09-08',
    });
    const nobody = record('100000000000000000001', { kind: { S: 'nobody-follows' } });
    const poison = record('100000000000000000002', { kind: { S: 'order' }, status: { S: 'paid' } });
    const reply = await functions.stream.invoke({ Records: [nobody, poison, nobody] });
    expect(reply).toEqual({ batchItemFailures: [{ itemIdentifier: '100000000000000000002' }] });
    expect(functions.stream.said()).toContain('"what":"follower"');
    // By the maps that lie beside the bundle, which nobody reads before something goes wrong.
    expect(functions.stream.said()).toMatch(/functions\/platform\/table\/changes\.ts:\d+:\d+/);
    expect(await functions.stream.invoke({ Records: [nobody] })).toEqual({ batchItemFailures: [] });
  });

  test('jobs: the clock’s two hands, as EventBridge moves them; the night comes to its end and says so', async () => {
    expect(await functions.jobs.invoke({ clock: 'night' })).toMatchObject({
      finishedAt: expect.any(String) as string,
      found: 0,
    });
    expect(functions.jobs.said()).toMatch(/"what":"checked".*"finishedAt":/);
    expect(await functions.jobs.invoke({ clock: 'quarter-hour' })).toBeNull();
  });

  test('none wrote anybody’s address or code into its log', () => {
    for (const name of NAMES) expect(functions[name].said()).not.toMatch(/admin@example\.org|203\.0\.113\.9/);
  });
});
