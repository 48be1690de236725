import { BatchWriteCommand, DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { randomBytes } from 'node:crypto';
import { inject } from 'vitest';
import { LOCAL_CREDENTIALS } from '../../functions/machine/engine/make-table';
import { recordItemOf } from '../../functions/people/accounts/auth-record.item';
import { sessionShape } from '../../functions/people/accounts/auth-rows';
import { cookieName, signedToken } from '../../functions/people/sign-in/session';
import { config } from '../../functions/platform/config';
import { newPersonId } from '../../functions/platform/new-id';
import { PersonId } from '../../functions/shared/ids';

export type Someone = { personId: PersonId; cookie: string };
const BATCH = 25;

/** Many people who are signed in: only the sessions, written past the meter, as better-auth would have kept them. */
export const crowd = async (count: number): Promise<Someone[]> => {
  const documents = DynamoDBDocumentClient.from(
    new DynamoDBClient({ endpoint: inject('endpoint'), ...LOCAL_CREDENTIALS }),
  );
  const expiresAt = new Date(Date.now() + 24 * 60 * 60_000).toISOString();
  const people = Array.from({ length: count }, () => {
    const token = randomBytes(24).toString('base64url');
    const personId = PersonId.parse(newPersonId());
    const item = recordItemOf(sessionShape, { token, userId: personId, expiresAt }, 1);
    return {
      item,
      personId,
      cookie: `${cookieName(config.publicUrl)}=${signedToken(token, config.authSecret)}`,
    };
  });
  for (let at = 0; at < count; at += BATCH) {
    const some = people.slice(at, at + BATCH).map(({ item }) => ({ PutRequest: { Item: item } }));
    await documents.send(
      new BatchWriteCommand({ RequestItems: { [process.env['TABLE_NAME'] ?? '']: some } }),
    );
  }
  documents.destroy();
  return people.map(({ personId, cookie }) => ({ personId, cookie }));
};
