import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import { AttributeType, BillingMode, ProjectionType, StreamViewType, Table } from 'aws-cdk-lib/aws-dynamodb';
import { Key } from 'aws-cdk-lib/aws-kms';
import { BlockPublicAccess, Bucket, BucketEncryption, ObjectOwnership } from 'aws-cdk-lib/aws-s3';
import type { Stack, StackContext } from 'sst/constructs';
import { tableDefinition, TTL_ATTRIBUTE } from '../functions/platform/table/indexes';
import { copyFiles, elsewhereOf, exportTable } from './backup';
import { excuse } from './excuses';
import { keepOrDrop, withoutCustomResources } from './lambda';
import { arnOf, type TableFacts } from './rights';
import { settingsOf } from './settings';

type KeySchema = readonly { AttributeName: string; KeyType: 'HASH' | 'RANGE' }[];

const keysOf = (schema: KeySchema) => {
  const named = (type: 'HASH' | 'RANGE') => {
    const name = schema.find((part) => part.KeyType === type)?.AttributeName;
    const kind = tableDefinition.AttributeDefinitions.find(
      (attribute) => attribute.AttributeName === name,
    )?.AttributeType;
    if (name === undefined || kind === undefined)
      throw new Error(`The table's definition has no ${type} key with a type.`);
    return { name, type: { S: AttributeType.STRING }[kind] };
  };
  return { partitionKey: named('HASH'), sortKey: named('RANGE') };
};

const theTable = (stack: Stack, development: boolean): Table => {
  const table = new Table(stack, 'Table', {
    ...keysOf(tableDefinition.KeySchema),
    billingMode: BillingMode[tableDefinition.BillingMode],
    stream: StreamViewType[tableDefinition.StreamSpecification.StreamViewType],
    timeToLiveAttribute: TTL_ATTRIBUTE,
    pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true, recoveryPeriodInDays: 35 },
    deletionProtection: !development,
    // A protected table cannot be deleted, also not by a deployment that failed: it is left, rather than the stack stuck.
    removalPolicy: development ? RemovalPolicy.DESTROY : RemovalPolicy.RETAIN,
  });
  for (const index of tableDefinition.GlobalSecondaryIndexes)
    table.addGlobalSecondaryIndex({
      indexName: index.IndexName,
      ...keysOf(index.KeySchema),
      projectionType: ProjectionType[index.Projection.ProjectionType],
    });
  return table;
};

/** Private, encrypted, asked over TLS alone. */
const CLOSED = {
  blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
  encryption: BucketEncryption.S3_MANAGED,
  enforceSSL: true,
  objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
} as const;

const theFiles = (stack: Stack, development: boolean): Bucket => {
  const removalPolicy = keepOrDrop(development);
  const log = new Bucket(stack, 'FilesLog', {
    ...CLOSED,
    removalPolicy,
    lifecycleRules: [{ id: 'forget', expiration: Duration.days(development ? 14 : 400) }],
  });
  excuse(log, [
    { id: 'AwsSolutions-S1', reason: 'This bucket is the access log; a log of the log would never end.' },
  ]);
  return new Bucket(stack, 'Files', {
    ...CLOSED,
    versioned: true,
    removalPolicy,
    serverAccessLogsBucket: log,
    lifecycleRules: [
      { id: 'old-versions', noncurrentVersionExpiration: Duration.days(development ? 7 : 365) },
      { id: 'aborted-uploads', abortIncompleteMultipartUploadAfter: Duration.days(7) },
    ],
  });
};

/** What must outlive every other stack: the table, the files people attach, the key that keeps settings closed. */
export function Data({ stack }: StackContext) {
  withoutCustomResources(stack);
  const { development, restoredTable, restoredStream } = settingsOf(stack);
  const table = theTable(stack, development);
  const own: TableFacts = { name: table.tableName, arn: table.tableArn, stream: table.tableStreamArn ?? '' };
  // Exported whether or not another stack uses them: so a restored table can take the place in one deployment, and give it back.
  for (const fact of Object.values(own)) stack.exportValue(fact);
  const arn = arnOf('dynamodb', `table/${restoredTable}`);
  const restored = restoredTable !== undefined && {
    name: restoredTable,
    arn,
    stream: `${arn}/stream/${restoredStream}`,
  };
  const settingsKey = new Key(stack, 'SettingsKey', {
    description: 'Closes the environment of the functions, which holds a secret.',
    enableKeyRotation: true,
    removalPolicy: keepOrDrop(development),
  });
  const files = theFiles(stack, development);
  const elsewhere = elsewhereOf(settingsOf(stack));
  const backupAside = elsewhere && exportTable(stack, restored || own, elsewhere);
  if (elsewhere) copyFiles(stack, files, elsewhere);
  stack.addOutputs({ TableName: restoredTable ?? table.tableName, FilesBucket: files.bucketName });
  return {
    table: restored || own,
    files: { name: files.bucketName, arn: files.bucketArn },
    settingsKey,
    /** Where the export elsewhere is put aside that could not begin; none where there is no elsewhere. */
    backupAside,
  };
}
