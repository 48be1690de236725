import { existsSync, readFileSync } from 'node:fs';
import { Match } from 'aws-cdk-lib/assertions';
import { describe, expect, test, vi } from 'vitest';
import { readConfig } from '../../functions/platform/config';
import { DEVELOPMENT, MAINLAND, PRODUCTION, type Place } from './places';
import { synthesise, type Synthesised } from './synth';

// config.ts judges the settings of the process that loads it, too.
vi.hoisted(() => Object.assign(process.env, { TABLE_NAME: 'the-table', AUTH_SECRET: 'x'.repeat(32) }));

const places: Record<string, [Place, Synthesised]> = {
  development: [DEVELOPMENT, synthesise(DEVELOPMENT)],
  production: [PRODUCTION, synthesise(PRODUCTION)],
  'mainland China': [MAINLAND, synthesise(MAINLAND)],
};
const [, production] = places['production'] ?? [];
const [, mainland] = places['mainland China'] ?? [];
if (!production || !mainland) throw new Error('no place');

/** The product's functions: those that are told of the table. */
type Told = Record<string, unknown> & { TABLE_NAME?: unknown };
const product = (place: Synthesised, stack: 'Api' | 'Jobs' | 'Pages') =>
  place
    .all('AWS::Lambda::Function', stack)
    .map(({ Properties }) => ({
      Properties,
      told: (Properties['Environment'] as { Variables: Told }).Variables,
    }))
    .filter(({ told }) => 'TABLE_NAME' in told);
const all = (place: Synthesised) =>
  (['Api', 'Jobs', 'Pages'] as const).flatMap((stack) => product(place, stack));

/** What CloudFormation puts in the place of a reference, so that the settings can be judged as a function reads them. */
const resolved = (value: unknown): string => {
  if (typeof value !== 'string') return 'https://resolved.example.org';
  return value.startsWith('{{resolve:secretsmanager:')
    ? `smtps://secret.example.org:465/${'x'.repeat(32)}`
    : value;
};

describe.each(Object.entries(places))('the functions in %s', (_, [{ stage, env }, place]) => {
  test('are seven, on Node 24 and arm64, each with memory and a time limit within the API’s own', () => {
    expect(all(place)).toHaveLength(7);
    for (const { Properties } of all(place)) {
      expect(Properties).toMatchObject({ Runtime: 'nodejs24.x', Architectures: ['arm64'] });
      expect([512, 1024]).toContain(Properties['MemorySize']);
    }
    for (const { Properties } of [...product(place, 'Api'), ...product(place, 'Pages')])
      expect(Properties['Timeout']).toBeLessThan(30);
  });

  test('are told what functions/platform/config.ts reads, and it accepts it', () => {
    const source = readFileSync('functions/platform/config.ts', 'utf8');
    const known = [...source.matchAll(/given\('(\w+)'\)/g)].map((match) => match[1]);
    const others = /^(NODE_OPTIONS|SECRETS_EDITION|AWS_NODEJS_CONNECTION_REUSE_ENABLED|SST_\w+)$/;
    for (const { told } of all(place)) {
      for (const name of Object.keys(told)) if (!others.test(name)) expect(known).toContain(name);
      const env = Object.fromEntries(Object.entries(told).map(([name, value]) => [name, resolved(value)]));
      expect(readConfig({ ...env, AWS_LAMBDA_FUNCTION_NAME: 'deployed' })).toMatchObject({
        stage,
        deployed: true,
      });
    }
  });

  test('never get the sandbox provider’s key, and would not start with it', () => {
    for (const { told } of all(place)) {
      expect(Object.keys(told).filter((name) => /SANDBOX|DYNAMODB_ENDPOINT|FILES_DIR/.test(name))).toEqual(
        [],
      );
      const env = Object.fromEntries(Object.entries(told).map(([name, value]) => [name, resolved(value)]));
      expect(() => readConfig({ ...env, SANDBOX_SECRET: 'x'.repeat(32) })).toThrow('SANDBOX_SECRET');
    }
  });

  test('do not read the maps of their bundles at the start', () => {
    for (const { told } of all(place)) expect(told).not.toHaveProperty('NODE_OPTIONS');
  });

  test('get secrets by name, closed with a key of ours', () => {
    for (const { told, Properties } of all(place)) {
      expect(told['AUTH_SECRET']).toBe(
        `{{resolve:secretsmanager:shanchao/${stage}:SecretString:authSecret::}}`,
      );
      expect(Properties['KmsKeyArn']).toEqual({
        'Fn::ImportValue': expect.stringContaining('SettingsKey') as string,
      });
    }
  });

  test('write to people from the sender, by the way that was chosen', () => {
    const writers = all(place).filter(({ told }) => 'MAIL_FROM' in told);
    // Sign-in and the letters; the books never.
    expect(writers).toHaveLength(2);
    for (const { told } of writers) {
      expect(told['MAIL_FROM']).toBe(env['MAIL_FROM']);
      if (place === mainland) {
        expect(told['SMTP_URL']).toBe(`{{resolve:secretsmanager:shanchao/${stage}:SecretString:smtpUrl::}}`);
        expect(told).not.toHaveProperty('SES_REGION');
      } else expect(told['SES_REGION']).toEqual({ Ref: 'AWS::Region' });
    }
  });

  test('each keep a log of their own, for as long as the law asks', () => {
    const logs = place.all('AWS::Logs::LogGroup');
    expect(new Set(logs.map(({ Properties }) => Properties['RetentionInDays']))).toEqual(
      new Set([stage.startsWith('dev') ? 14 : 365]),
    );
    for (const { Properties } of place.all('AWS::Lambda::Function'))
      expect(Properties).toHaveProperty('LoggingConfig.LogGroup');
  });
});

