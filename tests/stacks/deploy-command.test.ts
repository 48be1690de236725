import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readAsked, Told } from '../../stacks/deploy/asked';
import { failuresIn, lacksBootstrap } from '../../stacks/deploy/failures';
import { addOutputs } from '../../stacks/deploy/outputs';
import { sh } from '../support/fake-aws/workshop';

describe('what a deployment is asked', () => {
  const env = { AWS_REGION: 'ap-southeast-1' };

  test('by its words, the region by --region before AWS_REGION', () => {
    expect(readAsked(['deploy', '--stage', 'production'], env)).toEqual({
      verb: 'deploy',
      stage: 'production',
      region: 'ap-southeast-1',
      only: [],
    });
    expect(readAsked(['deploy', 'Api', '--region=cn-north-1', 'Jobs', '--stage=dev'], env)).toEqual({
      verb: 'deploy',
      stage: 'dev',
      region: 'cn-north-1',
      only: ['Api', 'Jobs'],
    });
    expect(readAsked(['bootstrap', '--cloudformation-execution-policies', 'arn:x'], env)).toEqual({
      verb: 'bootstrap',
      region: 'ap-southeast-1',
      policies: 'arn:x',
    });
  });

  test.each([
    [['deploy'], env, 'Say which stage'],
    [['deploy', '--stage'], env, '--stage needs a value'],
    [['deploy', '--stage', '--region'], env, 'needs a value'],
    [['deploy', '--stage', 'dev'], {}, 'Say where to deploy'],
    [['deploy', '--stage', 'dev', '--stge', 'x'], env, '“--stge” is not understood'],
    [['deploy', '--stage', 'dev', 'api'], env, '“api” is not understood'],
    [['remove', '--stage', 'dev', 'Api'], env, '“Api” is not understood'],
    [['bootstrap', '--stage', 'dev'], env, '“--stage” is not understood'],
    [[], env, 'Usage'],
    [['toString'], env, 'Usage'],
  ])('%j is refused in a sentence of both languages', (words, told, sentence) => {
    const refused = () => readAsked(words, told);
    expect(refused).toThrow(Told);
    expect(refused).toThrow(sentence);
    expect(refused).toThrow(/[\u4e00-\u9fff]{2}/);
  });

  test.each([
    ['npm run remove -- --stage production', 'production is no development stage'],
    ['npm run deploy', 'Say which stage'],
    ['npm run deploy -- --stage local', 'Nothing was deployed, for a setting does not fit'],
  ])('%s ends with a sentence and no trace', async (line, sentence) => {
    const { code, said } = await sh(line, process.cwd(), {
      PATH: process.env['PATH'] ?? '',
      AWS_REGION: 'ap-southeast-1',
    });
    expect(code).toBe(1);
    expect(said).toContain(sentence);
    expect(said).not.toContain('    at ');
  });
});

test('what the toolkit says of a stack that fails is read, its reason on one line', () => {
  const said = [
    'production-shanchao-Web: deploying... [2/5]',
    '❌  production-shanchao-Web failed to deploy',
    '‣ DeploymentError: Resource updates failed:',
    'production-shanchao-Web/Distribution  (AWS::CloudFront::Distribution Distribution)',
    "  Secrets Manager can't find the specified secret.",
    '',
    'production-shanchao-Api: later',
  ].join('\n');
  expect(failuresIn(said)).toEqual([
    {
      stack: 'production-shanchao-Web',
      reason:
        "DeploymentError: Resource updates failed: production-shanchao-Web/Distribution  (AWS::CloudFront::Distribution Distribution) Secrets Manager can't find the specified secret.",
    },
  ]);
  expect(failuresIn('Need credentials')).toEqual([]);
  expect(lacksBootstrap("Please run 'cdk bootstrap'.")).toBe(true);
});

test('a deployment of some stacks forgets nothing of the others, and a stage nothing of another', () => {
  const folder = mkdtempSync(join(tmpdir(), 'outputs-'));
  const [fresh, all] = [join(folder, 'fresh.json'), join(folder, 'all.json')];
  const deployed = (outputs: object) => {
    writeFileSync(fresh, JSON.stringify(outputs));
    addOutputs(fresh, all);
    return JSON.parse(readFileSync(all, 'utf8')) as unknown;
  };
  deployed({
    'a-Data': { TableName: 't', ExportsOutputRefTable: 't' },
    'a-Api': { ApiFunction: 'f', Gone: 'x' },
  });
  expect(deployed({ 'a-Api': { ApiFunction: 'g' }, 'b-Data': { TableName: 'u' } })).toEqual({
    'a-Data': { TableName: 't' },
    'a-Api': { ApiFunction: 'g' },
    'b-Data': { TableName: 'u' },
  });
});
