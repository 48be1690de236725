import { BatchWriteCommand, DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { inject } from 'vitest';
import { LOCAL_CREDENTIALS } from '../../functions/machine/engine/make-table';
import type { Item } from '../../functions/platform/table/table';

const BATCH = 25;
const AT_ONCE = 4;

/** The same item about another thing: wherever it says the one id, in keys too, it says the other. */
export const renamed = (item: Item, from: string, to: string): Item =>
  JSON.parse(JSON.stringify(item).replaceAll(from, to)) as Item;

/** So many items, each made by its number, written past the meter: a full table in seconds. */
export const addItems = async (count: number, make: (number: number) => Item): Promise<void> => {
  const documents = DynamoDBDocumentClient.from(
    new DynamoDBClient({ endpoint: inject('endpoint'), ...LOCAL_CREDENTIALS }),
  );
  const writeFrom = async (first: number): Promise<void> => {
    for (let at = first; at < count; at += BATCH * AT_ONCE) {
      const some = Array.from({ length: Math.min(BATCH, count - at) }, (_, number) => ({
        PutRequest: { Item: make(at + number) },
      }));
      await documents.send(
        new BatchWriteCommand({ RequestItems: { [process.env['TABLE_NAME'] ?? '']: some } }),
      );
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, (_, lane) => writeFrom(lane * BATCH)));
  documents.destroy();
};
