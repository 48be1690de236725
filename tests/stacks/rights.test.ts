import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { REGION, writtenDown } from './literals';
import { DEVELOPMENT, MAINLAND, PRODUCTION, type Place } from './places';
import { stackNames, synthesise, type Synthesised } from './synth';

const places: [string, Place, Synthesised][] = [
  ['development', DEVELOPMENT, synthesise(DEVELOPMENT, { nag: true })],
  ['production', PRODUCTION, synthesise(PRODUCTION, { nag: true })],
  ['mainland China', MAINLAND, synthesise(MAINLAND, { nag: true })],
];

type Statement = { Action: string | string[]; Effect: string; Resource: unknown; Condition?: unknown };
const list = <T>(value: T | T[]): T[] => (Array.isArray(value) ? value : [value]);

/** What each role may do, by the id of its policy without CDK's hash: `Api`, `SignIn`, … */
const rightsOf = (place: Synthesised): Record<string, Statement[]> =>
  Object.fromEntries(
    place
      .all('AWS::IAM::Policy')
      .map(({ Properties }) => [
        String(Properties['PolicyName']).replace(/RoleDefaultPolicy.*$/, ''),
        (Properties['PolicyDocument'] as { Statement: Statement[] }).Statement,
      ]),
  );
const actionsOf = (statements: Statement[] = []) =>
  [...new Set(statements.flatMap(({ Action }) => list(Action)))].toSorted();

const READ = ['dynamodb:BatchGetItem', 'dynamodb:GetItem', 'dynamodb:Query'];
const WRITE = [
  'dynamodb:ConditionCheckItem',
  'dynamodb:DeleteItem',
  'dynamodb:PutItem',
  'dynamodb:UpdateItem',
];
const STREAM = [
  'dynamodb:DescribeStream',
  'dynamodb:GetRecords',
  'dynamodb:GetShardIterator',
  'dynamodb:ListStreams',
];
const LOG = ['logs:CreateLogStream', 'logs:PutLogEvents'];
const FILES = ['s3:GetObject', 's3:PutObject'];

