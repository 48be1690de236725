import { Match } from 'aws-cdk-lib/assertions';
import { describe, expect, test } from 'vitest';
import { tableDefinition, TTL_ATTRIBUTE } from '../../functions/platform/table/indexes';
import { DEVELOPMENT, PRODUCTION } from './places';
import { synthesise } from './synth';

const [development, production] = [synthesise(DEVELOPMENT), synthesise(PRODUCTION)];
const both = [
  ['development', development],
  ['production', production],
] as const;

describe.each(both)('the table in %s', (_, place) => {
  test('has the keys and indexes that the functions use, and no other', () => {
    const table = place.all('AWS::DynamoDB::Table')[0]?.Properties;
    const sorted = (list: unknown) =>
      (list as { AttributeName: string }[]).toSorted((a, b) => (a.AttributeName < b.AttributeName ? -1 : 1));
    expect(table?.['KeySchema']).toEqual(tableDefinition.KeySchema);
    expect(table?.['GlobalSecondaryIndexes']).toEqual(tableDefinition.GlobalSecondaryIndexes);
    expect(sorted(table?.['AttributeDefinitions'])).toEqual(sorted(tableDefinition.AttributeDefinitions));
  });

  test('is paid by request, restorable to any second of 35 days, streams both images, forgets what expired', () => {
    place.template('Data').hasResourceProperties('AWS::DynamoDB::Table', {
      BillingMode: 'PAY_PER_REQUEST',
      PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true, RecoveryPeriodInDays: 35 },
      StreamSpecification: { StreamViewType: tableDefinition.StreamSpecification.StreamViewType },
      TimeToLiveSpecification: { AttributeName: TTL_ATTRIBUTE, Enabled: true },
    });
  });

  test('and its facts are exported whether or not they are used, so that a restored one can take its place', () => {
    const outputs = JSON.stringify(place.template('Data').findOutputs('*'));
    for (const fact of ['FnGetAttTable', 'RefTable']) expect(outputs).toContain(`:ExportsOutput${fact}`);
    expect(outputs.match(/ExportsOutput\w*Table\w*/g)?.length).toBeGreaterThanOrEqual(3);
  });
});

describe('what may be thrown away', () => {
  test('outside development the table cannot be deleted, and everything with data outlives its stack', () => {
    production
      .template('Data')
      .hasResourceProperties('AWS::DynamoDB::Table', { DeletionProtectionEnabled: true });
    for (const resource of production.all('AWS::DynamoDB::Table'))
      expect(resource.DeletionPolicy).toBe('Retain');
    // What a failed first deployment made is empty, and goes again; all the same it outlives its stack once it stands.
    for (const type of ['AWS::S3::Bucket', 'AWS::KMS::Key', 'AWS::Logs::LogGroup'])
      for (const resource of production.all(type)) {
        expect(resource.DeletionPolicy, type).toBe('RetainExceptOnCreate');
        expect(resource.UpdateReplacePolicy, type).toBe('Retain');
      }
  });

  test('in development everything goes with its stack', () => {
    development
      .template('Data')
      .hasResourceProperties('AWS::DynamoDB::Table', { DeletionProtectionEnabled: false });
    for (const type of ['AWS::DynamoDB::Table', 'AWS::S3::Bucket', 'AWS::KMS::Key', 'AWS::Logs::LogGroup'])
      for (const resource of development.all(type)) expect(resource.DeletionPolicy, type).toBe('Delete');
  });
});

describe.each(both)('files in %s', (_, place) => {
  test('every bucket is private, encrypted and asked over TLS alone', () => {
    const buckets = place.all('AWS::S3::Bucket');
    expect(buckets).toHaveLength(4);
    for (const { Properties } of buckets) {
      expect(Properties['PublicAccessBlockConfiguration']).toEqual({
        BlockPublicAcls: true,
        BlockPublicPolicy: true,
        IgnorePublicAcls: true,
        RestrictPublicBuckets: true,
      });
      expect(JSON.stringify(Properties['BucketEncryption'])).toContain('AES256');
    }
    const policies = place.all('AWS::S3::BucketPolicy');
    expect(policies).toHaveLength(4);
    for (const policy of policies)
      expect(JSON.stringify(policy.Properties)).toContain(
        '{"Bool":{"aws:SecureTransport":"false"}},"Effect":"Deny"',
      );
  });

  test('what people attach is versioned and logged; old versions and aborted uploads go', () => {
    place.template('Data').hasResourceProperties('AWS::S3::Bucket', {
      VersioningConfiguration: { Status: 'Enabled' },
      LoggingConfiguration: { DestinationBucketName: Match.anyValue() },
      OwnershipControls: { Rules: [{ ObjectOwnership: 'BucketOwnerEnforced' }] },
      LifecycleConfiguration: {
        Rules: [
          Match.objectLike({
            NoncurrentVersionExpiration: { NoncurrentDays: place === production ? 365 : 7 },
            Status: 'Enabled',
          }),
          Match.objectLike({ AbortIncompleteMultipartUpload: { DaysAfterInitiation: 7 }, Status: 'Enabled' }),
        ],
      },
    });
  });

  test('the key that closes the settings turns every year', () => {
    place.template('Data').hasResourceProperties('AWS::KMS::Key', { EnableKeyRotation: true });
  });
});

describe('a restored table', () => {
  const restored = synthesise({
    ...PRODUCTION,
    env: { ...PRODUCTION.env, RESTORED_TABLE: 'restored-0908', RESTORED_STREAM: '2026-09-08T02:00:00.000' },
  });

  test('takes the place for every function, its rights, its stream and its alarm', () => {
    for (const fn of restored.all('AWS::Lambda::Function')) {
      const told = (fn.Properties['Environment'] as { Variables?: { TABLE_NAME?: unknown } } | undefined)
        ?.Variables;
      if (told && 'TABLE_NAME' in told) expect(told.TABLE_NAME).toBe('restored-0908');
    }
    expect(restored.text('Api')).toContain(':table/restored-0908"');
    restored.template('Jobs').hasResourceProperties('AWS::Lambda::EventSourceMapping', {
      EventSourceArn: {
        'Fn::Join': ['', Match.arrayWith([':table/restored-0908/stream/2026-09-08T02:00:00.000'])],
      },
    });
    expect(restored.text('Watch')).toContain('"Value":"restored-0908"');
  });

  test('while the stage’s own table stays as it is, with the same exports', () => {
    expect(restored.all('AWS::DynamoDB::Table')).toEqual(production.all('AWS::DynamoDB::Table'));
    const tableExports = (text: string) => [...new Set(text.match(/ExportsOutput\w*Table\w*/g))].toSorted();
    expect(tableExports(restored.text('Data'))).toEqual(tableExports(production.text('Data')));
  });
});
