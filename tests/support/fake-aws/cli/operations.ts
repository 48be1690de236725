import type { Account, Stack } from '../account';
import type { Line } from './words';

/** What an operator's commands are answered from, and what they did. */
export type Desk = {
  account: Account;
  region: string;
  /** Tables beside those of stacks: restored ones, by name. */
  tables: Map<string, Table>;
  /** Reserved concurrency by function. */
  reserved: Map<string, number>;
  /** Functions that were called, with what. */
  invoked: { name: string; payload: unknown }[];
  /** Messages of queues, by address. */
  letters: Map<string, { Body: string; ReceiptHandle: string }[]>;
  /** The stream's records, the oldest first. */
  records: Record<string, unknown>[];
  /** Versions of objects, by bucket. */
  versions: Map<string, string[]>;
  writes: (file: string, text: string) => void;
};
export type Table = { status: string[]; asked: Record<string, string>[]; backups: number };

export type Operation = {
  needs: readonly string[];
  may?: readonly string[];
  answer: (options: Record<string, string>, desk: Desk, line: Line) => unknown;
};

/** A refusal as the CLI prints it. */
export class Refused extends Error {}

const done = (): unknown => undefined;

const stackNamed = (name: string | undefined, { account, region }: Desk): Stack => {
  const found = account.in(region).stacks.find((stack) => stack.name === name);
  if (found === undefined) throw new Refused(`Stack with id ${name} does not exist`);
  return found;
};

const resourcesOf = (desk: Desk, type: string) =>
  desk.account
    .in(desk.region)
    .stacks.flatMap(({ resources }) => resources)
    .filter((resource) => resource.type === type);

/** A function, a queue or a table must be one of a stack: a misspelt name answers as the service would. */
const insistOn = (desk: Desk, type: string, name: string | undefined): string => {
  if (!resourcesOf(desk, type).some(({ physicalId }) => physicalId === name))
    throw new Refused(`${type} not found: ${name}`);
  return name ?? '';
};
const fn = (desk: Desk, options: Record<string, string>) =>
  insistOn(desk, 'AWS::Lambda::Function', options['function-name']);
const queue = (desk: Desk, options: Record<string, string>) =>
  insistOn(desk, 'AWS::SQS::Queue', options['queue-url']);

const cloudformation: Record<string, Operation> = {
  'describe-stacks': {
    needs: [],
    may: ['stack-name'],
    answer: (options, desk) => ({ Stacks: [{ Outputs: stackNamed(options['stack-name'], desk).outputs }] }),
  },
  'list-stack-resources': {
    needs: ['stack-name'],
    answer: (options, desk) => ({
      StackResourceSummaries: stackNamed(options['stack-name'], desk).resources.map(
        ({ type, physicalId }) => ({
          ResourceType: type,
          PhysicalResourceId: physicalId,
        }),
      ),
    }),
  },
  'continue-update-rollback': {
    needs: ['stack-name'],
    answer: (options, desk) => {
      stackNamed(options['stack-name'], desk).status = 'UPDATE_ROLLBACK_COMPLETE';
    },
  },
  wait: {
    needs: ['stack-name'],
    answer: (options, desk, { words }) => {
      const { status } = stackNamed(options['stack-name'], desk);
      if (words[0] !== 'stack-rollback-complete' || status !== 'UPDATE_ROLLBACK_COMPLETE')
        throw new Refused(`Waiter ${words[0]} failed: ${status}`);
    },
  },
};

const secretsmanager: Record<string, Operation> = {
  'create-secret': {
    needs: ['name', 'secret-string'],
    answer: ({ name = '', 'secret-string': value = '' }, { account, region }) => {
      account.in(region).secrets.set(name, value);
      return { Name: name };
    },
  },
  'get-secret-value': {
    needs: ['secret-id'],
    answer: ({ 'secret-id': name = '' }, { account, region }) => ({
      SecretString: account.in(region).secrets.get(name),
    }),
  },
  'put-secret-value': {
    needs: ['secret-id', 'secret-string'],
    answer: ({ 'secret-id': name = '', 'secret-string': value = '' }, { account, region }) => {
      if (!account.in(region).secrets.has(name)) throw new Refused('ResourceNotFoundException');
      account.in(region).secrets.set(name, value);
      return { Name: name };
    },
  },
  'delete-secret': {
    needs: ['secret-id'],
    may: ['recovery-window-in-days'],
    answer: ({ 'secret-id': name = '' }, { account, region }) => {
      if (!account.in(region).secrets.delete(name)) throw new Refused('ResourceNotFoundException');
      return { Name: name };
    },
  },
};

