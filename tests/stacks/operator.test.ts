import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Template } from 'aws-cdk-lib/assertions';
import { type Stack } from 'aws-cdk-lib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { tableDefinition } from '../../functions/platform/table/indexes';
import { Account, type Stack as Deployed } from '../support/fake-aws/account';
import { type StandIn, standIn } from '../support/fake-aws/cli/stand-in';
import { CloudFormation } from '../support/fake-aws/cloudformation';
import { type Ended, sh } from '../support/fake-aws/workshop';
import { blocks, chapters, FIRST } from './paper';
import { DEVELOPMENT, MAINLAND, type Place, PRODUCTION } from './places';
import { build, stackNames } from './synth';

const ran = new Set<string>();
/** A shell with a hundred small commands is slow on a machine that does other things. */
const PATIENT = { timeout: 600_000 };

/** What a stage's stacks are once they are deployed, without the deployment. */
const deploy = (place: Place, account: Account): void => {
  const { stage, region } = place;
  const app = build(place);
  const cloud = new CloudFormation(account, region, () => undefined);
  for (const name of stackNames.map((one) => `${stage}-shanchao-${one}`)) {
    const TemplateBody = JSON.stringify(Template.fromStack(app.node.findChild(name) as Stack).toJSON());
    const form = { StackName: name, ChangeSetName: 'first', ChangeSetType: 'CREATE', TemplateBody };
    cloud.answer(new URLSearchParams({ Action: 'CreateChangeSet', ...form }));
    cloud.answer(
      new URLSearchParams({ Action: 'ExecuteChangeSet', StackName: name, ChangeSetName: 'first' }),
    );
  }
};

let shell: { aws: StandIn; folder: string };
const SECRET = JSON.stringify({ authSecret: 'a', frontKey: 'f', frontKeyNext: 'f' });

const openShell = async (place: Place): Promise<void> => {
  const account = new Account(place.region.startsWith('cn-') ? 'aws-cn' : 'aws');
  account.in(place.region).secrets.set(`shanchao/${place.stage}`, SECRET);
  deploy(place, account);
  shell = { aws: await standIn(account, place.region), folder: mkdtempSync(join(tmpdir(), 'operator-')) };
};
const closeShell = async (): Promise<void> => {
  await shell.aws.stop();
  rmSync(shell.folder, { recursive: true, force: true });
};

/** Runs blocks as they stand, one after the other in one shell that stops at what fails; `between` is said by the operator. */
const follow = async (
  given: readonly string[],
  stage = 'production',
  env: Record<string, string> = {},
): Promise<Ended> => {
  for (const block of given) ran.add(block);
  const { bin, STAND_IN } = shell.aws.env;
  const [preamble = ''] = blocks(FIRST);
  const script = ['set -euo pipefail', preamble, `STAGE=${stage}`, ...given].join('\n');
  ran.add(preamble);
  const PATH = `${bin}:${process.env['PATH'] ?? ''}`;
  const ended = await sh(script, shell.folder, {
    PATH,
    STAND_IN,
    HOME: shell.folder,
    LANG: 'C.UTF-8',
    ...env,
  });
  expect(ended.code, ended.said).toBe(0);
  return ended;
};

const region = () => shell.aws.desk.account.in(PRODUCTION.region);
const secret = () => JSON.parse(region().secrets.get('shanchao/production') ?? '') as Record<string, string>;
const output = (stack: string, key: string): string => {
  const found: Deployed | undefined = region().stacks.find(
    ({ name }) => name === `production-shanchao-${stack}`,
  );
  return found?.outputs.find(({ OutputKey }) => OutputKey === key)?.OutputValue ?? '';
};

