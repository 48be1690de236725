import { readFileSync } from 'node:fs';
import { Script } from 'node:vm';
import { Match } from 'aws-cdk-lib/assertions';
import { describe, expect, test, vi } from 'vitest';
import { log } from '../../functions/platform/log';
import { DEVELOPMENT, MAINLAND, PRODUCTION } from './places';
import { sourceOf } from './source-of';
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
    expect(alarms).toHaveLength(21);
    for (const alarm of alarms) {
      const name = String(alarm['AlarmName']).replace('production-shanchao-Watch-', '');
      expect(alarm['AlarmDescription']).toContain(`"${name}"`);
      expect(paper).toContain(`\n### ${name}\n`);
    }
  });

  const ofLog = (name: string) => `production-shanchao-Watch-${name}`;
  const pattern = (name: string) =>
    String(
      production
        .all('AWS::Logs::MetricFilter')
        .map(({ Properties }) => Properties)
        .find((each) => JSON.stringify(each['MetricTransformations']).includes(`"${ofLog(name)}"`))?.[
        'FilterPattern'
      ],
    );

  test('one answer with 5xx is one too many', () => {
    expect(named('api-5xx')).toMatchObject({
      Namespace: 'Shanchao',
      MetricName: ofLog('api-faults'),
      Statistic: 'Sum',
      Threshold: 0,
      ComparisonOperator: 'GreaterThanThreshold',
      TreatMissingData: 'notBreaching',
    });
  });

  /** What CloudWatch would say of a line of the access log; the pattern is close enough to JavaScript to be asked here. */
  const counts = (name: string, line: { status: number; error?: string; routeKey?: string }): boolean => {
    const judged = pattern(name)
      .replace(/^\{|\}$/g, '')
      .replaceAll(/\$\.(\w+)/g, 'line.$1')
      .replaceAll(/(?<![!<>])=(?!=)/g, '==');
    return new Script(judged).runInNewContext({ line: { error: '-', ...line } }) as boolean;
  };

  test.each([
    [500, '-', true],
    [502, 'the function ended', true],
    [504, 'timed out', true],
    // The gateway's own, where no function answered; and "busy", which was said in a sentence.
    [503, 'Service Unavailable', true],
    [503, '-', false],
    // A way to sign in that is not set up: anybody could ring for it.
    [501, '-', false],
    [429, '-', false],
    [200, '-', false],
  ])('%i with the gateway’s error "%s" rings for a fault: %s', (status, error, rings) => {
    expect(counts('api-faults', { status, error })).toBe(rings);
  });

  test('busy rings when it is told to many, and never alone', () => {
    expect(counts('api-busy', { status: 503 })).toBe(true);
    expect(counts('api-busy', { status: 503, error: 'Service Unavailable' })).toBe(false);
    expect(counts('api-busy', { status: 500 })).toBe(false);
    expect(named('api-busy')).toMatchObject({ Threshold: 50, Period: 300 });
  });

  test('many who are told to wait ring', () => {
    expect(counts('api-too-many', { status: 429 })).toBe(true);
    expect(counts('api-too-many', { status: 403 })).toBe(false);
    expect(named('api-too-many')).toMatchObject({ Threshold: 200, Period: 300 });
  });

  test('an API that answers slowly for a quarter of an hour rings', () => {
    expect(named('api-slow')).toMatchObject({
      Namespace: 'AWS/ApiGateway',
      MetricName: 'Latency',
      ExtendedStatistic: 'p99',
      Threshold: 5000,
      EvaluationPeriods: 3,
    });
  });

  test('a code that could not be sent rings', () => {
    const written = vi.spyOn(console, 'error').mockReturnValue(undefined);
    log.error('code not sent', new Error('the server is away'));
    const [line] = written.mock.calls[0] as [string];
    written.mockRestore();
    expect(pattern('codes-not-sent')).toBe('"\\"what\\":\\"code not sent\\""');
    expect(line).toContain('"what":"code not sent"');
    expect(sourceOf('sign-in.routes.ts')).toContain("log.error('code not sent'");
    expect(named('codes-not-sent')).toMatchObject({ Threshold: 0 });
  });

  test('a stream that is called by nobody while the table is written to rings', () => {
    const metrics = named('stream-stopped')?.['Metrics'] as {
      Expression?: string;
      MetricStat?: { Metric: { MetricName: string } };
    }[];
    expect(metrics.flatMap(({ MetricStat }) => MetricStat?.Metric.MetricName ?? []).toSorted()).toEqual([
      'ConsumedWriteCapacityUnits',
      'Invocations',
    ]);
    const [expression = ''] = metrics.flatMap((each) => each.Expression ?? []);
    const says = (writes: number, calls: number) =>
      new Script(expression.replace('AND', '&&')).runInNewContext({
        writes,
        calls,
        FILL: (value: number) => value,
        IF: (met: boolean, yes: number, no: number) => (met ? yes : no),
      }) as number;
    expect([says(5, 0), says(5, 1), says(0, 0)]).toEqual([1, 0, 0]);
    expect(named('stream-stopped')).toMatchObject({ Threshold: 0, EvaluationPeriods: 2 });
  });

  test('letters that are not even called for the clock’s beat, twice in a row, ring: what else changes calls them no more', () => {
    expect(named('letters-stopped')).toMatchObject({
      Namespace: 'AWS/Lambda',
      MetricName: 'Invocations',
      Statistic: 'Sum',
      Period: 900,
      EvaluationPeriods: 2,
      ComparisonOperator: 'LessThanThreshold',
      Threshold: 1,
      TreatMissingData: 'breaching',
      Dimensions: [
        {
          Name: 'FunctionName',
          Value: { 'Fn::ImportValue': expect.stringContaining('RefLetters') as string },
        },
      ],
    });
  });

  test('a night that does not come to its end is noticed by its silence', () => {
    const written = vi.spyOn(console, 'log').mockReturnValue(undefined);
    const line = (facts: Record<string, unknown>) => {
      written.mockClear();
      console.log(JSON.stringify({ level: 'info', what: 'checked', ...facts }));
      return String(written.mock.calls[0]?.[0]);
    };
    const pieces = [...pattern('nights-finished').matchAll(/"((?:\\"|[^"])+)"/g)].map((match) =>
      (match[1] ?? '').replaceAll('\\"', '"'),
    );
    const all = (text: string) => pieces.every((piece) => text.includes(piece));
    expect(pieces).toEqual(['"what":"checked"', '"finishedAt":']);
    expect(all(line({ places: 3, finishedAt: '2026-09-08T18:40:00.000Z' }))).toBe(true);
    expect(all(line({ places: 3 }))).toBe(false);
    written.mockRestore();
    expect(sourceOf('check-all.action.ts')).toContain("log.info('checked'");
    expect(named('night-unfinished')).toMatchObject({
      Period: 21_600,
      EvaluationPeriods: 5,
      Threshold: 1,
      ComparisonOperator: 'LessThanThreshold',
      TreatMissingData: 'breaching',
    });
  });

  test('letters that come back ring before SES closes the account, where there is SES', () => {
    expect(named('mail-bounces')).toMatchObject({
      Namespace: 'AWS/SES',
      MetricName: 'Reputation.BounceRate',
      Threshold: 0.04,
    });
    expect(named('mail-complaints')).toMatchObject({
      MetricName: 'Reputation.ComplaintRate',
      Threshold: 0.0008,
    });
    expect(synthesise(MAINLAND).text('Watch')).not.toContain('AWS/SES');
  });

  test.each([
    ['functions-failed', 'Errors'],
    ['functions-throttled', 'Throttles'],
  ])('%s watches every function of the product', (name, metric) => {
    const metrics = named(name)?.['Metrics'] as { MetricStat?: { Metric: { MetricName: string } } }[];
    const watched = metrics.flatMap(({ MetricStat }) => (MetricStat ? [MetricStat.Metric.MetricName] : []));
    expect(watched).toEqual(Array.from({ length: 7 }, () => metric));
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

  test.each(['stream-dead-letters', 'letters-dead-letters', 'jobs-dead-letters'])(
    '%s: one is one too many',
    (name) => {
      expect(named(name)).toMatchObject({
        MetricName: 'ApproximateNumberOfMessagesVisible',
        Statistic: 'Maximum',
        Threshold: 0,
      });
    },
  );

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
