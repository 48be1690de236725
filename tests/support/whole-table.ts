import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, ScanCommand } from '@aws-sdk/lib-dynamodb';

const documents = DynamoDBDocumentClient.from(
  new DynamoDBClient({
    endpoint: process.env['DYNAMODB_ENDPOINT'] ?? '',
    region: 'local',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  }),
);

/** Every item of this test's table. Only a test may look through the whole of it. */
export const wholeTable = async (): Promise<Record<string, unknown>[]> => {
  const items: Record<string, unknown>[] = [];
  let start: Record<string, unknown> | undefined;
  do {
    const page = await documents.send(
      new ScanCommand({
        TableName: process.env['TABLE_NAME'],
        ConsistentRead: true,
        ...(start && { ExclusiveStartKey: start }),
      }),
    );
    // The mark of a call to the table is nothing that anybody reads (functions/platform/table/mark.ts).
    items.push(...(page.Items ?? []).map(({ m: _mark, ...item }) => item));
    start = page.LastEvaluatedKey;
  } while (start);
  return items;
};
