import type { PersonId, RequestKey } from '../../shared/ids';
import { newSecret } from '../../platform/new-id';
import { table } from '../../platform/table/table';
import { feedItem } from './feed.item';

/**
 * What opens a person's feed; undefined where they never asked for one.
 * @param fresh also one that was renewed this very moment
 * @question What opens this person’s calendar feed?
 * @key main `PERSON#{person}` / `CALENDAR`
 * @cost 1 RCU
 */
export const getFeedSecret = async (personId: PersonId): Promise<string | undefined> =>
  (await table.get(feedItem.stored, feedItem.key({ personId })))?.secret;

/**
 * The same secret at every call.
 * @question A calendar feed of mine
 * @key main `PERSON#{person}` / `CALENDAR`
 * @cost 1 WCU
 */
export const makeFeedSecret = async (personId: PersonId): Promise<string> =>
  (
    await table.updated(feedItem.stored, feedItem.key({ personId }), {
      set: 'SET kind = :kind, v = :v, secret = if_not_exists(secret, :secret), renewedBy = if_not_exists(renewedBy, :nobody)',
      values: {
        ':kind': feedItem.mark.kind,
        ':v': feedItem.mark.v,
        ':secret': newSecret(),
        ':nobody': {},
      },
    })
  ).secret;

/**
 * Another secret from now on: what was opened by the one before is not there any more. The same request again changes nothing.
 * @question Another address for my calendar feed (through makeFeedSecret, getFeedSecret)
 * @key main `PERSON#{person}` / `CALENDAR`
 * @holds this request did not renew it before → nothing
 * @cost 2 WCU and 1 RCU
 */
export const renewFeedSecret = async (personId: PersonId, requestKey: RequestKey): Promise<string> => {
  const stands = await makeFeedSecret(personId);
  const secret = newSecret();
  const kept = await table.update(feedItem.key({ personId }), {
    set: 'SET secret = :secret, renewedBy.#request = :yes',
    condition: 'attribute_not_exists(renewedBy.#request)',
    names: { '#request': requestKey },
    values: { ':secret': secret, ':yes': true },
    otherwise: (found) => feedItem.read(found).secret,
  });
  return kept ?? (await getFeedSecret(personId)) ?? stands;
};
