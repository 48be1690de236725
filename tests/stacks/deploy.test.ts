import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type FakeAws, startFakeAws } from '../support/fake-aws/start';
import { cloned, type Ended, operatorEnv, sh } from '../support/fake-aws/workshop';
import { MAINLAND, type Place, PRODUCTION } from './places';
import { LONG } from '../support/long';
import { builtSite } from './synth';

const DEPLOY = 'npm run deploy -- --stage production';
const SECRET = {
  authSecret: 'a',
  frontKey: 'f',
  frontKeyNext: 'f',
  smtpUrl: 'smtps://u:p@mail.example.cn:465',
};

/** A clone, an account whose region was bootstrapped, and the stage's secret. */
const settleIn = async ({ region, env }: Place) => {
  const aws = await startFakeAws(region.startsWith('cn-') ? 'aws-cn' : 'aws');
  const folder = cloned();
  const told = operatorEnv(aws, { ...env, AWS_REGION: region });
  const run = (line: string, more: Record<string, string> = {}) => sh(line, folder, { ...told, ...more });
  aws.account.in(region).secrets.set('shanchao/production', JSON.stringify(SECRET));
  return { aws, folder, run, region };
};
type Settled = Awaited<ReturnType<typeof settleIn>>;

const bootstrap = ({ run }: Settled) => run('npm run bootstrap');

const stackOf = (aws: FakeAws, region: string, name: string) => {
  const found = aws.account.in(region).stacks.find((stack) => stack.name === `production-shanchao-${name}`);
  if (found === undefined) throw new Error(`no stack ${name}`);
  return found;
};

const ours = ({ name }: { name: string }) => name !== 'CDKToolkit';

/** Stacks in the order in which they came to be, each after all whose exports it uses; the pages after what they call. */
const insistOnOrder = ({ aws, region }: Settled): void => {
  const made = aws.outcomes.filter(
    ({ stack, status }) => status === 'CREATE_COMPLETE' && stack !== 'CDKToolkit',
  );
  const order = made.map(({ stack }) => stack);
  const { stacks } = aws.account.in(region);
  const exporter = (name: string) =>
    stacks.find(({ outputs }) => outputs.some(({ ExportName }) => ExportName === name))?.name ?? '';
  for (const { name, imports } of stacks)
    for (const used of imports) expect(order.indexOf(exporter(used)), name).toBeLessThan(order.indexOf(name));
  for (const name of ['Data', 'Web', 'Api', 'Jobs', 'Watch'])
    expect(order).toContain(`production-shanchao-${name}`);
  const pages = order.indexOf('production-shanchao-Pages');
  for (const name of ['Api', 'Jobs'])
    if (pages >= 0) expect(order.indexOf(`production-shanchao-${name}`), name).toBeLessThan(pages);
};

const insistOnOutputs = ({ aws, region, folder }: Settled): void => {
  const outputs = JSON.parse(readFileSync(join(folder, '.sst/outputs.json'), 'utf8')) as Record<
    string,
    Record<string, string>
  >;
  for (const { name, outputs: told } of aws.account.in(region).stacks.filter(ours)) {
    const names = told.filter(({ OutputKey }) => !OutputKey.startsWith('Exports'));
    expect(outputs[name] ?? {}).toEqual(
      Object.fromEntries(names.map((one) => [one.OutputKey, one.OutputValue])),
    );
  }
  expect(outputs['production-shanchao-Data']?.['TableName']).toContain('production-shanchao-Data');
};

const over = async ({ aws, folder }: Settled): Promise<void> => {
  await aws.stop();
  rmSync(folder, { recursive: true, force: true });
};

// Each deployment is twenty seconds of a core, so that three are always told; the long run adds five.

