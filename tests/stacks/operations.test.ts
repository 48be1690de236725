import { readFileSync } from 'node:fs';
import { Script } from 'node:vm';
import { describe, expect, test } from 'vitest';
import { PRODUCTION } from './places';
import { synthesise, type StackName } from './synth';

const paper = readFileSync('docs/operations.md', 'utf8');
const chinese = readFileSync('docs/operations.zh-CN.md', 'utf8');
const production = synthesise(PRODUCTION);

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
    expect(names).toHaveLength(9);
    for (const name of names) {
      expect(paper).toContain(`\n### ${name}\n`);
      expect(chinese).toMatch(new RegExp(`^\\| \`${name}\` +\\|`, 'm'));
    }
  });

  test('the node programs in it are programs', () => {
    const programs = [...paper.matchAll(/node -[ep] '([^']+)'/g)].map((match) => match[1] ?? '');
    expect(programs.length).toBeGreaterThan(5);
    for (const program of programs) expect(() => new Script(program)).not.toThrow();
  });
});
