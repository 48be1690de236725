import type { DynamoDBBatchResponse, DynamoDBStreamEvent } from 'aws-lambda';
import { handler as letters } from '../../functions/letters';
import { handler as stream } from '../../functions/stream';

/** The stream's two consumers, one after the other over the same records: what follows from them, and the letters among them. */
export const bothConsumers = async (event: DynamoDBStreamEvent): Promise<DynamoDBBatchResponse> => {
  const followed = await stream(event);
  return followed.batchItemFailures.length > 0 ? followed : letters(event);
};
