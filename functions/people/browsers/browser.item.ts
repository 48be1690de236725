import { PersonId } from '../../shared/ids';
import { codec } from '../../platform/table/item';
import { Browser } from './browser';

/** Under the person, who belongs to no organisation. */
export const browserItem = codec({
  kind: 'browser',
  version: 1,
  pk: 'PERSON#{personId}',
  sk: 'BROWSER#{hash}',
  shape: Browser.extend({ personId: PersonId }),
  pack: ({ seenAt }) => ({ keep: { seenAt } }),
});