const lambda: Record<string, Operation> = {
  'get-function-concurrency': {
    needs: ['function-name'],
    answer: (options, desk) => ({ ReservedConcurrentExecutions: desk.reserved.get(fn(desk, options)) }),
  },
  'put-function-concurrency': {
    needs: ['function-name', 'reserved-concurrent-executions'],
    answer: (options, desk) => {
      const number = Number(options['reserved-concurrent-executions']);
      if (!Number.isInteger(number)) throw new Refused('ReservedConcurrentExecutions is no number');
      desk.reserved.set(fn(desk, options), number);
      return { ReservedConcurrentExecutions: number };
    },
  },
  'delete-function-concurrency': {
    needs: ['function-name'],
    answer: (options, desk) => void desk.reserved.delete(fn(desk, options)),
  },
  'get-function-configuration': {
    needs: ['function-name'],
    answer: (options, desk) => ({
      FunctionArn: `arn:aws:lambda:${desk.region}:${desk.account.id}:function:${fn(desk, options)}`,
      LoggingConfig: { LogGroup: `${fn(desk, options)}-log` },
    }),
  },
  'get-account-settings': { needs: [], answer: () => ({ AccountLimit: { ConcurrentExecutions: 1000 } }) },
  invoke: {
    needs: ['function-name', 'payload'],
    answer: (options, desk, { words: [file = ''] }) => {
      const name = fn(desk, options);
      // A function that may run no more is not run: the operator is told so.
      if (desk.reserved.get(name) === 0) throw new Refused(`TooManyRequestsException: ${name}`);
      desk.invoked.push({ name, payload: JSON.parse(options['payload'] ?? '') });
      desk.writes(file, '{"batchItemFailures":[]}');
      return { StatusCode: 200 };
    },
  },
};

const sqs: Record<string, Operation> = {
  'receive-message': {
    needs: ['queue-url'],
    may: ['visibility-timeout', 'wait-time-seconds'],
    answer: (options, desk) => ({ Messages: desk.letters.get(queue(desk, options))?.slice(0, 1) }),
  },
  'delete-message': {
    needs: ['queue-url', 'receipt-handle'],
    answer: (options, desk) => {
      const letters = desk.letters.get(queue(desk, options)) ?? [];
      const at = letters.findIndex(({ ReceiptHandle }) => ReceiptHandle === options['receipt-handle']);
      if (at < 0) throw new Refused('ReceiptHandleIsInvalid');
      letters.splice(at, 1);
    },
  },
};

/** Pages of the stream as it gives them: by number of records, with nothing in some. */
const dynamodbstreams: Record<string, Operation> = {
  'get-shard-iterator': {
    needs: ['stream-arn', 'shard-id', 'shard-iterator-type'],
    may: ['sequence-number'],
    answer: (options, { records }) => {
      const at = records.findIndex(
        ({ dynamodb }) =>
          (dynamodb as { SequenceNumber: string }).SequenceNumber === options['sequence-number'],
      );
      if (at < 0) throw new Refused('TrimmedDataAccessException');
      return { ShardIterator: `${at}/empty` };
    },
  },
  'get-records': {
    needs: ['shard-iterator'],
    may: ['limit'],
    answer: ({ 'shard-iterator': iterator = '', limit = '1000' }, { records }) => {
      const at = Number.parseInt(iterator, 10);
      if (iterator.endsWith('empty')) return { Records: [], NextShardIterator: `${at}/` };
      return {
        Records: records.slice(at, at + Number(limit)),
        NextShardIterator: `${at + Number(limit)}/empty`,
      };
    },
  },
};

export const operations: Readonly<Record<string, Readonly<Record<string, Operation>>>> = {
  cloudformation,
  secretsmanager,
  lambda,
  sqs,
  dynamodbstreams,
  sts: { 'get-caller-identity': { needs: [], answer: (_, { account }) => ({ Account: account.id }) } },
  logs: {
    'start-query': {
      needs: ['start-time', 'end-time', 'query-string'],
      may: ['log-group-name'],
      answer: () => ({ queryId: 'a-query' }),
    },
    'get-query-results': { needs: ['query-id'], answer: () => ({ status: 'Complete', results: [] }) },
    'filter-log-events': {
      needs: [],
      may: ['log-group-name', 'start-time', 'filter-pattern'],
      answer: () => ({ events: [] }),
    },
  },
  events: {
    'list-rule-names-by-target': { needs: ['target-arn'], answer: () => ({ RuleNames: ['night'] }) },
    'enable-rule': { needs: ['name'], answer: done },
  },
  'service-quotas': {
    'request-service-quota-increase': {
      needs: ['service-code', 'quota-code', 'desired-value'],
      answer: () => ({ RequestedQuota: { Status: 'PENDING' } }),
    },
  },
  budgets: {
    'create-budget': {
      needs: ['account-id', 'budget'],
      may: ['notifications-with-subscribers'],
      answer: done,
    },
  },
};
