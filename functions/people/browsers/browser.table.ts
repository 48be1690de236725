import { createHmac } from 'node:crypto';
import { config } from '../../platform/config';
import { table } from '../../platform/table/table';
import type { PersonId } from '../../shared/ids';
import { BROWSER_SECONDS, type Browser } from './browser';
import { browserItem } from './browser.item';

/** What the table keeps of a browser's secret: whoever reads the table can make no cookie of it. @asksNothing */
export const browserHash = (secret: string): string =>
  createHmac('sha256', config.authSecret).update(`browser|${secret}`).digest('base64url');

/**
 * They were here, in this browser: noted at each sign-in, and once a day while they stay signed in.
 * @question I am here in this browser
 * @key main `PERSON#{person}` / `BROWSER#{hash}`
 * @cost 1 WCU
 */
export const noteBrowser = (personId: PersonId, hash: string, now: Date): Promise<void> =>
  table.put(
    browserItem.item(
      { personId, hash, seenAt: now.toISOString() },
      { expiresAtSeconds: Math.floor(now.getTime() / 1000) + BROWSER_SECONDS },
    ),
  );

/**
 * @question Was this person ever signed in in this browser?
 * @key main `PERSON#{person}` / `BROWSER#{hash}`
 * @cost 1 RCU
 */
export const isBrowserOf = async (personId: PersonId, hash: string): Promise<boolean> =>
  (await table.get(browserItem.stored, browserItem.key({ personId, hash }))) !== undefined;

/** Of the same person: more are a machine's. */
const MOST = 10_000;

/**
 * @question In which browsers was this person?
 * @key main `PERSON#{person}` / `BROWSER#…`
 * @cost ½ RCU for about thirty
 */
export const listBrowsers = (personId: PersonId): Promise<Browser[]> =>
  table.all(browserItem.stored, {
    pk: browserItem.partition({ personId }),
    begins: browserItem.begins(),
    fresh: true,
    most: MOST,
  });