describe('npm run deploy, in ap-southeast-1', () => {
  let place: Settled;
  let [first, second]: Ended[] = [];
  beforeAll(async () => {
    place = await settleIn(PRODUCTION);
    const { aws, run } = place;
    await bootstrap(place);
    first = await run(DEPLOY);
    aws.account.failing.set('production-shanchao-Watch', 'Insufficient permissions to put the alarm');
    second = await run(DEPLOY, { ALARM_EMAIL: 'another@example.org' });
    aws.account.failing.clear();
  }, 600_000);
  afterAll(() => over(place));

  test('makes all stacks, in the order of what depends on what', () => {
    expect(first?.code, first?.said).toBe(0);
    insistOnOrder(place);
  });

  test('templates come from the partition’s own host', () => {
    expect(new Set(place.aws.fetched)).toEqual(new Set(['s3.ap-southeast-1.amazonaws.com']));
  });

  test('what the stacks answered is written', () => insistOnOutputs(place));

  test('the pages were built by the command and are among what was uploaded', () => {
    expect(existsSync(join(place.folder, 'web/dist/index.html'))).toBe(true);
    const zips = [
      ...(place.aws.account.buckets.get('cdk-hnb659fds-assets-123456789012-ap-southeast-1') ?? []),
    ];
    expect(zips.some(([, body]) => body.includes('assets/index-'))).toBe(true);
  });

  test('a second deployment changes nothing where nothing is new, and says so', () => {
    for (const name of ['Data', 'Web', 'Api', 'Jobs'])
      expect(second?.said).toContain(`production-shanchao-${name} (no changes)`);
    expect(place.aws.outcomes.filter(({ status }) => status === 'UPDATE_COMPLETE')).toEqual([]);
  });

  test('a stack that fails is told in a sentence with its reason', () => {
    expect(second?.code).toBe(1);
    const reason = 'Insufficient permissions to put the alarm';
    const lines = second?.said.trimEnd().split('\n').slice(-2) ?? [];
    expect(lines[0]).toMatch(/^production-shanchao-Watch 没有部署成功，已退回原样：/);
    expect(lines[1]).toMatch(/^production-shanchao-Watch was not deployed, and was put back as it was: /);
    for (const line of lines) expect(line).toContain(reason);
  });

  test('only the account was asked: nobody else on the network', () => {
    expect(place.aws.elsewhere).toEqual([]);
  });

  if (LONG)
    test('again: nothing changes in any stack', async () => {
      const third = await place.run(DEPLOY);
      expect(third.code, third.said).toBe(0);
      for (const { name } of place.aws.account.in(PRODUCTION.region).stacks.filter(ours))
        expect(third.said).toContain(`${name} (no changes)`);
      expect(place.aws.outcomes.filter(({ status }) => status === 'UPDATE_COMPLETE')).toEqual([]);
    });

  if (LONG)
    test('one stack alone: no other is touched, and no other’s outputs are forgotten', async () => {
      const asked = place.aws.calls.length;
      const { code, said } = await place.run(`${DEPLOY} Api`, { SECRETS_EDITION: 'second' });
      expect(code, said).toBe(0);
      expect(place.aws.outcomes.at(-1)).toEqual({
        stack: 'production-shanchao-Api',
        status: 'UPDATE_COMPLETE',
      });
      const sets = place.aws.calls.slice(asked).filter(({ action }) => action === 'CreateChangeSet');
      expect(sets).toHaveLength(1);
      insistOnOutputs(place);
    });
});

describe('npm run deploy, in cn-northwest-1', () => {
  let place: Settled;
  let first: Ended | undefined;
  // A pipeline may have built the pages before.
  const pages = builtSite();
  beforeAll(async () => {
    place = await settleIn({ ...MAINLAND, region: 'cn-northwest-1' });
    await bootstrap(place);
    first = await place.run(DEPLOY, { WEB_FOLDER: pages });
  }, 600_000);
  afterAll(() => over(place));

  test('makes all stacks, in the order of what depends on what, and writes what they answered', () => {
    expect(first?.code, first?.said).toBe(0);
    insistOnOrder(place);
    insistOnOutputs(place);
  });

  test('templates come from the partition’s own host, whose name ends in .cn', () => {
    expect(new Set(place.aws.fetched)).toEqual(new Set(['s3.cn-northwest-1.amazonaws.com.cn']));
    expect(place.aws.elsewhere).toEqual([]);
  });

  test('the mail’s address of the secret reached the functions that write to people', () => {
    const { resources } = stackOf(place.aws, 'cn-northwest-1', 'Jobs');
    expect(JSON.stringify(resources)).toContain(SECRET.smtpUrl);
  });

  if (LONG)
    test('again: nothing changes in any stack', async () => {
      const { code, said } = await place.run(DEPLOY, { WEB_FOLDER: pages });
      expect(code, said).toBe(0);
      for (const { name } of place.aws.account.in('cn-northwest-1').stacks.filter(ours))
        expect(said).toContain(`${name} (no changes)`);
    });
});

if (LONG)
  describe('an account that was not prepared', () => {
    test('is told what to do first', async () => {
      const place = await settleIn(PRODUCTION);
      const { code, said } = await place.run(DEPLOY);
      await over(place);
      expect(code).toBe(1);
      expect(said).toContain('还没有做过 CDK 引导');
      expect(said).toContain('This account has no CDK bootstrap in this region');
      expect(place.aws.outcomes).toEqual([]);
    });
  });
