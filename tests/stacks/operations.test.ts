import { readFileSync } from 'node:fs';
import { Script } from 'node:vm';
import { describe, expect, test, vi } from 'vitest';
import * as z from 'zod';
import { findings } from '../../functions/books/checks/finding';
import { Founding } from '../../functions/people/members/founding';
import { tableDefinition } from '../../functions/platform/table/indexes';
import { PRODUCTION } from './places';
import { synthesise, type StackName } from './synth';

// config.ts judges the settings of the process that loads it.
vi.hoisted(() => Object.assign(process.env, { TABLE_NAME: 'the-table', AUTH_SECRET: 'x'.repeat(32) }));

const paper = readFileSync('docs/operations.md', 'utf8');
const chinese = readFileSync('docs/operations.zh-CN.md', 'utf8');
// With a copy elsewhere, so that its alarm is there too.
const production = synthesise({
  ...PRODUCTION,
  env: { ...PRODUCTION.env, BACKUP_BUCKET: 'elsewhere', BACKUP_ACCOUNT: '210987654321' },
});

describe('docs/operations.md', () => {
  test('names every setting that a deployment reads', () => {
    const source = readFileSync('stacks/settings.ts', 'utf8');
    const settings = [...source.matchAll(/told\('(\w+)'\)/g)].map((match) => match[1] ?? '');
    expect(settings.length).toBeGreaterThan(8);
    for (const setting of settings) expect(paper, setting).toContain(`\`${setting}\``);
  });

  test('names every field of the secret', () => {
    const fields = [...readFileSync('stacks/secrets.ts', 'utf8').matchAll(/'(\w+)'(?= \||;)/g)].map(
      (match) => match[1] ?? '',
    );
    expect(fields).toEqual(['authSecret', 'smtpUrl', 'frontKey', 'frontKeyNext']);
    for (const field of fields) expect(paper, field).toContain(field);
  });

  test('asks only for outputs that there are', () => {
    const asked = [...paper.matchAll(/(?:\$\(|`)out (\w+) (\w+)/g)].map(
      (match) => [match[1], match[2]] as [StackName, string],
    );
    expect(asked.length).toBeGreaterThan(10);
    for (const [stack, output] of asked)
      expect(Object.keys(production.template(stack).findOutputs('*')), stack).toContain(output);
  });

  test('and its Chinese sister know every alarm by its name', () => {
    const names = production
      .all('AWS::CloudWatch::Alarm')
      .map(({ Properties }) => String(Properties['AlarmName']).replace('production-shanchao-Watch-', ''));
    expect(names).toHaveLength(22);
    for (const name of names) {
      expect(paper).toContain(`\n### ${name}\n`);
      expect(chinese).toMatch(new RegExp(`^\\| \`${name}\` +\\|`, 'm'));
    }
  });

  test('says what to do about each thing that the nightly check can find', () => {
    for (const code of Object.keys(findings)) expect(paper, code).toContain(`\`${code}\``);
  });

  test('asks the jobs only for what they do', () => {
    const payloads = [...paper.matchAll(/--payload '(\{.*?\})'/g)].map(
      (match) => JSON.parse(match[1] ?? '') as unknown,
    );
    expect(new Set(payloads.map((payload) => JSON.stringify(payload))).size).toBe(2);
    expect(payloads).toContainEqual({ task: 'nightly' });
    const founding = payloads.find((payload) => JSON.stringify(payload).includes('found-organisation'));
    expect(z.strictObject({ task: z.string(), ...Founding.shape }).safeParse(founding).error).toBeUndefined();
  });

  test('the node programs in it are programs', () => {
    const programs = [...paper.matchAll(/node -[ep] '([^']+)'/g)].map((match) => match[1] ?? '');
    expect(programs.length).toBeGreaterThan(5);
    for (const program of programs) expect(() => new Script(program)).not.toThrow();
  });
});

test('the table is warmed with each of its indexes', () => {
  for (const { IndexName } of tableDefinition.GlobalSecondaryIndexes)
    expect(paper).toContain(`Update={IndexName=${IndexName},WarmThroughput={$WARM}}`);
});

test('what it costs counts the alarms, and the metrics that they watch', () => {
  const alarms = synthesise(PRODUCTION)
    .all('AWS::CloudWatch::Alarm')
    .map(({ Properties }) => Properties);
  const metrics = alarms.flatMap((alarm) => {
    const several = (alarm['Metrics'] ?? [{ MetricStat: {} }]) as { MetricStat?: unknown }[];
    return several.filter((each) => each.MetricStat !== undefined);
  });
  expect(paper).toContain(`${alarms.length} alarms (${metrics.length} metrics in all)`);
});
