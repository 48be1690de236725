import { Aws, Duration } from 'aws-cdk-lib';
import { Alarm, ComparisonOperator, type IMetric, Stats, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import { Effect, PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { ILogGroup } from 'aws-cdk-lib/aws-logs';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import { type Function, type Stack, type StackContext, use } from 'sst/constructs';
import { Api } from './Api';
import { Data } from './Data';
import {
  FIVE_MINUTES,
  linesOf,
  ofEach,
  reputation,
  said,
  slowestButOne,
  sumOf,
  tableThrottles,
  unfollowed,
} from './figures';
import { Jobs } from './Jobs';
import { withoutCustomResources } from './lambda';
import { Pages } from './Pages';
import { type Settings, settingsOf } from './settings';
import { Web } from './Web';

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

/** Answers of the API that its access log tells: all of them, also those that no function gave. */
const answers = (stack: Stack, log: ILogGroup) => {
  const withStatus = (name: string, condition: string): IMetric =>
    linesOf(stack, { name, log, pattern: `{ ${condition} }` });
  return {
    // 503 with no error of the gateway is our own "busy"; 501 is a way to sign in that is not set up. Both were said in a sentence.
    faults: withStatus(
      'api-faults',
      '$.status >= 500 && $.status != 501 && ($.status != 503 || $.error != "-")',
    ),
    busy: withStatus('api-busy', '$.status = 503 && $.error = "-"'),
    tooMany: withStatus('api-too-many', '$.status = 429'),
    refusedSignIns: withStatus(
      'refused-sign-ins',
      '$.routeKey = "ANY /api/auth/{proxy+}" && $.status >= 400 && $.status < 500',
    ),
  };
};

/** What people meet. */
const front = (stack: Stack): Watched[] => {
  const { accessLog, signIn } = use(Api);
  const { faults, busy, tooMany, refusedSignIns } = answers(stack, accessLog);
  return [
    { name: 'api-5xx', says: 'The API answered with a fault.', metric: faults, above: 0 },
    {
      name: 'api-busy',
      says: 'More than fifty in five minutes were told that many people are here at once.',
      metric: busy,
      above: 50,
    },
    {
      name: 'api-too-many',
      says: 'More than two hundred in five minutes were told to wait: a flood, or a limit too narrow.',
      metric: tooMany,
      above: 200,
    },
    {
      name: 'api-slow',
      says: 'One answer in a hundred takes more than five seconds, for a quarter of an hour.',
      metric: slowestButOne(use(Web).apiId),
      above: 5_000,
      periods: 3,
    },
    {
      name: 'sign-in-refused',
      says: 'Sign-in refuses unusually often: somebody tries codes, or mail does not arrive.',
      metric: refusedSignIns,
      above: 50,
    },
    {
      name: 'codes-not-sent',
      says: 'A code for signing in could not be sent.',
      metric: linesOf(stack, {
        name: 'codes-not-sent',
        log: signIn.logGroup,
        pattern: said('code not sent'),
      }),
      above: 0,
    },
  ];
};

/** What the functions and the table need to run at all. */
const engine = (): Watched[] => {
  const { api, signIn, documents } = use(Api);
  const { stream, letters, jobs } = use(Jobs);
  const { publicPages } = use(Pages);
  const all = { api, signIn, documents, publicPages, stream, letters, jobs };
  const figures = { statistic: Stats.SUM, period: FIVE_MINUTES };
  return [
    {
      name: 'functions-failed',
      says: 'A function stopped with an error, or ran out of time or memory.',
      metric: sumOf(
        'Errors',
        ofEach(all, (fn) => fn.metricErrors(figures)),
      ),
      above: 0,
    },
    {
      name: 'functions-throttled',
      says: 'Lambda turned calls away: the account runs as many at once as it may, or a function as many as are kept for it.',
      metric: sumOf(
        'Throttles',
        ofEach(all, (fn) => fn.metricThrottles(figures)),
      ),
      above: 0,
    },
    {
      name: 'table-throttled',
      says: 'DynamoDB turned reads or writes away.',
      metric: tableThrottles(use(Data).table.name),
      above: 0,
    },
  ];
};

const put = (name: string, says: string, aside: IQueue): Watched => ({
  name,
  says,
  metric: aside.metricApproximateNumberOfMessagesVisible({ statistic: Stats.MAXIMUM, period: FIVE_MINUTES }),
  above: 0,
});

type Consumer = {
  fn: Function;
  aside: IQueue;
  late: Duration;
  /** What tells that it is not called at all. */
  stopped: Pick<Watched, 'says' | 'metric' | 'above' | 'silenceIsBad'>;
};

/** One consumer of the table's stream: behind, not called at all, or with something put aside. */
const consumer = (
  name: 'stream' | 'letters',
  whose: string,
  { fn, aside, late, stopped }: Consumer,
): Watched[] => [
  {
    name: `${name}-late`,
    says: `${whose} is more than ${late.toMinutes()} minutes behind.`,
    metric: fn.metric('IteratorAge', { statistic: Stats.MAXIMUM, period: FIVE_MINUTES }),
    above: late.toMilliseconds(),
    periods: 2,
  },
  { name: `${name}-stopped`, periods: 2, ...stopped },
  put(`${name}-dead-letters`, `${whose}: a change could not be followed and was put aside.`, aside),
];

const DAY_AND_A_BIT = { period: Duration.hours(6), periods: 5 };

/** What follows from changes, and what is done by the clock. */
const behind = (stack: Stack): Watched[] => {
  const { stream, streamAside, letters, lettersAside, jobs, jobsAside } = use(Jobs);
  const books: Consumer = {
    fn: stream,
    aside: streamAside,
    late: FIVE_MINUTES,
    stopped: {
      says: 'The table takes changes, and for half an hour none was handed on. What follows stands still.',
      metric: unfollowed(use(Data).table.name, stream),
      above: 0,
    },
  };
  const mail: Consumer = {
    fn: letters,
    aside: lettersAside,
    late: Duration.minutes(30),
    stopped: {
      says: 'For half an hour who sends letters was not called, though the clock sees to that each quarter of an hour. Letters stand still.',
      metric: letters.metricInvocations({ statistic: Stats.SUM, period: Duration.minutes(15) }),
      above: 1,
      silenceIsBad: true,
    },
  };
  const ofJobs = (name: string, pattern: string, period?: Duration) =>
    linesOf(stack, { name, log: jobs.logGroup, pattern, ...(period && { period }) });
  return [
    ...consumer('stream', 'What follows from changes (ledger entries, totals, waiting lists)', books),
    ...consumer('letters', 'The sending of letters', mail),
    put('jobs-dead-letters', 'A scheduled job failed three times and was put aside.', jobsAside),
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
      metric: ofJobs('found-by-check', said('finding', '"repaired":false')),
      above: 0,
    },
    {
      name: 'night-unfinished',
      says: 'For more than a day no nightly check came to its end: nobody knows whether the books agree.',
      metric: ofJobs('nights-finished', said('checked', '"finishedAt":'), DAY_AND_A_BIT.period),
      above: 1,
      periods: DAY_AND_A_BIT.periods,
      silenceIsBad: true,
    },
  ];
};

/** SES closes an account at 10 bounces or half a complaint in a hundred; it warns at half of that or less, and so do we. */
const mailbox = ({ mailBy }: Settings): Watched[] =>
  mailBy === 'ses'
    ? [
        {
          name: 'mail-bounces',
          says: 'More than 4 letters in a hundred come back.',
          metric: reputation('BounceRate'),
          above: 0.04,
        },
        {
          name: 'mail-complaints',
          says: 'More than 8 letters in ten thousand are called unwanted.',
          metric: reputation('ComplaintRate'),
          above: 0.0008,
        },
      ]
    : [];

/** Tells a person when the product needs one. Every alarm has a heading of its own in docs/operations.md. */
export function Watch({ stack }: StackContext) {
  withoutCustomResources(stack);
  const topic = theTopic(stack);
  const { backupAside } = use(Data);
  const alarms = [
    ...front(stack),
    ...engine(),
    ...behind(stack),
    ...mailbox(settingsOf(stack)),
    ...(backupAside ? [put('backup-failed', 'The table could not be exported elsewhere.', backupAside)] : []),
  ];
  for (const alarm of alarms) watch(stack, topic, alarm);
  stack.addOutputs({ AlarmTopic: topic.topicArn });
  return { topic };
}
