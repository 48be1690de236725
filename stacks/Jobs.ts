import { Duration } from 'aws-cdk-lib';
import { Rule, RuleTargetInput, Schedule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { CfnEventSourceMapping } from 'aws-cdk-lib/aws-lambda';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import { type Function, type Stack, type StackContext, use } from 'sst/constructs';
import { Data } from './Data';
import { deadLetters } from './dead-letters';
import { environment, mailEnvironment, mailRights } from './environment';
import { type Excuse, excuse } from './excuses';
import { LETTERS_ONLY } from './letters-only';
import { type Given, lambda, withoutCustomResources } from './lambda';
import { readStream, readTable, writeTable, type TableFacts } from './rights';
import { settingsOf } from './settings';
import { Web } from './Web';

/** How long a record that fails is tried again before it is put aside. */
type Patience = { maximumRetryAttempts: number; maximumRecordAgeInSeconds: number };

/** The stream forgets after 24 hours: two are left to read the record by its letter. */
const ALL_DAY: Patience = {
  maximumRetryAttempts: 8,
  maximumRecordAgeInSeconds: Duration.hours(22).toSeconds(),
};
/** As often as there is time: mail that is away for an hour holds letters up, and loses none. One that cannot go holds others up no longer. */
const MAIL_AWAY: Patience = {
  maximumRetryAttempts: -1,
  maximumRecordAgeInSeconds: Duration.hours(4).toSeconds(),
};

/**
 * The stream to one of its two consumers (more than two it does not feed well). A batch that fails is halved until the poison
 * record stands alone, tried again, and put aside; what the consumer did before it is not asked of it again
 * (ReportBatchItemFailures). Each consumer has its own place in the stream: neither waits for the other.
 */
const feed = (
  stack: Stack,
  id: string,
  to: { table: TableFacts; fn: Function; aside: Queue; patience: Patience; only?: object | undefined },
) =>
  new CfnEventSourceMapping(stack, id, {
    functionName: to.fn.functionName,
    eventSourceArn: to.table.stream,
    // From the oldest that the stream remembers: followers may run twice, but nothing may be skipped.
    startingPosition: 'TRIM_HORIZON',
    batchSize: 100,
    parallelizationFactor: 2,
    bisectBatchOnFunctionError: true,
    functionResponseTypes: ['ReportBatchItemFailures'],
    ...to.patience,
    ...(to.only && { filterCriteria: { filters: [{ pattern: JSON.stringify(to.only) }] } }),
    destinationConfig: { onFailure: { destination: to.aside.queueArn } },
  });

const OF_MAPPING: Excuse = {
  id: 'AwsSolutions-SQS3',
  reason: 'A dead-letter queue itself: of the event source mapping, which the rule overlooks.',
};
const LISTED: Excuse = {
  id: 'AwsSolutions-IAM5',
  reason: 'A stream’s name has its date in it; only the names of this table’s streams are listed.',
};

/** A consumer of the table's stream, with what it could not follow in a queue of its own. */
const consumer = (
  stack: Stack,
  id: 'Stream' | 'Letters',
  given: Omit<Given, 'timeoutSeconds' | 'memory'> & {
    table: TableFacts;
    patience: Patience;
    /** It is called for these events alone. */
    only?: object;
  },
) => {
  const aside = deadLetters(stack, `${id}DeadLetters`);
  excuse(aside, [OF_MAPPING]);
  const putAside = new PolicyStatement({ actions: ['sqs:SendMessage'], resources: [aside.queueArn] });
  const { table, patience, only, rights, ...rest } = given;
  const fn = lambda(stack, id, {
    ...rest,
    memory: 512,
    timeoutSeconds: 60,
    rights: [...rights, ...readStream(table), putAside],
    excuses: [LISTED],
  });
  // The first keeps the name that it was deployed under.
  feed(stack, id === 'Stream' ? 'Follow' : `${id}Follow`, { table, fn, aside, patience, only });
  stack.addOutputs({ [`${id}Function`]: fn.functionName, [`${id}DeadLetters`]: aside.queueUrl });
  return { fn, aside };
};

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

/**
 * What follows from the table's changes, the letters among it apart from the books, and what is done by the clock. What fails for
 * good is put aside, not lost.
 */
export function Jobs({ stack }: StackContext) {
  withoutCustomResources(stack);
  const settings = settingsOf(stack);
  const { table, settingsKey: key } = use(Data);
  const told = environment(settings, { table, publicUrl: use(Web).publicUrl });
  const work = [...readTable(table), ...writeTable(table)];
  const books = consumer(stack, 'Stream', {
    handler: 'functions/stream.handler',
    reserved: 'stream',
    environment: told,
    key,
    rights: work,
    table,
    patience: ALL_DAY,
  });
  const letters = consumer(stack, 'Letters', {
    handler: 'functions/letters.handler',
    reserved: 'letters',
    environment: { ...told, ...mailEnvironment(settings) },
    key,
    rights: [...work, ...mailRights(settings)],
    table,
    patience: MAIL_AWAY,
    only: LETTERS_ONLY,
  });
  const jobsAside = deadLetters(stack, 'JobsDeadLetters');
  const jobs = lambda(stack, 'Jobs', {
    handler: 'functions/jobs.handler',
    memory: 512,
    timeoutSeconds: 300,
    reserved: 'jobs',
    environment: told,
    key,
    rights: work,
    deadLetters: jobsAside,
  });
  wind(stack, jobs, jobsAside);
  stack.addOutputs({ JobsFunction: jobs.functionName, JobsDeadLetters: jobsAside.queueUrl });
  return {
    stream: books.fn,
    streamAside: books.aside,
    letters: letters.fn,
    lettersAside: letters.aside,
    jobs,
    jobsAside,
  };
}