describe('an operator follows docs/operations.md word for word', PATIENT, () => {
  beforeAll(() => openShell(PRODUCTION));
  afterAll(closeShell);
  const stopping = () => blocks('Stop everything')[0] ?? '';
  const going = () => blocks('Stop everything')[1] ?? '';

  test('Deploy: the rooms, the secret, the sender, the certificate, and the one command', async () => {
    region().secrets.clear();
    await follow(blocks('Deploy'));
    expect(Object.keys(secret()).toSorted()).toEqual(['authSecret', 'frontKey', 'frontKeyNext']);
    expect(secret()['authSecret']?.length).toBeGreaterThan(40);
    const commands = shell.aws.lines.filter((line) => line.startsWith('npm run'));
    expect(commands).toEqual(['npm run bootstrap', 'npm run deploy -- --stage production']);
    expect(shell.aws.lines.filter((line) => line.includes('get-email-identity'))).toHaveLength(2);
    expect(shell.aws.desk.invoked.at(-1)).toMatchObject({
      name: output('Jobs', 'JobsFunction'),
      payload: { task: 'found-organisation' },
    });
  });

  test('Deploy: a mailbox that was said before is in the secret', async () => {
    region().secrets.clear();
    const once = blocks('Deploy').filter((block) => block.includes('create-secret'));
    await follow(once, 'production', { SMTP_URL: 'smtps://u:p@mail.example.cn:465' });
    expect(secret()['smtpUrl']).toBe('smtps://u:p@mail.example.cn:465');
  });

  test('Roll back: what is stuck, and the release before', async () => {
    const api = region().stacks.find(({ name }) => name === 'production-shanchao-Api');
    if (api) api.status = 'UPDATE_ROLLBACK_FAILED';
    await follow(blocks('Roll back'));
    expect(api?.status).toBe('UPDATE_ROLLBACK_COMPLETE');
    expect(shell.aws.lines.slice(-3)).toEqual([
      'git checkout v1.4.2',
      'npm ci',
      'npm run deploy -- --stage production',
    ]);
  });

  test('Stop everything, twice, and go on: each function has again what was reserved for it', async () => {
    const { reserved } = shell.aws.desk;
    reserved.set(output('Api', 'ApiFunction'), 50);
    await follow([stopping()]);
    await follow([stopping()]);
    expect([...reserved.values()]).toEqual([0, 0, 0, 0, 0]);
    await follow([stopping().replace('stop $(writers)', ''), going()]);
    ran.add(going());
    expect([...reserved]).toEqual([[output('Api', 'ApiFunction'), 50]]);
  });

  test('Stop everything stops whoever may write to the table', async () => {
    shell.aws.desk.reserved.clear();
    await follow([stopping()]);
    const resources = region().stacks.flatMap((stack) => stack.resources);
    const writing = resources
      .filter(
        ({ type, properties }) =>
          type === 'AWS::IAM::Policy' && JSON.stringify(properties).includes('dynamodb:PutItem'),
      )
      .flatMap(({ properties }) => properties['Roles'] as string[]);
    const functions = resources.filter(
      ({ type, properties }) =>
        type === 'AWS::Lambda::Function' && writing.some((role) => String(properties['Role']).endsWith(role)),
    );
    expect(functions.length).toBeGreaterThan(3);
    expect([...shell.aws.desk.reserved.keys()].toSorted()).toEqual(
      functions.map(({ physicalId }) => physicalId).toSorted(),
    );
  });

  test('Restore: another table takes the place, and is checked before everybody writes again', async () => {
    const { reserved, tables, invoked } = shell.aws.desk;
    const [restore = '', check = '', open = '', files = ''] = blocks('Restore');
    await follow([stopping(), restore]);
    const [name, table] = [...tables][0] ?? [];
    expect(name).toMatch(/-\d{12}$/);
    expect(table?.asked.map((one) => Object.keys(one).filter((key) => key !== 'table-name'))).toEqual([
      ['deletion-protection-enabled', 'stream-specification'],
      ['time-to-live-specification'],
      ['point-in-time-recovery-specification'],
    ]);
    await follow([stopping(), check]);
    expect(invoked.at(-1)).toEqual({ name: output('Jobs', 'JobsFunction'), payload: { task: 'nightly' } });
    expect(reserved.get(output('Jobs', 'StreamFunction'))).toBe(0);
    expect(reserved.has(output('Jobs', 'JobsFunction'))).toBe(false);
    await follow([stopping(), open]);
    expect([...reserved.values()]).toEqual([]);
    await follow([files]);
  });

  test('Rotate: one field of the secret changes, and the others stay', async () => {
    region().secrets.set('shanchao/production', SECRET);
    await follow([...blocks('Rotate'), 'put frontKeyNext "$(fresh)"', "put smtpUrl 'smtps://u:p@host:465'"]);
    expect(secret()).toMatchObject({ authSecret: 'a', frontKey: 'f', smtpUrl: 'smtps://u:p@host:465' });
    expect(secret()['frontKeyNext']).toMatch(/^[\w-]{48}$/);
  });

  test('Alarms: what each asks to look at', async () => {
    const titles = [...chapters.keys()];
    const alarms = titles.slice(titles.indexOf('Alarms'), titles.indexOf('Dead letters'));
    expect(alarms.length).toBeGreaterThan(5);
    const env = { BACKUP_BUCKET: 'elsewhere', BACKUP_ACCOUNT: '210987654321' };
    await follow([...alarms, 'What it costs'].flatMap(blocks), 'production', env);
    expect(shell.aws.lines.some((line) => line.startsWith('aws logs start-query'))).toBe(true);
  });

  test('a rush: the table is warmed, and each of its indexes', async () => {
    shell.aws.desk.tables.clear();
    await follow(blocks('table-throttled'));
    const asked = shell.aws.desk.tables.get(output('Data', 'TableName'))?.asked ?? [];
    const told = asked
      .map((one) => `${one['warm-throughput'] ?? ''} ${one['global-secondary-index-updates'] ?? ''}`)
      .join(' ');
    expect(told).toMatch(/(^| )ReadUnitsPerSecond=\d+,WriteUnitsPerSecond=\d+ /);
    for (const { IndexName } of tableDefinition.GlobalSecondaryIndexes)
      expect(told).toMatch(
        new RegExp(
          `IndexName=${IndexName},WarmThroughput=\\{ReadUnitsPerSecond=\\d+,WriteUnitsPerSecond=\\d+\\}`,
        ),
      );
  });
});

