import type { PersonId } from '../../shared/ids';
import { newSecret } from '../../platform/new-id';
import { table } from '../../platform/table/table';
import { feedItem } from './feed.item';

/**
 * What opens a person's feed; undefined where they never asked for one.
 * @question What opens this person’s calendar feed?
 * @key main `PERSON#{person}` / `CALENDAR`
 * @cost ½ RCU
 */
export const getFeedSecret = async (personId: PersonId): Promise<string | undefined> =>
  (await table.get(feedItem.stored, feedItem.key({ personId }), false))?.secret;

/**
 * The same secret at every call.
 * @question A calendar feed of mine
 * @key main `PERSON#{person}` / `CALENDAR`
 * @cost 1 WCU
 */
export const makeFeedSecret = async (personId: PersonId): Promise<string> =>
  (
    await table.updated(feedItem.stored, feedItem.key({ personId }), {
      set: 'SET kind = :kind, v = :v, secret = if_not_exists(secret, :secret)',
      values: { ':kind': feedItem.mark.kind, ':v': feedItem.mark.v, ':secret': newSecret() },
    })
  ).secret;
