import { readFileSync } from 'node:fs';
import { Match } from 'aws-cdk-lib/assertions';
import { describe, expect, test, vi } from 'vitest';
import { log } from '../../functions/platform/log';
import { DEVELOPMENT, PRODUCTION } from './places';
import { synthesise } from './synth';

// The log asks config.ts, which judges the settings of the process that loads it.
vi.hoisted(() => Object.assign(process.env, { TABLE_NAME: 'the-table', AUTH_SECRET: 'x'.repeat(32) }));

const [development, production] = [synthesise(DEVELOPMENT), synthesise(PRODUCTION)];
const watch = production.template('Watch');
const alarms = production.all('AWS::CloudWatch::Alarm').map(({ Properties }) => Properties);
const named = (name: string) =>
  alarms.find((alarm) => alarm['AlarmName'] === `production-shanchao-Watch-${name}`);

describe('alarms', () => {
  test('each tells the topic when it begins and when it is over', () => {
    for (const alarm of alarms) {
      expect(alarm['AlarmActions']).toEqual([{ Ref: expect.stringMatching(/^Alarms/) as string }]);
      expect(alarm['OKActions']).toEqual(alarm['AlarmActions']);
    }
  });

  test('each has a heading of its own in docs/operations.md, which its description names', () => {
    const paper = readFileSync('docs/operations.md', 'utf8');
    expect(alarms).toHaveLength(10);
    for (const alarm of alarms) {
      const name = String(alarm['AlarmName']).replace('production-shanchao-Watch-', '');
      expect(alarm['AlarmDescription']).toContain(`"${name}"`);
      expect(paper).toContain(`\n### ${name}\n`);
    }
  });

  test('one answer with 5xx is one too many', () => {
    expect(named('api-5xx')).toMatchObject({
      Namespace: 'AWS/ApiGateway',
      MetricName: '5xx',
      Statistic: 'Sum',
      Threshold: 0,
      ComparisonOperator: 'GreaterThanThreshold',
      TreatMissingData: 'notBreaching',
    });
  });

  test.each([
    ['functions-failed', 'Errors'],
    ['functions-throttled', 'Throttles'],
  ])('%s watches every function of the product', (name, metric) => {
    const metrics = named(name)?.['Metrics'] as { MetricStat?: { Metric: { MetricName: string } } }[];
    const watched = metrics.flatMap(({ MetricStat }) => (MetricStat ? [MetricStat.Metric.MetricName] : []));
    expect(watched).toEqual(Array.from({ length: 5 }, () => metric));
  });

  test('the table and both indexes are watched for throttled reads and writes', () => {
    const metrics = JSON.stringify(named('table-throttled')?.['Metrics']);
    expect(metrics.match(/"MetricName":"ReadThrottleEvents"/g)).toHaveLength(3);
    expect(metrics.match(/"MetricName":"WriteThrottleEvents"/g)).toHaveLength(3);
    for (const index of ['lists', 'queue'])
      expect(metrics).toContain(`"Name":"GlobalSecondaryIndexName","Value":"${index}"`);
  });

  test('the stream may be five minutes behind, not more for ten', () => {
    expect(named('stream-late')).toMatchObject({
      MetricName: 'IteratorAge',
      Statistic: 'Maximum',
      Threshold: 300_000,
      EvaluationPeriods: 2,
      Dimensions: [
        {
          Name: 'FunctionName',
          Value: { 'Fn::ImportValue': expect.stringContaining('RefStream') as string },
        },
      ],
    });
  });

  test.each(['stream-dead-letters', 'jobs-dead-letters'])('%s: one is one too many', (name) => {
    expect(named(name)).toMatchObject({
      MetricName: 'ApproximateNumberOfMessagesVisible',
      Statistic: 'Maximum',
      Threshold: 0,
    });
  });

  test('a clock that has stopped is noticed by its silence', () => {
    expect(named('jobs-stopped')).toMatchObject({
      MetricName: 'Invocations',
      Period: 3600,
      ComparisonOperator: 'LessThanThreshold',
      Threshold: 1,
      TreatMissingData: 'breaching',
    });
  });

  test('what the nightly check found is counted from the jobs’ own lines, unless it was mended', () => {
    watch.hasResourceProperties('AWS::Logs::MetricFilter', {
      FilterPattern: '"\\"what\\":\\"finding\\"" "\\"repaired\\":false"',
      LogGroupName: { 'Fn::ImportValue': Match.stringLikeRegexp('RefJobsLog') },
    });
    expect(named('check-found')).toMatchObject({ Namespace: 'Shanchao', Threshold: 0 });
    const line = (repaired: boolean) => {
      const said = vi.spyOn(console, 'error').mockReturnValue(undefined);
      log.error('finding', 'a sentence', { finding: 'fund-differs', repaired, which: 'fnd_1' });
      const [text] = said.mock.calls[0] as [string];
      said.mockRestore();
      return text;
    };
    for (const piece of ['"what":"finding"', '"repaired":false']) expect(line(false)).toContain(piece);
    expect(line(true)).not.toContain('"repaired":false');
  });

  test('refused sign-ins are counted from the API’s access log', () => {
    watch.hasResourceProperties('AWS::Logs::MetricFilter', {
      FilterPattern: '{ $.routeKey = "ANY /api/auth/{proxy+}" && $.status >= 400 && $.status < 500 }',
      MetricTransformations: [Match.objectLike({ MetricNamespace: 'Shanchao', MetricValue: '1' })],
    });
    expect(named('sign-in-refused')).toMatchObject({ Namespace: 'Shanchao', Threshold: 50 });
  });
});

describe('the topic', () => {
  test('lets this account’s alarms publish, and nobody without TLS', () => {
    const text = production.text('Watch');
    expect(text).toContain('"Principal":{"Service":"cloudwatch.amazonaws.com"}');
    expect(text).toContain('"Condition":{"StringEquals":{"aws:SourceAccount":{"Ref":"AWS::AccountId"}}}');
    expect(text).toContain('"Condition":{"Bool":{"aws:SecureTransport":"false"}},"Effect":"Deny"');
  });

  test('writes to the address that was given, and to nobody where none was', () => {
    watch.hasResourceProperties('AWS::SNS::Subscription', {
      Protocol: 'email',
      Endpoint: 'watch@example.org',
    });
    expect(development.all('AWS::SNS::Subscription')).toEqual([]);
  });
});
