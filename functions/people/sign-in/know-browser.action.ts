import type { PersonId } from '../../shared/ids';
import { browserHash, noteBrowser } from '../browsers/browser.table';

/** Somebody is signed in in this browser: it is known as theirs from now on. @param secret that the browser keeps */
export const knowBrowser = (personId: PersonId, secret: string, now: Date): Promise<void> =>
  noteBrowser(personId, browserHash(secret), now);