/** A change of the stream as the CLI prints it. */
const record = (number: number) => ({
  eventID: `event-${number}`,
  eventName: 'MODIFY',
  dynamodb: {
    SequenceNumber: String(1e20 + number * 1e5).padStart(21, '0'),
    ApproximateCreationDateTime: '2026-09-08T10:00:00+08:00',
  },
});

describe('a letter of the stream is redriven', PATIENT, () => {
  beforeAll(() => openShell(PRODUCTION));
  afterAll(closeShell);

  test('from its first to its last record, with those of the other lane in between, and none after', async () => {
    const { desk } = shell.aws;
    const queue = output('Jobs', 'StreamDeadLetters');
    const records = Array.from({ length: 400 }, (_, number) => record(number));
    desk.records = records;
    const at = (number: number) => records[number]?.dynamodb.SequenceNumber;
    const DDBStreamBatchInfo = {
      shardId: 'shardId-0001',
      startSequenceNumber: at(7),
      endSequenceNumber: at(250),
      batchSize: 100,
      streamArn: 'arn:aws:dynamodb:ap-southeast-1:123456789012:table/t/stream/x',
    };
    desk.letters.set(queue, [{ Body: JSON.stringify({ DDBStreamBatchInfo }), ReceiptHandle: 'a-receipt' }]);
    const [receive = '', redrive = '', over = '', jobs = ''] = blocks('Dead letters');
    expect((await follow([receive])).said).toContain(String(at(250)));
    await follow([receive, redrive]);
    const handed = desk.invoked.flatMap(
      ({ payload }) => (payload as { Records: ReturnType<typeof record>[] }).Records,
    );
    expect(handed.map(({ eventID }) => eventID)).toEqual(records.slice(7, 251).map(({ eventID }) => eventID));
    expect(handed[0]?.dynamodb.ApproximateCreationDateTime).toBe(Date.parse('2026-09-08T02:00:00Z') / 1000);
    expect(new Set(desk.invoked.map(({ name }) => name))).toEqual(
      new Set([output('Jobs', 'StreamFunction')]),
    );
    await follow([receive, over]);
    expect(desk.letters.get(queue)).toEqual([]);

    desk.letters.set(output('Jobs', 'JobsDeadLetters'), [
      { Body: '{"clock":"night"}', ReceiptHandle: 'another' },
    ]);
    await follow([jobs]);
    expect(desk.invoked.at(-1)).toEqual({
      name: output('Jobs', 'JobsFunction'),
      payload: { clock: 'night' },
    });
  });
});

describe('elsewhere', PATIENT, () => {
  afterAll(closeShell);

  test('a development stage is emptied and taken away', async () => {
    await openShell({ ...DEVELOPMENT, region: PRODUCTION.region });
    const { desk } = shell.aws;
    const buckets = region()
      .stacks.flatMap(({ resources }) => resources)
      .filter(({ type }) => type === 'AWS::S3::Bucket')
      .map(({ physicalId }) => physicalId);
    for (const bucket of buckets)
      desk.versions.set(
        bucket,
        Array.from({ length: 1500 }, (_, number) => `key-${number}`),
      );
    await follow(blocks('Take a development stage away'));
    expect(buckets.map((bucket) => desk.versions.get(bucket))).toEqual(buckets.map(() => []));
    expect(shell.aws.lines).toContain('npm run remove -- --stage dev-anna');
    expect(region().secrets.size).toBe(0);
    await closeShell();
  });

  test('mainland China: the certificate lies where CloudFront looks for it', async () => {
    await openShell({ ...MAINLAND, region: 'cn-northwest-1' });
    for (const name of ['cert.pem', 'key.pem', 'chain.pem']) writeFileSync(join(shell.folder, name), 'PEM');
    await follow([...blocks('Mainland China'), 'echo "id $SITE_CERTIFICATE"']);
    expect(shell.aws.lines.at(-1)).toContain('get-server-certificate');
  });

  test('no shell of the paper was left out', () => {
    const all = [...chapters].flatMap(([title]) => blocks(title));
    expect(all.filter((block) => !ran.has(block))).toEqual([]);
  });
});
