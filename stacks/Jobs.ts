import { Duration } from 'aws-cdk-lib';
import { Rule, RuleTargetInput, Schedule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { CfnEventSourceMapping } from 'aws-cdk-lib/aws-lambda';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import { type Function, type Stack, type StackContext, use } from 'sst/constructs';
import { Data } from './Data';
import { environment, mailEnvironment, mailRights } from './environment';
import { excuse } from './excuses';
import { lambda, withoutCustomResources } from './lambda';
import { readStream, readTable, writeTable, type TableFacts } from './rights';
import { settingsOf } from './settings';
import { Web } from './Web';

/** Kept two weeks, the longest there is: longer than the stream's own memory of a day, and than a holiday. */
const deadLetters = (stack: Stack, id: string): Queue =>
  new Queue(stack, id, {
    encryption: QueueEncryption.SQS_MANAGED,
    enforceSSL: true,
    retentionPeriod: Duration.days(14),
  });

/**
 * The stream to its one consumer. A batch that fails is halved until the poison record stands alone, tried again, and put
 * aside; what the consumer did before it is not asked of it again (ReportBatchItemFailures).
 */
const followStream = (stack: Stack, table: TableFacts, fn: Function, aside: Queue) =>
  new CfnEventSourceMapping(stack, 'Follow', {
    functionName: fn.functionName,
    eventSourceArn: table.stream,
    // From the oldest that the stream remembers: followers may run twice, but nothing may be skipped.
    startingPosition: 'TRIM_HORIZON',
    batchSize: 100,
    parallelizationFactor: 2,
    bisectBatchOnFunctionError: true,
    functionResponseTypes: ['ReportBatchItemFailures'],
    maximumRetryAttempts: 8,
    // The stream forgets after 24 hours: two are left to read the record by its letter.
    maximumRecordAgeInSeconds: Duration.hours(22).toSeconds(),
    destinationConfig: { onFailure: { destination: aside.queueArn } },
  });

/** Schedules in UTC; Shanghai is eight hours ahead and knows no summer time. */
const CLOCKS = [
  { id: 'QuarterHour', schedule: Schedule.rate(Duration.minutes(15)), event: { clock: 'quarter-hour' } },
  { id: 'Night', schedule: Schedule.cron({ hour: '18', minute: '30' }), event: { clock: 'night' } },
] as const;

const wind = (stack: Stack, jobs: Function, aside: Queue): void => {
  for (const { id, schedule, event } of CLOCKS)
    new Rule(stack, id, {
      schedule,
      targets: [
        new LambdaFunction(jobs, {
          event: RuleTargetInput.fromObject(event),
          deadLetterQueue: aside,
          retryAttempts: 2,
          maxEventAge: Duration.hours(1),
        }),
      ],
    });
};

/** What follows from the table's changes, and what is done by the clock; what fails for good is put aside, not lost. */
export function Jobs({ stack }: StackContext) {
  withoutCustomResources(stack);
  const settings = settingsOf(stack);
  const { table, settingsKey: key } = use(Data);
  const told = {
    ...environment(settings, { table, publicUrl: use(Web).publicUrl }),
    ...mailEnvironment(settings),
  };
  const [streamAside, jobsAside] = [
    deadLetters(stack, 'StreamDeadLetters'),
    deadLetters(stack, 'JobsDeadLetters'),
  ];
  excuse(streamAside, [
    {
      id: 'AwsSolutions-SQS3',
      reason: 'A dead-letter queue itself: of the event source mapping, which the rule overlooks.',
    },
  ]);
  const work = [...readTable(table), ...writeTable(table), ...mailRights(settings)];
  const putAside = new PolicyStatement({ actions: ['sqs:SendMessage'], resources: [streamAside.queueArn] });
  const stream = lambda(stack, 'Stream', {
    handler: 'functions/stream.handler',
    memory: 512,
    timeoutSeconds: 60,
    environment: told,
    key,
    rights: [...work, ...readStream(table), putAside],
    excuses: [
      {
        id: 'AwsSolutions-IAM5',
        reason: 'A stream’s name has its date in it; only the names of this table’s streams are listed.',
      },
    ],
  });
  const jobs = lambda(stack, 'Jobs', {
    handler: 'functions/jobs.handler',
    memory: 512,
    timeoutSeconds: 300,
    environment: told,
    key,
    rights: work,
    deadLetters: jobsAside,
  });
  followStream(stack, table, stream, streamAside);
  wind(stack, jobs, jobsAside);
  stack.addOutputs({
    StreamFunction: stream.functionName,
    StreamDeadLetters: streamAside.queueUrl,
    JobsFunction: jobs.functionName,
    JobsDeadLetters: jobsAside.queueUrl,
  });
  return { stream, jobs, streamAside, jobsAside };
}
