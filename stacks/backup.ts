import { Aws } from 'aws-cdk-lib';
import { Effect, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { Bucket, CfnBucket } from 'aws-cdk-lib/aws-s3';
import { CfnSchedule } from 'aws-cdk-lib/aws-scheduler';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import type { Stack } from 'sst/constructs';
import { deadLetters } from './dead-letters';
import { excuse } from './excuses';
import type { TableFacts } from './rights';
import type { Settings } from './settings';

/** A bucket elsewhere, which whoever loses or takes over this account cannot empty. */
export type Elsewhere = { bucket: string; account: string };

export const elsewhereOf = ({ backupBucket, backupAccount }: Settings): Elsewhere | undefined =>
  backupBucket !== undefined && backupAccount !== undefined
    ? { bucket: backupBucket, account: backupAccount }
    : undefined;

const arnOfBucket = ({ bucket }: Elsewhere): string => `arn:${Aws.PARTITION}:s3:::${bucket}`;

/** Assumed by a service of AWS in the name of this account alone. */
const roleOf = (stack: Stack, id: string, service: string, rights: readonly PolicyStatement[]): Role => {
  const role = new Role(stack, id, {
    assumedBy: new ServicePrincipal(service, {
      conditions: { StringEquals: { 'aws:SourceAccount': Aws.ACCOUNT_ID } },
    }),
  });
  for (const right of rights) role.addToPolicy(right);
  excuse(role, [
    {
      id: 'AwsSolutions-IAM5',
      reason: 'Each file of the one bucket, under names that are made when it is written.',
    },
  ]);
  return role;
};

const may = (actions: string[], ...resources: string[]): PolicyStatement =>
  new PolicyStatement({ effect: Effect.ALLOW, actions, resources });

/** The prefix under which each export lies, in a folder of its own. */
const PREFIX = 'table';

/**
 * Every Sunday night (UTC) the scheduler asks DynamoDB itself to write the whole table, as of that moment, into the bucket
 * elsewhere: no code of ours, and no reading capacity. @returns where a call that was refused is put aside
 */
export const exportTable = (stack: Stack, table: TableFacts, to: Elsewhere): Queue => {
  const aside = deadLetters(stack, 'BackupDeadLetters');
  excuse(aside, [
    {
      id: 'AwsSolutions-SQS3',
      reason: 'A dead-letter queue itself: of the schedule, which the rule overlooks.',
    },
  ]);
  const role = roleOf(stack, 'BackupRole', 'scheduler.amazonaws.com', [
    may(['dynamodb:ExportTableToPointInTime'], table.arn),
    may(['s3:AbortMultipartUpload', 's3:PutObject', 's3:PutObjectAcl'], `${arnOfBucket(to)}/${PREFIX}/*`),
    may(['sqs:SendMessage'], aside.queueArn),
  ]);
  const schedule = new CfnSchedule(stack, 'Backup', {
    scheduleExpression: 'cron(0 20 ? * SUN *)',
    flexibleTimeWindow: { mode: 'OFF' },
    target: {
      arn: `arn:${Aws.PARTITION}:scheduler:::aws-sdk:dynamodb:exportTableToPointInTime`,
      roleArn: role.roleArn,
      input: stack.toJsonString({
        TableArn: table.arn,
        S3Bucket: to.bucket,
        S3BucketOwner: to.account,
        S3Prefix: PREFIX,
        ExportFormat: 'DYNAMODB_JSON',
      }),
      retryPolicy: { maximumRetryAttempts: 10, maximumEventAgeInSeconds: 3600 },
      deadLetterConfig: { arn: aside.queueArn },
    },
  });
  schedule.node.addDependency(role);
  return aside;
};

/** Each file that people attach is copied there within minutes, and belongs to that account then; what is deleted here stays there. */
export const copyFiles = (stack: Stack, files: Bucket, to: Elsewhere): void => {
  const role = roleOf(stack, 'CopyRole', 's3.amazonaws.com', [
    may(['s3:GetReplicationConfiguration', 's3:ListBucket'], files.bucketArn),
    may(
      ['s3:GetObjectVersionForReplication', 's3:GetObjectVersionAcl', 's3:GetObjectVersionTagging'],
      files.arnForObjects('*'),
    ),
    may(
      ['s3:ReplicateObject', 's3:ReplicateTags', 's3:ObjectOwnerOverrideToBucketOwner'],
      `${arnOfBucket(to)}/*`,
    ),
  ]);
  const bucket = files.node.defaultChild as CfnBucket;
  bucket.replicationConfiguration = {
    role: role.roleArn,
    rules: [
      {
        id: 'elsewhere',
        status: 'Enabled',
        priority: 1,
        filter: { prefix: '' },
        deleteMarkerReplication: { status: 'Disabled' },
        destination: {
          bucket: arnOfBucket(to),
          account: to.account,
          accessControlTranslation: { owner: 'Destination' },
        },
      },
    ],
  };
};
