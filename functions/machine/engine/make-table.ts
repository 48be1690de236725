import { CreateTableCommand, DynamoDBClient, ResourceInUseException } from '@aws-sdk/client-dynamodb';
import { tableDefinition } from '../../platform/table/indexes';
import { localClient } from '../local-client';

/** Any will do: the engine on this machine asks for no proof, unless it was told to. */
export const LOCAL_CREDENTIALS = localClient();

/** Makes the table where there is none; one that stands stays as it is. */
export const makeTable = async (endpoint: string, TableName: string, accessKeyId?: string): Promise<void> => {
  const client = new DynamoDBClient({ endpoint, ...localClient(accessKeyId) });
  try {
    await client.send(new CreateTableCommand({ TableName, ...tableDefinition }));
  } catch (error) {
    if (!(error instanceof ResourceInUseException)) throw error;
  } finally {
    client.destroy();
  }
};
