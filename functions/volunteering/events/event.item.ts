import * as z from 'zod';
import { EventId, OrganisationId } from '../../shared/ids';
import { Prose } from '../../shared/words';
import { codec } from '../../platform/table/item';
import { Event, EventRow, isOver, isPublic } from './event';

export const eventItem = codec({
  kind: 'event',
  version: 2,
  pk: 'ORG#{organisationId}#EVENT#{eventId}',
  sk: 'EVENT',
  shape: Event,
});

/** The long text stands apart, so that lists stay small. */
export const eventTextItem = codec({
  kind: 'event-text',
  version: 1,
  pk: 'ORG#{organisationId}#EVENT#{eventId}',
  sk: 'TEXT',
  shape: z.object({ organisationId: OrganisationId, eventId: EventId, description: Prose }),
  pack: ({ description }) => ({ keep: { description } }),
});

/**
 * A row holds what a list shows, and no word twice: `lasts` is in milliseconds, the rest stands in the keys. Only of what was
 * cancelled is the status kept.
 */
const rowPack = ({ title, place, startsAt, endsAt, shifts, status }: EventRow) => ({
  keep: {
    title,
    place,
    lasts: Date.parse(endsAt) - Date.parse(startsAt),
    shifts,
    ...(isOver({ status }) && { status }),
  },
  parts: { standing: isPublic({ status }) ? 'published' : 'draft' },
});
const rowUnpack = ({ lasts, ...row }: Record<string, unknown>, parts: Readonly<Record<string, string>>) => ({
  status: parts['standing'],
  ...row,
  ...parts,
  endsAt: new Date(Date.parse(parts['startsAt'] ?? '') + Number(lasts)).toISOString(),
});

/** Drafts are listed apart from what is or was public: the public list never reads over a draft. */
export const eventRowItem = codec({
  kind: 'event-row',
  version: 2,
  row: true,
  pk: 'ORG#{organisationId}#EVENTS#{standing}',
  sk: '{startsAt}#{eventId}',
  shape: EventRow,
  pack: rowPack,
  unpack: rowUnpack,
});

/** The same in its campaign's list, where only what is or was public stands. */
export const campaignEventRowItem = codec({
  kind: 'campaign-event-row',
  version: 2,
  row: true,
  pk: 'ORG#{organisationId}#CAMPAIGN#{campaignId}#EVENTS',
  sk: '{startsAt}#{eventId}',
  shape: EventRow,
  pack: rowPack,
  unpack: (kept, parts) => rowUnpack(kept, { standing: 'published', ...parts }),
});
