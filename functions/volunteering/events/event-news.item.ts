import { codec } from '../../platform/table/item';
import { EventNews } from './event-news';

/** What is told of a change of the event, beside it. What follows from it is made sure of by the stream. */
export const eventNewsItem = codec({
  kind: 'event-news',
  version: 1,
  pk: 'ORG#{organisationId}#EVENT#{eventId}',
  sk: 'TOLD#{revision}',
  shape: EventNews,
  // The key says the revision; an item without one would be of the first.
  pack: ({ revision: _inTheKey, ...keep }) => ({ keep }),
  unpack: (kept, { revision, ...parts }) => ({ ...parts, ...kept, revision: Number(revision) }),
});
