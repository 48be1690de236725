import { CfnStage } from 'aws-cdk-lib/aws-apigatewayv2';
import { Code } from 'aws-cdk-lib/aws-lambda';
import { type Function, getStack, type Stack, type StackContext, use } from 'sst/constructs';
import { Data } from './Data';
import { FRONT_GUARD } from './edge-code';
import { environment, mailEnvironment, mailRights } from './environment';
import { Jobs } from './Jobs';
import { type Given, frontLambda, lambda, logGroup, withoutCustomResources } from './lambda';
import { arnOf, keepFiles, ownPartitions, readTable, writeTable } from './rights';
import { PICTURE_FILES } from './pictures';
import { frontKeyAuthorizer, route } from './routes';
import { secretField } from './secrets';
import { settingsOf } from './settings';
import { Web } from './Web';

/** A rush is welcome; a flood is turned away with 429 before it costs anything. Requests a second, and at once. */
const THROTTLE = { throttlingRateLimit: 1000, throttlingBurstLimit: 2000 };

/** One line of JSON a request; no path, query, cookie or body, for these may hold somebody's key (a calendar's, an order's). */
const LINE = {
  at: '$context.requestTimeEpoch',
  requestId: '$context.requestId',
  routeKey: '$context.routeKey',
  milliseconds: '$context.responseLatency',
  bytes: '$context.responseLength',
  error: '$context.integrationErrorMessage',
};

const theStage = (stack: Stack, apiId: string) => {
  // Under this prefix API Gateway needs no word in the account's policy for logs, which holds 5,120 characters in all.
  const accessLog = logGroup(stack, 'AccessLog', `/aws/vendedlogs/${stack.stackName}`);
  new CfnStage(stack, 'Stage', {
    apiId,
    stageName: '$default',
    autoDeploy: true,
    accessLogSettings: {
      destinationArn: arnOf('logs', `log-group:${accessLog.logGroupName}`),
      // The status without quotes, so that alarms can compare it as a number.
      format: JSON.stringify(LINE).replace('{', '{"status":$context.status,'),
    },
    // Figures for each route are paid one by one, and nothing here reads them.
    defaultRouteSettings: { ...THROTTLE, detailedMetricsEnabled: false },
  });
  return accessLog;
};

const theFunctions = (stack: Stack) => {
  const settings = settingsOf(stack);
  const { table, files, settingsKey } = use(Data);
  const told = environment(settings, { table, publicUrl: use(Web).publicUrl });
  const make = (id: string, given: Omit<Given, 'key' | 'timeoutSeconds'>) =>
    lambda(stack, id, { ...given, key: settingsKey, timeoutSeconds: 20 });
  const api = make('Api', {
    handler: 'functions/api.handler',
    memory: 1024,
    environment: { ...told, FILES_BUCKET: files.name },
    rights: [...readTable(table), ...writeTable(table), ...keepFiles(files.arn)],
    excuses: [
      {
        id: 'AwsSolutions-IAM5',
        reason: 'A file’s name is made by the API; it puts and reads any file, in this bucket alone.',
      },
    ],
  });
  const signIn = make('SignIn', {
    handler: 'functions/sign-in.handler',
    memory: 1024,
    reserved: 'signIn',
    environment: { ...told, ...mailEnvironment(settings) },
    rights: [...ownPartitions(table, ['AUTH#']), ...mailRights(settings)],
  });
  const documents = make('Documents', {
    handler: 'functions/documents.handler',
    memory: 512,
    reserved: 'documents',
    environment: told,
    rights: readTable(table),
    files: PICTURE_FILES,
  });
  return { api, signIn, documents };
};

const ROUTES = [
  ['Api', 'ANY /api/{proxy+}', 'api'],
  ['SignIn', 'ANY /api/auth/{proxy+}', 'signIn'],
  ['Calendar', 'ANY /api/calendar/{proxy+}', 'documents'],
  ['Pictures', 'ANY /share/{proxy+}', 'documents'],
] as const;

/** What answers under /api, and the pictures of pages: each function with no more rights than its routes need, all of them behind CloudFront's key. */
export function Api({ stack }: StackContext) {
  withoutCustomResources(stack);
  // Who follows changes is there before who makes new ones.
  stack.addDependency(getStack(Jobs));
  const { stage, secretsEdition } = settingsOf(stack);
  const { apiId } = use(Web);
  const accessLog = theStage(stack, apiId);
  const functions: Record<'api' | 'signIn' | 'documents', Function> = theFunctions(stack);
  const guard = frontLambda(stack, 'FrontGuard', {
    code: Code.fromInline(FRONT_GUARD),
    environment: {
      FRONT_KEY: secretField(stage, 'frontKey'),
      FRONT_KEY_NEXT: secretField(stage, 'frontKeyNext'),
      SECRETS_EDITION: secretsEdition,
    },
    key: use(Data).settingsKey,
  });
  const authorizerId = frontKeyAuthorizer(stack, apiId, guard).ref;
  for (const [id, routeKey, name] of ROUTES)
    route(stack, id, { apiId, routeKey, fn: functions[name], authorizerId });
  stack.addOutputs({
    ApiFunction: functions.api.functionName,
    SignInFunction: functions.signIn.functionName,
    DocumentsFunction: functions.documents.functionName,
    AccessLog: accessLog.logGroupName,
  });
  return { ...functions, accessLog, authorizerId };
}