describe.each(places)('rights in %s', (_, { env }, place) => {
  const rights = rightsOf(place);
  const mail = env['MAIL_BY'] === 'smtp' ? [] : ['ses:SendEmail', 'ses:SendRawEmail'];
  const queue = ['sqs:SendMessage'];

  test.each<[string, string[]]>([
    ['Api', [...READ, ...WRITE, ...FILES, 's3:ListBucket', ...LOG]],
    ['SignIn', [...READ, ...WRITE, ...LOG, ...mail]],
    ['Documents', [...READ, ...LOG]],
    ['PublicPages', [...READ, ...LOG]],
    ['Stream', [...READ, ...WRITE, ...STREAM, ...LOG, ...queue]],
    ['Letters', [...READ, ...WRITE, ...STREAM, ...LOG, ...mail, ...queue]],
    ['Jobs', [...READ, ...WRITE, ...LOG, ...queue]],
    ['FrontGuard', LOG],
    ['Upload', [...LOG, ...FILES, 's3:ListBucket']],
  ])('%s may do what it needs and nothing else', (id, may) => {
    expect(actionsOf(rights[id])).toEqual([...new Set(may)].toSorted());
  });

  test('nobody else has a role, and nobody a policy of Amazon’s making', () => {
    expect(Object.keys(rights).toSorted()).toEqual(
      [
        'Api',
        'Documents',
        'FrontGuard',
        'Jobs',
        'Letters',
        'PublicPages',
        'SignIn',
        'Stream',
        'Upload',
      ].toSorted(),
    );
    for (const { Properties } of place.all('AWS::IAM::Role')) {
      expect(Properties).not.toHaveProperty('ManagedPolicyArns');
      expect(Properties).not.toHaveProperty('Policies');
    }
  });

  test('no action has a star, and a resource ends in one only where it is listed here', () => {
    const starred = Object.entries(rights).flatMap(([id, statements]) =>
      statements.flatMap(({ Action, Resource }) => {
        for (const action of list(Action)) expect(action).not.toContain('*');
        return list(Resource)
          .map((resource) => JSON.stringify(resource))
          .filter((resource) => resource.includes('*'))
          .map(
            (resource) => `${id} ${list(Action).join(',')} ${/[^"]*\*[^"]*/.exec(resource)?.[0] ?? resource}`,
          );
      }),
    );
    expect(starred.toSorted()).toEqual([
      'Api s3:GetObject,s3:PutObject /*', // the name of a file is made when it is attached; the bucket holds nothing else
      'Letters dynamodb:ListStreams /stream/*',
      'Stream dynamodb:ListStreams /stream/*', // a stream's name has its date in it; names are all that is listed
      'Upload s3:PutObject /*', // every file of the built site, in a bucket that holds nothing else
    ]);
  });

  test('sign-in reads and writes its own items alone', () => {
    const table = (rights['SignIn'] ?? []).filter(({ Action }) =>
      list(Action).some((action) => action.startsWith('dynamodb:')),
    );
    expect(table).toHaveLength(1);
    expect(table[0]?.Condition).toEqual({
      'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': ['AUTH#*'] },
    });
  });

  test('mail leaves from our sender alone', () => {
    const sends = Object.values(rights)
      .flat()
      .filter(({ Action }) => list(Action).includes('ses:SendEmail'));
    // The letters' and sign-in's.
    expect(sends).toHaveLength(mail.length > 0 ? 2 : 0);
    for (const { Condition, Resource } of sends) {
      expect(Condition).toEqual({ StringEquals: { 'ses:FromAddress': 'hello@mail.example.org' } });
      expect(JSON.stringify(Resource)).toContain(':identity/mail.example.org');
    }
  });

  test('nobody may read a secret, decrypt, or call another function', () => {
    expect(JSON.stringify(Object.values(rights))).not.toMatch(/secretsmanager:|ssm:|kms:|lambda:|iam:|sts:/);
  });

  test('cdk-nag finds nothing, and each exception says why', () => {
    expect(place.findings).toEqual([]);
    for (const stack of stackNames) {
      const reasons = [...place.text(stack).matchAll(/\{"reason":"(.*?)","id":"AwsSolutions/g)].map(
        (match) => match[1] ?? '',
      );
      for (const reason of reasons) expect(reason.length).toBeGreaterThan(40);
    }
  });
});

describe('no partition and no region is written down', () => {
  test.each(places)('in a template for %s', (_, at, place) => {
    for (const stack of stackNames) expect(writtenDown(place.text(stack), at), stack).toBeUndefined();
  });

  test('nor in what makes them', () => {
    const files = [
      'sst.config.ts',
      ...readdirSync('stacks', { recursive: true, encoding: 'utf8' })
        .filter((file) => file.endsWith('.ts'))
        .map((file) => `stacks/${file}`),
    ];
    for (const file of files) {
      const code = readFileSync(file, 'utf8').replaceAll(/\/\*\*[\s\S]*?\*\/|\/\/.*$/gm, '');
      expect(REGION.exec(code)?.[0], file).toBeUndefined();
      expect(/arn:aws/.exec(code)?.[0], file).toBeUndefined();
      if (file !== 'stacks/partitions.ts') expect(code, file).not.toContain('aws-cn');
    }
  });
});

/** What each of the SDK's commands needs; a command that is not here was not thought about. */
const NEEDS: Record<string, string[]> = {
  GetCommand: ['dynamodb:GetItem'],
  BatchGetCommand: ['dynamodb:BatchGetItem'],
  QueryCommand: ['dynamodb:Query'],
  PutCommand: ['dynamodb:PutItem'],
  UpdateCommand: ['dynamodb:UpdateItem'],
  DeleteCommand: ['dynamodb:DeleteItem'],
  TransactWriteCommand: WRITE,
  GetObjectCommand: ['s3:GetObject'],
  PutObjectCommand: ['s3:PutObject'],
  SendEmailCommand: ['ses:SendEmail', 'ses:SendRawEmail'],
};

test('what the functions ask of AWS is granted, and nothing is asked that is not', () => {
  const code = readdirSync('functions/platform', { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => readFileSync(`functions/platform/${file}`, 'utf8'))
    .join('\n');
  const used = [
    ...new Set(
      [...code.matchAll(/new (\w+Command)\(/g), ...code.matchAll(/\b(SendEmailCommand)\b/g)].map(
        (match) => match[1] ?? '',
      ),
    ),
  ];
  expect(used.length).toBeGreaterThan(5);
  const granted = actionsOf(Object.values(rightsOf(synthesise(PRODUCTION))).flat());
  for (const command of used)
    expect(granted, command).toEqual(expect.arrayContaining(NEEDS[command] ?? [`what ${command} needs`]));
});

describe('a copy elsewhere', () => {
  const elsewhere = { BACKUP_BUCKET: 'shanchao-elsewhere', BACKUP_ACCOUNT: '210987654321' };
  const place = { ...PRODUCTION, env: { ...PRODUCTION.env, ...elsewhere } };
  const made = synthesise(place, { nag: true });
  const rights = rightsOf(made);

  test('may write there and nothing else there, and read what is copied', () => {
    expect(actionsOf(rights['Backup'])).toEqual([
      'dynamodb:ExportTableToPointInTime',
      's3:AbortMultipartUpload',
      's3:PutObject',
      's3:PutObjectAcl',
      'sqs:SendMessage',
    ]);
    expect(actionsOf(rights['Copy'])).toEqual([
      's3:GetObjectVersionAcl',
      's3:GetObjectVersionForReplication',
      's3:GetObjectVersionTagging',
      's3:GetReplicationConfiguration',
      's3:ListBucket',
      's3:ObjectOwnerOverrideToBucketOwner',
      's3:ReplicateObject',
      's3:ReplicateTags',
    ]);
    expect(JSON.stringify(rights['Backup'])).toContain(':s3:::shanchao-elsewhere/table/*');
    expect(made.findings).toEqual([]);
    expect(writtenDown(made.text('Data'), place)).toBeUndefined();
  });

  test('is asked for by a service of AWS in the name of this account alone', () => {
    for (const service of ['scheduler.amazonaws.com', 's3.amazonaws.com'])
      made.template('Data').hasResourceProperties('AWS::IAM::Role', {
        AssumeRolePolicyDocument: {
          Statement: [
            {
              Principal: { Service: service },
              Condition: { StringEquals: { 'aws:SourceAccount': { Ref: 'AWS::AccountId' } } },
            },
          ],
        },
      });
  });

  test('the whole table goes there every week, and what cannot begin is put aside and rings', () => {
    const [schedule] = made.all('AWS::Scheduler::Schedule');
    const input = JSON.stringify(schedule?.Properties['Target']);
    for (const told of ['exportTableToPointInTime', 'shanchao-elsewhere', '210987654321', 'DYNAMODB_JSON'])
      expect(input).toContain(told);
    expect(schedule?.Properties['ScheduleExpression']).toBe('cron(0 20 ? * SUN *)');
    expect(input).toMatch(/"DeadLetterConfig":\{"Arn":\{"Fn::GetAtt":\["BackupDeadLetters/);
    expect(made.text('Watch')).toContain('production-shanchao-Watch-backup-failed');
  });

  test('each file goes there at once, belongs to that account, and stays when it is deleted here', () => {
    made.template('Data').hasResourceProperties('AWS::S3::Bucket', {
      VersioningConfiguration: { Status: 'Enabled' },
      ReplicationConfiguration: {
        Rules: [
          {
            Status: 'Enabled',
            DeleteMarkerReplication: { Status: 'Disabled' },
            Destination: { Account: '210987654321', AccessControlTranslation: { Owner: 'Destination' } },
          },
        ],
      },
    });
  });

  test('a restored table is the one that goes', () => {
    const restored = synthesise({
      ...place,
      env: { ...place.env, RESTORED_TABLE: 'restored', RESTORED_STREAM: '2026-09-08T02:00:00.000' },
    });
    expect(JSON.stringify(restored.all('AWS::Scheduler::Schedule'))).toContain(':table/restored');
  });

  test('without one nothing is scheduled and nothing rings', () => {
    const without = synthesise(PRODUCTION);
    expect(without.all('AWS::Scheduler::Schedule')).toEqual([]);
    expect(without.text('Watch')).not.toContain('backup-failed');
  });
});
