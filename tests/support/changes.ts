import type { DynamoDBRecord } from 'aws-lambda';
import { inject } from 'vitest';
import { followStream } from '../../functions/machine/stream/stream-reader';
import { bothConsumers } from './consumers';

/** Collects what changes in this test's table, instead of following it: the test hands it over as it likes. */
export const collectChanges = async () => {
  let collected: DynamoDBRecord[] = [];
  const reader = await followStream({
    endpoint: inject('endpoint'),
    tableName: process.env['TABLE_NAME'] ?? '',
    handler: async ({ Records }) => {
      collected.push(...Records);
      return { batchItemFailures: [] };
    },
    checkpoint: { load: async () => ({}), save: async () => undefined },
    onPoison: async () => undefined,
  });
  return {
    /** All that changed since it was last asked, in the table's order. */
    take: async (): Promise<DynamoDBRecord[]> => {
      await reader.drain();
      const taken = collected;
      collected = [];
      return taken;
    },
    stop: reader.stop,
  };
};

/** Hands a batch to the product's consumers of the stream, and from the record that failed on again, as Lambda's source does. */
export const handOver = async (batch: readonly DynamoDBRecord[]): Promise<void> => {
  let left = [...batch];
  for (let tries = 0; left.length > 0; tries += 1) {
    if (tries > 20) throw new Error('a record could not be followed');
    const { batchItemFailures } = await bothConsumers({ Records: left });
    const [failed] = batchItemFailures;
    const at = failed
      ? left.findIndex((record) => record.dynamodb?.SequenceNumber === failed.itemIdentifier)
      : left.length;
    left = left.slice(at);
  }
};
