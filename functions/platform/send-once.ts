import * as z from 'zod';
import type { OrganisationId } from '../shared/ids';
import { sendMail } from './messages';
import { table } from './table';

export type Letter = { to: string; subject: string; text: string };

const YEAR = 365 * 86_400;

/**
 * Sends what follows from a cause, once: a repeat finds the record of it and sends nothing. Between sending and recording a
 * crash may send twice, never not at all. The record keeps no address and no words.
 * @question Was this letter sent? (and that it was)
 * @key main `ORG#{o}#MSG#{cause}` / `SENT`
 * @cost 1 RCU, 1 WCU
 */
export const sendOnce = async (
  organisationId: OrganisationId,
  cause: string,
  letter: Letter,
  now: Date,
): Promise<void> => {
  const key = { pk: `ORG#${organisationId}#MSG#${cause}`, sk: 'SENT' };
  if (await table.get(z.object({ at: z.string() }), key)) return;
  await sendMail(letter, cause);
  await table.put({
    ...key,
    at: now.toISOString(),
    expiresAtSeconds: Math.floor(now.getTime() / 1000) + YEAR,
  });
};
