import { Aws } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { tableDefinition } from '../functions/platform/table/indexes';
import { mailAddress } from './settings';

/** An ARN of this account, in whatever partition and region the template is deployed to. */
export const arnOf = (service: string, resource: string): string =>
  `arn:${Aws.PARTITION}:${service}:${Aws.REGION}:${Aws.ACCOUNT_ID}:${resource}`;

/** The table as functions know it: the stage's own, or one restored in its place. */
export type TableFacts = { name: string; arn: string; stream: string };

const READS = ['dynamodb:GetItem', 'dynamodb:BatchGetItem', 'dynamodb:Query'];
/** A transaction needs the right of each write in it; there is no right of its own. */
const WRITES = [
  'dynamodb:PutItem',
  'dynamodb:UpdateItem',
  'dynamodb:DeleteItem',
  'dynamodb:ConditionCheckItem',
];

const indexArns = (table: TableFacts) =>
  tableDefinition.GlobalSecondaryIndexes.map((index) => `${table.arn}/index/${index.IndexName}`);

/** No Scan, no PartiQL, nothing that changes the table itself. */
export const readTable = (table: TableFacts): PolicyStatement[] => [
  new PolicyStatement({ actions: READS, resources: [table.arn] }),
  new PolicyStatement({ actions: ['dynamodb:Query'], resources: indexArns(table) }),
];

export const writeTable = (table: TableFacts): PolicyStatement[] => [
  new PolicyStatement({ actions: WRITES, resources: [table.arn] }),
];

/**
 * Reads and writes only items whose partition key begins with one of the prefixes. Every granted action names its keys, so
 * the condition always has something to judge (it would be true of an action without keys, such as Scan).
 */
export const ownPartitions = (table: TableFacts, prefixes: readonly string[]): PolicyStatement[] => [
  new PolicyStatement({
    actions: [...READS, ...WRITES],
    resources: [table.arn],
    conditions: {
      'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': prefixes.map((prefix) => `${prefix}*`) },
    },
  }),
];

export const readStream = (table: TableFacts): PolicyStatement[] => [
  new PolicyStatement({
    actions: ['dynamodb:DescribeStream', 'dynamodb:GetRecords', 'dynamodb:GetShardIterator'],
    resources: [table.stream],
  }),
  // Listing is asked of all streams that the table ever had; it shows their names and nothing of what is in them.
  new PolicyStatement({ actions: ['dynamodb:ListStreams'], resources: [`${table.arn}/stream/*`] }),
];

/** Mail from our own sender alone: the identity that was verified, and the very address. */
export const sendMail = (mailFrom: string): PolicyStatement[] => {
  const address = mailAddress(mailFrom);
  const identities = [address, address.slice(address.indexOf('@') + 1)];
  return [
    new PolicyStatement({
      actions: ['ses:SendEmail', 'ses:SendRawEmail'],
      resources: identities.map((identity) => arnOf('ses', `identity/${identity}`)),
      conditions: { StringEquals: { 'ses:FromAddress': address } },
    }),
  ];
};

/** Puts and reads attached files. Who may list is told 404 of a file that is not there; others are told 403, as of a missing right. */
export const keepFiles = (bucketArn: string): PolicyStatement[] => [
  new PolicyStatement({ actions: ['s3:GetObject', 's3:PutObject'], resources: [`${bucketArn}/*`] }),
  new PolicyStatement({ actions: ['s3:ListBucket'], resources: [bucketArn] }),
];
