import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import { type PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import {
  Architecture,
  type CfnFunction,
  type Code,
  Function as PlainFunction,
  Runtime,
} from 'aws-cdk-lib/aws-lambda';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import { Function, type Stack } from 'sst/constructs';
import { BUNDLING } from './bundling';
import { type RESERVED, reservation } from './concurrency';
import { excuse, type Excuse } from './excuses';
import { settingsOf } from './settings';

/** 网络安全法 art. 21 asks for at least six months of network logs; a stage that is thrown away needs none that old. */
export const logRetention = (development: boolean): RetentionDays =>
  development ? RetentionDays.TWO_WEEKS : RetentionDays.ONE_YEAR;

/** What outlives its stack is not left behind where it was made by a deployment that failed: then it is empty. */
export const keepOrDrop = (development: boolean): RemovalPolicy =>
  development ? RemovalPolicy.DESTROY : RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE;

/** @param logGroupName where another service looks for it by its name; else CloudFormation makes one up */
export const logGroup = (stack: Stack, id: string, logGroupName?: string): LogGroup => {
  const { development } = settingsOf(stack);
  return new LogGroup(stack, id, {
    ...(logGroupName !== undefined && { logGroupName }),
    retention: logRetention(development),
    removalPolicy: keepOrDrop(development),
  });
};

/** A role that may write to one log and do what is listed, and nothing else. */
const roleFor = (stack: Stack, id: string, log: LogGroup, rights: readonly PolicyStatement[]): Role => {
  const role = new Role(stack, `${id}Role`, { assumedBy: new ServicePrincipal('lambda.amazonaws.com') });
  log.grantWrite(role);
  for (const right of rights) role.addToPolicy(right);
  return role;
};

/** Maintained until April 2028. */
const RUNTIME = 'nodejs24.x';

export type Given = {
  /** `functions/api.handler`: bundled by SST, never run here. */
  handler: string;
  /** MB; the processor's share grows with it. */
  memory: number;
  timeoutSeconds: number;
  environment: Record<string, string>;
  /** Copied beside the bundle: what is read at run time. */
  files?: readonly { from: string; to: string }[];
  /** Encrypts the environment, so that who may look at the function does not see its secret. */
  key: IKey;
  rights: readonly PolicyStatement[];
  /** Why a right ends in a star, where one does. */
  excuses?: readonly Excuse[];
  /** Where the event of a failed asynchronous call is put aside. */
  deadLetters?: IQueue;
  /** How many may always run at once, whatever else the account does; no more of it run than these. */
  reserved?: keyof typeof RESERVED;
};

/** A function of the product, with a log and a role of its own. */
export const lambda = (stack: Stack, id: string, given: Given): Function => {
  const log = logGroup(stack, `${id}Log`);
  const role = roleFor(stack, id, log, given.rights);
  const fn = new Function(stack, id, {
    handler: given.handler,
    runtime: RUNTIME,
    architecture: 'arm_64',
    memorySize: given.memory,
    timeout: given.timeoutSeconds,
    // Lambda has no X-Ray in mainland China, and its right cannot be narrowed to anything of ours.
    tracing: 'disabled',
    environment: given.environment,
    environmentEncryption: given.key,
    role,
    logGroup: log,
    // With its own map beside it the bundle needs no helper that copies maps to another bucket; functions/platform/stack.ts reads it.
    nodejs: BUNDLING,
    ...(given.files && { copyFiles: [...given.files] }),
    ...reservation(settingsOf(stack), given.reserved),
    ...(given.deadLetters && {
      deadLetterQueue: given.deadLetters,
      retryAttempts: 2,
      maxEventAge: Duration.hours(1),
    }),
  });
  // SST writes an older one into the template until the bundle is made.
  (fn.node.defaultChild as CfnFunction).runtime = RUNTIME;
  if (given.excuses) excuse(role, given.excuses);
  return fn;
};

/** A few lines that belong to the front, not to the product: no bundle, no rights beyond a log. */
export const frontLambda = (
  stack: Stack,
  id: string,
  given: { code: Code; environment: Record<string, string>; key: IKey },
): PlainFunction => {
  const log = logGroup(stack, `${id}Log`);
  return new PlainFunction(stack, id, {
    code: given.code,
    handler: 'index.handler',
    runtime: Runtime.NODEJS_24_X,
    architecture: Architecture.ARM_64,
    memorySize: 256,
    timeout: Duration.seconds(5),
    environment: given.environment,
    environmentEncryption: given.key,
    role: roleFor(stack, id, log, []),
    logGroup: log,
  });
};

/** SST gives each stack a Lambda for custom resources of its own, with a broad role. No stack here has any. */
export const withoutCustomResources = (stack: Stack): void => {
  stack.node.tryRemoveChild('CustomResourceHandler');
};
