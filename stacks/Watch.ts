import { Aws, Duration } from 'aws-cdk-lib';
import {
  Alarm,
  ComparisonOperator,
  type IMetric,
  MathExpression,
  Metric,
  Stats,
  TreatMissingData,
} from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import { Effect, PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { FilterPattern, type ILogGroup, MetricFilter, type LogGroup } from 'aws-cdk-lib/aws-logs';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import { type Function, type Stack, type StackContext, use } from 'sst/constructs';
import { tableDefinition } from '../functions/platform/indexes';
import { Api } from './Api';
import { Data } from './Data';
import { Jobs } from './Jobs';
import { withoutCustomResources } from './lambda';
import { settingsOf } from './settings';
import { Web } from './Web';

const FIVE_MINUTES = Duration.minutes(5);

/** Where alarms go. CloudWatch may publish, over TLS, and only for this account. */
const theTopic = (stack: Stack): Topic => {
  const topic = new Topic(stack, 'Alarms', { enforceSSL: true });
  topic.addToResourcePolicy(
    new PolicyStatement({
      effect: Effect.ALLOW,
      principals: [new ServicePrincipal('cloudwatch.amazonaws.com')],
      actions: ['sns:Publish'],
      resources: [topic.topicArn],
      conditions: { StringEquals: { 'aws:SourceAccount': Aws.ACCOUNT_ID } },
    }),
  );
  const { alarmEmail } = settingsOf(stack);
  if (alarmEmail !== undefined) topic.addSubscription(new EmailSubscription(alarmEmail));
  return topic;
};

type Watched = {
  /** Also its heading in docs/operations.md. */
  name: string;
  says: string;
  metric: IMetric;
  above: number;
  /** Of so many periods in a row; one unless told. */
  periods?: number;
  /** No figures at all are an alarm too. */
  silenceIsBad?: boolean;
};

const watch = (
  stack: Stack,
  topic: Topic,
  { name, says, metric, above, periods = 1, silenceIsBad }: Watched,
): void => {
  const alarm = new Alarm(stack, name, {
    alarmName: `${stack.stackName}-${name}`,
    alarmDescription: `${says} See docs/operations.md, "${name}".`,
    metric,
    threshold: above,
    comparisonOperator: silenceIsBad
      ? ComparisonOperator.LESS_THAN_THRESHOLD
      : ComparisonOperator.GREATER_THAN_THRESHOLD,
    evaluationPeriods: periods,
    treatMissingData: silenceIsBad ? TreatMissingData.BREACHING : TreatMissingData.NOT_BREACHING,
  });
  alarm.addAlarmAction(new SnsAction(topic));
  alarm.addOkAction(new SnsAction(topic));
};

/** The sum of several metrics, where one that has no figure counts nought. */
const sumOf = (label: string, metrics: Record<string, IMetric>): IMetric =>
  new MathExpression({
    label,
    expression: Object.keys(metrics)
      .map((name) => `FILL(${name}, 0)`)
      .join(' + '),
    usingMetrics: metrics,
    period: FIVE_MINUTES,
  });

/** Throttled reads and writes of the table and of each index: an index that cannot keep up holds the table's writes back. */
const tableThrottles = (tableName: string): IMetric => {
  const places = [undefined, ...tableDefinition.GlobalSecondaryIndexes.map((index) => index.IndexName)];
  const metrics = places.flatMap((index) =>
    ['ReadThrottleEvents', 'WriteThrottleEvents'].map(
      (metricName) =>
        [
          `${metricName === 'ReadThrottleEvents' ? 'r' : 'w'}_${index ?? 'table'}`,
          new Metric({
            namespace: 'AWS/DynamoDB',
            metricName,
            dimensionsMap: { TableName: tableName, ...(index && { GlobalSecondaryIndexName: index }) },
            statistic: Stats.SUM,
            period: FIVE_MINUTES,
          }),
        ] as const,
    ),
  );
  return sumOf('Throttled', Object.fromEntries(metrics));
};

const apiMetric = (apiId: string, metricName: string): Metric =>
  new Metric({
    namespace: 'AWS/ApiGateway',
    metricName,
    dimensionsMap: { ApiId: apiId },
    statistic: Stats.SUM,
    period: FIVE_MINUTES,
  });

/** Answers of sign-in that mean a wrong code, a locked one, or too many tries, told by the API's own access log. */
const refusedSignIns = (stack: Stack, accessLog: LogGroup): IMetric => {
  const name = `${stack.stackName}-refused-sign-ins`;
  const filter = new MetricFilter(stack, 'RefusedSignIns', {
    logGroup: accessLog,
    metricNamespace: 'Shanchao',
    metricName: name,
    metricValue: '1',
    defaultValue: 0,
    filterPattern: FilterPattern.literal(
      '{ $.routeKey = "ANY /api/auth/{proxy+}" && $.status >= 400 && $.status < 500 }',
    ),
  });
  return filter.metric({ statistic: Stats.SUM, period: FIVE_MINUTES });
};

/** What the nightly check found and could not mend by running the followers again, told by the jobs' log. */
const foundByCheck = (stack: Stack, log: ILogGroup): IMetric => {
  const name = `${stack.stackName}-found-by-check`;
  const filter = new MetricFilter(stack, 'FoundByCheck', {
    logGroup: log,
    metricNamespace: 'Shanchao',
    metricName: name,
    metricValue: '1',
    defaultValue: 0,
    // Two pieces of text, for the runtime writes its own words before the line's JSON.
    filterPattern: FilterPattern.literal('"\\"what\\":\\"finding\\"" "\\"repaired\\":false"'),
  });
  return filter.metric({ statistic: Stats.SUM, period: FIVE_MINUTES });
};

const each = (functions: Record<string, Function>, metric: (fn: Function) => IMetric) =>
  Object.fromEntries(Object.entries(functions).map(([name, fn]) => [name, metric(fn)]));

/** Tells a person when the product needs one. Every alarm has a heading of its own in docs/operations.md. */
export function Watch({ stack }: StackContext) {
  withoutCustomResources(stack);
  const topic = theTopic(stack);
  const { table } = use(Data);
  const { api, signIn, documents, accessLog } = use(Api);
  const { stream, jobs, streamAside, jobsAside } = use(Jobs);
  const all = { api, signIn, documents, stream, jobs };
  const figures = { statistic: Stats.SUM, period: FIVE_MINUTES };
  const inQueue = { statistic: Stats.MAXIMUM, period: FIVE_MINUTES };
  const alarms: Watched[] = [
    {
      name: 'api-5xx',
      says: 'The API answered with a fault.',
      metric: apiMetric(use(Web).apiId, '5xx'),
      above: 0,
    },
    {
      name: 'functions-failed',
      says: 'A function stopped with an error, or ran out of time or memory.',
      metric: sumOf(
        'Errors',
        each(all, (fn) => fn.metricErrors(figures)),
      ),
      above: 0,
    },
    {
      name: 'functions-throttled',
      says: 'Lambda turned calls away: the account runs as many at once as it may.',
      metric: sumOf(
        'Throttles',
        each(all, (fn) => fn.metricThrottles(figures)),
      ),
      above: 0,
    },
    {
      name: 'table-throttled',
      says: 'DynamoDB turned reads or writes away.',
      metric: tableThrottles(table.name),
      above: 0,
    },
    {
      name: 'stream-late',
      says: 'What follows from changes (ledger entries, totals, messages) is more than five minutes behind.',
      metric: stream.metric('IteratorAge', { statistic: Stats.MAXIMUM, period: FIVE_MINUTES }),
      above: FIVE_MINUTES.toMilliseconds(),
      periods: 2,
    },
    {
      name: 'stream-dead-letters',
      says: 'A change could not be followed and was put aside.',
      metric: streamAside.metricApproximateNumberOfMessagesVisible(inQueue),
      above: 0,
    },
    {
      name: 'jobs-dead-letters',
      says: 'A scheduled job failed three times and was put aside.',
      metric: jobsAside.metricApproximateNumberOfMessagesVisible(inQueue),
      above: 0,
    },
    {
      name: 'jobs-stopped',
      says: 'The clock has not called for an hour: no reminders, no nightly check.',
      metric: jobs.metricInvocations({ statistic: Stats.SUM, period: Duration.hours(1) }),
      above: 1,
      silenceIsBad: true,
    },
    {
      name: 'check-found',
      says: 'The nightly check found something that does not agree and that a person has to look at.',
      metric: foundByCheck(stack, jobs.logGroup),
      above: 0,
    },
    {
      name: 'sign-in-refused',
      says: 'Sign-in refuses unusually often: somebody tries codes, or mail does not arrive.',
      metric: refusedSignIns(stack, accessLog),
      above: 50,
    },
  ];
  for (const alarm of alarms) watch(stack, topic, alarm);
  stack.addOutputs({ AlarmTopic: topic.topicArn });
  return { topic };
}
