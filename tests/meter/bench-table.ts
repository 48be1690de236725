import { CreateTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { randomBytes } from 'node:crypto';
import { tableDefinition } from '../../functions/platform/table/indexes';

const local = { region: 'local', credentials: { accessKeyId: 'local', secretAccessKey: 'local' } };

/** A client that tries once: what a fault does is seen. */
export const clientOf = (endpoint: string, maxAttempts = 1): DynamoDBClient =>
  new DynamoDBClient({ endpoint, ...local, maxAttempts });
export const documentsOf = (endpoint: string, maxAttempts = 1): DynamoDBDocumentClient =>
  DynamoDBDocumentClient.from(clientOf(endpoint, maxAttempts));

/** A new table of the product's own shape; its name. */
export const newTable = async (endpoint: string): Promise<string> => {
  const TableName = `meter-${randomBytes(6).toString('hex')}`;
  await clientOf(endpoint).send(new CreateTableCommand({ TableName, ...tableDefinition }));
  return TableName;
};

export type Row = { pk: string; sk: string; [name: string]: unknown };

/** A row of exactly so many bytes (its other attributes: texts only). */
export const rowOf = (bytes: number, row: Row): Row => {
  const bare = Object.entries(row).reduce(
    (all, [name, value]) => all + Buffer.byteLength(name + String(value)),
    0,
  );
  return { ...row, pad: 'x'.repeat(bytes - bare - 'pad'.length) };
};
