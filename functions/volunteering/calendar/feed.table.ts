import * as z from 'zod';
import type { PersonId } from '../../shared/ids';
import { newSecret } from '../../platform/new-id';
import { table } from '../../platform/table';

/** Under the person, who belongs to no organisation. */
const key = (personId: PersonId) => ({ pk: `PERSON#${personId}`, sk: 'CALENDAR' });
const Feed = z.object({ secret: z.string() });

/**
 * What opens a person's feed; undefined where they never asked for one.
 * @question What opens this person’s calendar feed?
 * @key main `PERSON#{person}` / `CALENDAR`
 * @cost ½ RCU
 */
export const getFeedSecret = async (personId: PersonId): Promise<string | undefined> =>
  (await table.get(Feed, key(personId), false))?.secret;

/**
 * The same secret at every call.
 * @question A calendar feed of mine
 * @key main `PERSON#{person}` / `CALENDAR`
 * @cost 1 WCU
 */
export const makeFeedSecret = async (personId: PersonId): Promise<string> =>
  (
    await table.updated(Feed, key(personId), {
      set: 'SET kind = :kind, secret = if_not_exists(secret, :secret)',
      values: { ':kind': 'calendar', ':secret': newSecret() },
    })
  ).secret;
