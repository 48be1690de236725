import { CreateTableCommand, DynamoDBClient, ResourceInUseException } from '@aws-sdk/client-dynamodb';
import { tableDefinition } from '../platform/indexes';

/** Any will do: the engine on this machine asks for no proof. */
export const LOCAL_CREDENTIALS = {
  region: 'local',
  credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
};

/** Makes the table where there is none; one that stands stays as it is. */
export const makeTable = async (endpoint: string, TableName: string): Promise<void> => {
  const client = new DynamoDBClient({ endpoint, ...LOCAL_CREDENTIALS });
  try {
    await client.send(new CreateTableCommand({ TableName, ...tableDefinition }));
  } catch (error) {
    if (!(error instanceof ResourceInUseException)) throw error;
  } finally {
    client.destroy();
  }
};
