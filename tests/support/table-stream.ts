import { DynamoDBClient, UpdateTableCommand } from '@aws-sdk/client-dynamodb';
import { inject } from 'vitest';
import { LOCAL_CREDENTIALS } from '../../functions/machine/engine/make-table';
import { tableDefinition } from '../../functions/platform/table/indexes';

const withStream = async (
  StreamSpecification: { StreamEnabled: false } | typeof tableDefinition.StreamSpecification,
): Promise<void> => {
  const client = new DynamoDBClient({ endpoint: inject('endpoint'), ...LOCAL_CREDENTIALS });
  await client.send(new UpdateTableCommand({ TableName: process.env['TABLE_NAME'], StreamSpecification }));
  client.destroy();
};

/**
 * From now on nothing follows from what is written. The engine keeps every record of a stream and looks through all of them
 * at each write (docs/decisions/0200): a test that writes tens of thousands of items, and asks for no follower, writes without.
 */
export const withoutStream = (): Promise<void> => withStream({ StreamEnabled: false });

/** Followers get what is written from now on. Call it before the first `settle`. */
export const streamAgain = (): Promise<void> => withStream(tableDefinition.StreamSpecification);
