import { describe, expect, test } from 'vitest';
import { EventRow, type Event } from '../../functions/volunteering/events/event';
import { MOST_SHIFTS } from '../../functions/volunteering/shifts/shift';
import {
  countShift,
  getEvent,
  getEventText,
  listEvents,
  publish,
  putNewEvent,
} from '../../functions/volunteering/events/event.table';
import { newId } from '../support/new-id';
import { table } from '../../functions/platform/table/table';
import { CampaignId, EventId, OrganisationId } from '../../functions/shared/ids';
import { makeEvent } from '../support/make-event';
import { refusalOfAsync } from '../support/refusal';

const elsewhere = OrganisationId.parse('xihu');
const words = { zh: '把鱼放回湖里。' };
const made = async (part: Partial<Event> = {}): Promise<Event> => {
  const event = makeEvent(part);
  await putNewEvent(event, words, 'a');
  return event;
};

describe('an event', () => {
  test('is made with its text together and once; another request under its key is refused', async () => {
    const event = makeEvent();
    const { organisationId, eventId } = event;
    expect(await putNewEvent(event, words, 'a')).toEqual(event);
    expect(await putNewEvent({ ...event, shifts: 9 }, { zh: '改了' }, 'a')).toEqual(event);
    expect(await refusalOfAsync(() => putNewEvent(event, words, 'b'))).toBe('request-key-reused');
    expect(await getEvent(organisationId, eventId)).toEqual(event);
    expect(await getEventText(organisationId, eventId)).toEqual(words);
    expect(await getEvent(elsewhere, eventId)).toBeUndefined();
    expect(await getEventText(elsewhere, eventId)).toBeUndefined();
  });

  test('counts its shifts while it stands as it was read, and has room', async () => {
    const event = await made();
    await table.transact(countShift(event));
    expect((await getEvent(event.organisationId, event.eventId))?.shifts).toBe(1);
    const other = { ...event, status: 'published' as const };
    expect(await refusalOfAsync(() => table.transact(countShift(other)))).toBe('stale');
    const full = await made({ shifts: MOST_SHIFTS });
    expect(await refusalOfAsync(() => table.transact(countShift(full)))).toBe('too-many-shifts');
    expect(await refusalOfAsync(() => table.transact(countShift(makeEvent())))).toBe('stale');
  });

  test('is published only with a shift, and with all that were read; done twice it changes nothing', async () => {
    const event = await made();
    const { organisationId, eventId } = event;
    expect(await refusalOfAsync(() => table.transact(publish(event)))).toBe('event-without-shifts');
    await table.transact(countShift(event));
    const read = { ...event, shifts: 1 };
    await table.transact(countShift(read));
    expect(await refusalOfAsync(() => table.transact(publish(read)))).toBe('stale');
    const again = { ...event, shifts: 2 };
    for (const _ of [1, 2]) expect(await table.transact(publish(again))).toBe('done');
    expect(await getEvent(organisationId, eventId)).toEqual({ ...again, status: 'published' });
  });

  test('is listed by when it begins, drafts apart from what is published, page by page', async () => {
    const organisationId = OrganisationId.parse(`town-${newId('x').slice(-12)}`);
    const at = (hour: number) => ({
      organisationId,
      eventId: EventId.parse(newId('evt')),
      startsAt: `2026-09-08T0${hour}:00:00.000Z`,
      shifts: 1,
    });
    const [three, one, two] = [await made(at(3)), await made(at(1)), await made(at(2))];
    await made({ ...at(1), organisationId: elsewhere });
    const draft = { status: 'draft' } as const;
    const ids = (events: readonly EventRow[]) => events.map(({ eventId }) => eventId);
    const drafts = await listEvents(organisationId, draft, { limit: 2 });
    expect(ids(drafts.items)).toEqual(ids([one, two]));
    const more = await listEvents(organisationId, draft, { limit: 2, cursor: drafts.next });
    expect(ids(more.items)).toEqual(ids([three]));
    for (const event of [one, three]) await table.transact(publish(event));
    const [published, ten] = [{ status: 'published' } as const, { limit: 10 }];
    expect(ids((await listEvents(organisationId, published, ten)).items)).toEqual(ids([one, three]));
    expect(ids((await listEvents(organisationId, draft, ten)).items)).toEqual(ids([two]));
    const from = '2026-09-08T01:00:00.001Z';
    expect(ids((await listEvents(organisationId, published, { ...ten, from })).items)).toEqual(ids([three]));
    const after = { ...ten, from: '9999-12-31T00:00:00.000Z' };
    expect((await listEvents(organisationId, published, after)).items).toEqual([]);
  });

  test('stands in its campaign’s list once it is published, with the shifts that it has now; each row says what the event says', async () => {
    const campaignId = CampaignId.parse(newId('cmp'));
    const [event, other] = [await made({ campaignId, address: '梦姑路 348 号' }), await made()];
    const { organisationId } = event;
    const ofCampaign = async (id = campaignId) =>
      (await listEvents(organisationId, { campaignId: id }, { limit: 10 })).items;
    await table.transact(countShift(event));
    await table.transact(countShift(other));
    expect(await ofCampaign()).toEqual([]);
    await table.transact(publish({ ...event, shifts: 1 }));
    await table.transact(publish({ ...other, shifts: 1 }));
    const published: Event = { ...event, status: 'published', shifts: 1 };
    expect(await ofCampaign()).toEqual([EventRow.parse(published)]);
    await table.transact(countShift(published));
    expect(await ofCampaign()).toEqual([EventRow.parse({ ...published, shifts: 2 })]);
    expect(await ofCampaign(CampaignId.parse(newId('cmp')))).toEqual([]);
    expect((await listEvents(elsewhere, { campaignId }, { limit: 10 })).items).toEqual([]);
    const all = await listEvents(organisationId, { status: 'published' }, { limit: 50 });
    expect(all.items).toContainEqual(EventRow.parse({ ...published, shifts: 2 }));
    expect(EventRow.parse(published)).not.toHaveProperty('address');
  });
});