test('another edition of the secrets changes everything that holds one, so that CloudFormation looks it up anew', () => {
  const [place] = places['production'] ?? [];
  if (!place) throw new Error('no place');
  const next = synthesise({ ...place, env: { ...place.env, SECRETS_EDITION: 'second' } });
  const holders = (from: Synthesised) =>
    (['Web', 'Api', 'Jobs', 'Pages'] as const)
      .flatMap((stack) =>
        ['AWS::Lambda::Function', 'AWS::CloudFront::Distribution'].flatMap((type) => from.all(type, stack)),
      )
      .map((resource) => JSON.stringify(resource))
      .filter((text) => text.includes('{{resolve:secretsmanager:'));
  expect(holders(next)).toHaveLength(9);
  const before = holders(production);
  for (const holder of holders(next)) expect(before).not.toContain(holder);
});

describe('the HTTP API', () => {
  test.each([
    ['ANY /api/{proxy+}', 'Api'],
    ['ANY /api/auth/{proxy+}', 'SignIn'],
    ['ANY /api/calendar/{proxy+}', 'Calendar'],
    ['ANY /share/{proxy+}', 'Pictures'],
  ])('%s is answered by one function, behind CloudFront’s key', (RouteKey, id) => {
    production.template('Api').hasResourceProperties('AWS::ApiGatewayV2::Route', {
      RouteKey,
      AuthorizationType: 'CUSTOM',
      AuthorizerId: { Ref: 'FrontKey' },
      Target: { 'Fn::Join': ['', ['integrations/', { Ref: `${id}Integration` }]] },
    });
  });

  test('every other path is a page, drawn by a function of its own that is told whose season stands first', () => {
    const pages = production.template('Pages');
    pages.hasResourceProperties('AWS::ApiGatewayV2::Route', {
      RouteKey: '$default',
      AuthorizationType: 'CUSTOM',
      AuthorizerId: { 'Fn::ImportValue': Match.stringLikeRegexp('FrontKey') },
      Target: { 'Fn::Join': ['', ['integrations/', { Ref: 'PublicPagesIntegration' }]] },
    });
    for (const { told } of product(production, 'Pages'))
      expect(told).toMatchObject({ HOME_ORGANISATION: 'chunan' });
  });

  test('a request without the key is refused without asking; the answer for a key is kept an hour', () => {
    production.template('Api').hasResourceProperties('AWS::ApiGatewayV2::Authorizer', {
      AuthorizerType: 'REQUEST',
      IdentitySource: ['$request.header.x-front-key'],
      EnableSimpleResponses: true,
      AuthorizerPayloadFormatVersion: '2.0',
      AuthorizerResultTtlInSeconds: 3600,
    });
    production.template('Api').hasResourceProperties('AWS::Lambda::Function', {
      Environment: {
        Variables: {
          FRONT_KEY: '{{resolve:secretsmanager:shanchao/production:SecretString:frontKey::}}',
          FRONT_KEY_NEXT: '{{resolve:secretsmanager:shanchao/production:SecretString:frontKeyNext::}}',
        },
      },
    });
  });

  test('a flood is turned away; every request leaves a line that holds nobody’s key', () => {
    production.template('Api').hasResourceProperties('AWS::ApiGatewayV2::Stage', {
      StageName: '$default',
      AutoDeploy: true,
      DefaultRouteSettings: {
        ThrottlingRateLimit: 1000,
        ThrottlingBurstLimit: 2000,
        DetailedMetricsEnabled: false,
      },
      AccessLogSettings: { DestinationArn: Match.anyValue(), Format: Match.stringLikeRegexp('"routeKey"') },
    });
    const format = (
      production.all('AWS::ApiGatewayV2::Stage')[0]?.Properties['AccessLogSettings'] as { Format: string }
    ).Format;
    expect(format).not.toMatch(/path|query|header|cookie|sourceIp/i);
    expect(format).toMatch(/^\{"status":\$context\.status,"/);
    // Under this prefix no policy of the account has to name it.
    production.template('Api').hasResourceProperties('AWS::Logs::LogGroup', {
      LogGroupName: '/aws/vendedlogs/production-shanchao-Api',
    });
  });

  test('the visitor’s address comes from the front', () => {
    for (const { told } of product(production, 'Api'))
      expect(told).toMatchObject({ ADDRESS_HEADER: 'x-viewer-address' });
    for (const { told } of product(production, 'Api')) expect(told).not.toHaveProperty('ADDRESS_HOPS');
    for (const { told } of product(mainland, 'Api'))
      expect(told).toMatchObject({ ADDRESS_HEADER: 'x-forwarded-for', ADDRESS_HOPS: '1' });
  });
});

describe('the stream', () => {
  test('is followed from its beginning; a poison record is cut out, retried and put aside', () => {
    production.template('Jobs').hasResourceProperties('AWS::Lambda::EventSourceMapping', {
      StartingPosition: 'TRIM_HORIZON',
      BisectBatchOnFunctionError: true,
      FunctionResponseTypes: ['ReportBatchItemFailures'],
      MaximumRetryAttempts: 8,
      MaximumRecordAgeInSeconds: 79_200,
      DestinationConfig: {
        OnFailure: { Destination: { 'Fn::GetAtt': [Match.stringLikeRegexp('^StreamDeadLetters'), 'Arn'] } },
      },
    });
  });

  test('feeds the letters apart: mail that is away for hours holds up letters, never the books', () => {
    production.template('Jobs').hasResourceProperties('AWS::Lambda::EventSourceMapping', {
      FunctionName: { Ref: Match.stringLikeRegexp('^Letters') },
      StartingPosition: 'TRIM_HORIZON',
      BisectBatchOnFunctionError: true,
      FunctionResponseTypes: ['ReportBatchItemFailures'],
      MaximumRetryAttempts: -1,
      MaximumRecordAgeInSeconds: 14_400,
      DestinationConfig: {
        OnFailure: { Destination: { 'Fn::GetAtt': [Match.stringLikeRegexp('^LettersDeadLetters'), 'Arn'] } },
      },
    });
    const fed = production.all('AWS::Lambda::EventSourceMapping').map(({ Properties }) => Properties);
    expect(fed).toHaveLength(2);
    const filters = fed.map((each) => each['FilterCriteria']);
    expect(filters).toHaveLength(2);
    expect(filters.filter((each) => each === undefined)).toHaveLength(1);
    expect(new Set(fed.map((each) => JSON.stringify(each['EventSourceArn']))).size).toBe(1);
  });
});

describe('the clock', () => {
  test('calls the jobs every quarter of an hour and every night, and puts aside what fails', () => {
    const rules = production.all('AWS::Events::Rule').map(({ Properties }) => Properties);
    expect(rules.map((rule) => rule['ScheduleExpression'])).toEqual([
      'rate(15 minutes)',
      'cron(30 18 * * ? *)',
    ]);
    for (const rule of rules)
      expect(rule['Targets']).toMatchObject([
        {
          DeadLetterConfig: { Arn: { 'Fn::GetAtt': [expect.stringMatching(/^JobsDeadLetters/), 'Arn'] } },
          RetryPolicy: { MaximumRetryAttempts: 2 },
        },
      ]);
    production.template('Jobs').hasResourceProperties('AWS::Lambda::Function', {
      DeadLetterConfig: { TargetArn: { 'Fn::GetAtt': [Match.stringLikeRegexp('^JobsDeadLetters'), 'Arn'] } },
    });
    production
      .template('Jobs')
      .hasResourceProperties('AWS::Lambda::EventInvokeConfig', { MaximumRetryAttempts: 2 });
  });

  test('dead letters are kept two weeks, encrypted', () => {
    const queues = production.all('AWS::SQS::Queue');
    expect(queues).toHaveLength(3);
    for (const { Properties } of queues)
      expect(Properties).toEqual({ MessageRetentionPeriod: 14 * 86_400, SqsManagedSseEnabled: true });
  });
});

test('every handler is a file that exports it', () => {
  for (const name of ['api', 'pages', 'sign-in', 'documents', 'stream', 'letters', 'jobs']) {
    expect(existsSync(`functions/${name}.ts`), name).toBe(true);
    expect(readFileSync(`functions/${name}.ts`, 'utf8')).toMatch(/export const handler\b/);
  }
});
