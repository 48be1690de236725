import type { DynamoDBBatchResponse, DynamoDBStreamEvent } from 'aws-lambda';
import { writers } from './areas';
import { follow } from './platform/table/changes';
import { sendingLetters } from './platform/letters/outbox';

/**
 * Lambda entry, and the local process's: the stream's second consumer, which sends the letters that others put into the outbox.
 * Mail that is down holds up mail, never the books.
 */
export const handler = (event: DynamoDBStreamEvent): Promise<DynamoDBBatchResponse> =>
  follow(sendingLetters(writers))(event);
