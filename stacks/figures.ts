import { Duration } from 'aws-cdk-lib';
import { type IMetric, MathExpression, Metric, Stats } from 'aws-cdk-lib/aws-cloudwatch';
import { FilterPattern, type ILogGroup, MetricFilter } from 'aws-cdk-lib/aws-logs';
import type { Function, Stack } from 'sst/constructs';
import { tableDefinition } from '../functions/platform/table/indexes';

export const FIVE_MINUTES = Duration.minutes(5);

/** The sum of several metrics, where one that has no figure counts nought. */
export const sumOf = (label: string, metrics: Record<string, IMetric>): IMetric =>
  new MathExpression({
    label,
    expression: Object.keys(metrics)
      .map((name) => `FILL(${name}, 0)`)
      .join(' + '),
    usingMetrics: metrics,
    period: FIVE_MINUTES,
  });

export const ofEach = (functions: Record<string, Function>, metric: (fn: Function) => IMetric) =>
  Object.fromEntries(Object.entries(functions).map(([name, fn]) => [name, metric(fn)]));

const ofTable = (tableName: string, metricName: string, period: Duration, index?: string): Metric =>
  new Metric({
    namespace: 'AWS/DynamoDB',
    metricName,
    dimensionsMap: { TableName: tableName, ...(index && { GlobalSecondaryIndexName: index }) },
    statistic: Stats.SUM,
    period,
  });

/** Throttled reads and writes of the table and of each index: an index that cannot keep up holds the table's writes back. */
export const tableThrottles = (tableName: string): IMetric => {
  const places = [undefined, ...tableDefinition.GlobalSecondaryIndexes.map((index) => index.IndexName)];
  const metrics = places.flatMap((index) =>
    ['ReadThrottleEvents', 'WriteThrottleEvents'].map(
      (metricName) =>
        [
          `${metricName === 'ReadThrottleEvents' ? 'r' : 'w'}_${index ?? 'table'}`,
          ofTable(tableName, metricName, FIVE_MINUTES, index),
        ] as const,
    ),
  );
  return sumOf('Throttled', Object.fromEntries(metrics));
};

/** 1 where the table took writes and the consumer of its stream was not called once in a quarter of an hour; else 0. */
export const unfollowed = (tableName: string, consumer: Function): IMetric => {
  const period = Duration.minutes(15);
  return new MathExpression({
    label: 'Written and not followed',
    expression: 'IF(FILL(writes, 0) > 0 AND FILL(calls, 0) < 1, 1, 0)',
    usingMetrics: {
      writes: ofTable(tableName, 'ConsumedWriteCapacityUnits', period),
      calls: consumer.metricInvocations({ statistic: Stats.SUM, period }),
    },
    period,
  });
};

/** How long the API takes for all but one in a hundred, in ms: of its own metrics, which cost nothing. */
export const slowestButOne = (apiId: string): Metric =>
  new Metric({
    namespace: 'AWS/ApiGateway',
    metricName: 'Latency',
    dimensionsMap: { ApiId: apiId },
    statistic: 'p99',
    period: FIVE_MINUTES,
  });

/** What SES thinks of us, as a share of what was sent: of the whole account in this region. */
export const reputation = (metricName: 'BounceRate' | 'ComplaintRate'): Metric =>
  new Metric({
    namespace: 'AWS/SES',
    metricName: `Reputation.${metricName}`,
    statistic: Stats.MAXIMUM,
    period: Duration.hours(1),
  });

/** Counts the lines of a log that have a pattern. @param name of the metric, in this stack's name */
export const linesOf = (stack: Stack, { name, log, pattern, period = FIVE_MINUTES }: LinesOf): IMetric => {
  const metricName = `${stack.stackName}-${name}`;
  const id = name.replaceAll(/(^|-)(\w)/g, (_, __, letter: string) => letter.toUpperCase());
  const filter = new MetricFilter(stack, id, {
    logGroup: log,
    metricNamespace: 'Shanchao',
    metricName,
    metricValue: '1',
    defaultValue: 0,
    filterPattern: FilterPattern.literal(pattern),
  });
  return filter.metric({ statistic: Stats.SUM, period });
};
type LinesOf = { name: string; log: ILogGroup; pattern: string; period?: Duration };

/** A line that the functions wrote (functions/platform/log.ts). Pieces of text, for the runtime puts its own words before the JSON. */
export const said = (what: string, ...more: string[]): string =>
  [`"what":"${what}"`, ...more].map((piece) => `"${piece.replaceAll('"', '\\"')}"`).join(' ');
