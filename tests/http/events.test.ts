import { beforeAll, describe, expect, test } from 'vitest';
import type { EventRow } from '../../functions/volunteering/events/event';
import { listAudited } from '../../functions/people/audit/audit.table';
import { newId } from '../support/new-id';
import type { OrganisationId } from '../../functions/shared/ids';
import type { MySignUp } from '../../functions/volunteering/sign-ups/sign-up';
import { ask, asked } from '../support/ask';
import { campaignBody, charity } from '../support/fish-sale';
import { organisation, staffOf } from '../support/people';
import { inDays } from '../support/release-event';
import { settle } from '../support/settle';
import { signedIn, type SignedInPerson } from '../support/sessions';

let o: OrganisationId;
let organiser: SignedInPerson;
beforeAll(async () => {
  o = await organisation('chunan');
  organiser = await staffOf(o, ['organiser']);
});

const newCampaign = async (): Promise<string> => {
  const as = await staffOf(o, ['finance']);
  const at = `/organisations/${o}/campaigns`;
  return (await asked<{ campaignId: string }>(201, 'POST', at, campaignBody(), { as })).campaignId;
};

/** An event with one shift. @param days from now on */
const makeEvent = async (days: number, more: { campaignId?: string; publish?: boolean } = {}) => {
  const { publish = true, ...part } = more;
  const at = `/organisations/${o}/events`;
  const asking = { as: organiser };
  const body = {
    title: { zh: '千岛湖放鱼', en: 'Fish release' },
    description: { zh: '把鱼放回湖里。' },
    place: { zh: '中心湖区码头' },
    address: '梦姑路 348 号',
    startsAt: inDays(days, 0),
    endsAt: inDays(days, 10),
    ...part,
  };
  const { eventId } = await asked<EventRow>(201, 'POST', at, body, asking);
  const shift = { title: { zh: '放鱼' }, startsAt: inDays(days, 1), endsAt: inDays(days, 4), places: 2 };
  const wanted = { ...shift, waitlist: false };
  const made = await asked<{ shiftId: string }>(201, 'POST', `${at}/${eventId}/shifts`, wanted, asking);
  if (publish) await asked(200, 'POST', `${at}/${eventId}/publish`, undefined, asking);
  return { eventId, shiftId: made.shiftId, campaignId: more.campaignId };
};
const listed = async (query: string, as?: SignedInPerson): Promise<string[]> => {
  const { items } = await asked<{ items: EventRow[] }>(
    200,
    'GET',
    `/organisations/${o}/events?${query}`,
    undefined,
    { as },
  );
  return items.map(({ eventId }) => eventId);
};

describe('the events of a campaign', () => {
  test('are those that were published, by when they begin, from a day on, page by page; another’s are not', async () => {
    const [campaignId, another] = [await newCampaign(), await newCampaign()];
    const [late, early] = [await makeEvent(9, { campaignId }), await makeEvent(3, { campaignId })];
    const [other, none] = [await makeEvent(4, { campaignId: another }), await makeEvent(5)];
    const draft = await makeEvent(6, { campaignId, publish: false });
    expect(await listed(`campaignId=${campaignId}`)).toEqual([early.eventId, late.eventId]);
    expect(await listed(`campaignId=${campaignId}&from=${inDays(4, 0)}`)).toEqual([late.eventId]);
    expect(await listed(`campaignId=${another}`)).toEqual([other.eventId]);
    expect(await listed(`campaignId=${newId('cmp')}`)).toEqual([]);
    expect(await listed('limit=50')).toEqual([early, other, none, late].map(({ eventId }) => eventId));
    expect(await listed('drafts=true', organiser)).toEqual([draft.eventId]);
    const first = await asked<{ items: EventRow[]; next?: string }>(
      200,
      'GET',
      `/organisations/${o}/events?campaignId=${campaignId}&limit=1`,
    );
    expect(await listed(`campaignId=${campaignId}&limit=1&cursor=${first.next}`)).toEqual([late.eventId]);
    // Not even where another organisation has a campaign of that name.
    await organisation('xihu');
    const elsewhere = await asked<{ items: unknown[] }>(
      200,
      'GET',
      `/organisations/xihu/events?campaignId=${campaignId}`,
    );
    expect(elsewhere.items).toEqual([]);
  });

  test('are not those of one that is not here, be it another organisation’s', async () => {
    const { campaign } = await charity('tonglu');
    const at = `/organisations/${o}/events`;
    const event = { title: { zh: '放鱼' }, description: { zh: '放鱼' }, place: { zh: '码头' } };
    const hours = { startsAt: inDays(3, 0), endsAt: inDays(3, 10) };
    for (const campaignId of [campaign.campaignId, newId('cmp')]) {
      const { status, body } = await ask('POST', at, { ...event, ...hours, campaignId }, { as: organiser });
      expect([status, body['code']]).toEqual([422, 'campaign-not-found']);
    }
  });

  test('are not asked of together with drafts, nor by what is no id', async () => {
    const asking = { as: organiser };
    for (const query of [`campaignId=${newId('cmp')}&drafts=true`, 'campaignId=none'])
      expect((await ask('GET', `/organisations/${o}/events?${query}`, undefined, asking)).status).toBe(400);
  });

  test('say on their own page what the list leaves out', async () => {
    const { eventId, campaignId } = await makeEvent(12, { campaignId: await newCampaign() });
    const event = await asked<Record<string, unknown>>(200, 'GET', `/organisations/${o}/events/${eventId}`);
    expect(event).toMatchObject({ campaignId, address: '梦姑路 348 号', shifts: 1, status: 'published' });
    const { items } = await asked<{ items: EventRow[] }>(
      200,
      'GET',
      `/organisations/${o}/events?campaignId=${campaignId}`,
    );
    const {
      description: _text,
      onShifts: _shifts,
      campaignId: _campaign,
      address: _where,
      revision,
      ...row
    } = event;
    expect(revision).toBe(1);
    expect(items).toEqual([row]);
  });
});

test('what somebody signed up for leads to its event, and so does the calendar', async () => {
  const { eventId, shiftId } = await makeEvent(14);
  const lin = await signedIn();
  await asked(201, 'POST', `/organisations/${o}/shifts/${shiftId}/sign-ups`, undefined, { as: lin });
  await settle();
  const { items } = await asked<{ items: MySignUp[] }>(200, 'GET', '/me/sign-ups', undefined, { as: lin });
  expect(items).toMatchObject([{ organisationId: o, eventId, shiftId, startsAt: inDays(14, 1) }]);
  const { url } = await asked<{ url: string }>(200, 'GET', '/me/calendar', undefined, { as: lin });
  const feed = await ask<string>('GET', new URL(url).pathname.replace('/api', ''));
  expect(feed.body.replaceAll('\r\n ', '')).toMatch(new RegExp(`URL\\S*/${o}/events/${eventId}`));
});

test('from a moment that no list reaches nothing follows; from one that cannot be is not understood', async () => {
  const as = organiser;
  for (const path of [`/organisations/${o}/events`, '/me/sign-ups']) {
    const last = await asked<{ items: unknown[] }>(
      200,
      'GET',
      `${path}?from=2099-12-31T00:00:00Z`,
      undefined,
      { as },
    );
    expect(last.items).toEqual([]);
    expect((await ask('GET', `${path}?from=9999-12-31T00:00:00Z`, undefined, { as })).status).toBe(400);
  }
});

test('who drafted an event, opened its shifts and published it stands in the audit, once for each', async () => {
  const { eventId, shiftId } = await makeEvent(21);
  const again = await ask('POST', `/organisations/${o}/events/${eventId}/publish`, undefined, {
    as: organiser,
  });
  expect(again.status).toBe(200);
  const { items } = await listAudited(o, { limit: 50 });
  const told = items.filter(({ which }) => which === eventId || which === shiftId).reverse();
  expect(told.map(({ by, what, which, changed }) => [by, what, which, changed])).toEqual([
    [organiser.personId, 'event-created', eventId, { status: [null, 'draft'] }],
    [organiser.personId, 'shift-opened', shiftId, { eventId: [null, eventId], places: [null, 2] }],
    [organiser.personId, 'event-published', eventId, { status: ['draft', 'published'] }],
  ]);
});

test('a shift opened at once under one key in several ways is one of them; the others are told so', async () => {
  const at = `/organisations/${o}/events`;
  const { eventId } = await makeEvent(20, { publish: false });
  const shift = { title: { zh: '放鱼' }, startsAt: inDays(20, 1), endsAt: inDays(20, 4), waitlist: false };
  const replies = await Promise.all(
    [1, 2, 3, 3].map(async (places) => ({
      places,
      ...(await ask(
        'POST',
        `${at}/${eventId}/shifts`,
        { ...shift, places },
        { as: organiser, key: 'one-key-for-all' },
      )),
    })),
  );
  const [made] = replies.filter(({ status }) => status === 201);
  for (const { places, status, body } of replies)
    if (places === made?.places) expect([status, body['places']]).toEqual([201, places]);
    else expect([status, body['code']]).toEqual([422, 'request-key-reused']);
  const event = await asked(200, 'GET', `${at}/${eventId}`, undefined, { as: organiser });
  expect(event['shifts']).toBe(2);
  const { items } = await listAudited(o, { limit: 50 });
  expect(items.filter(({ which }) => which === made?.body['shiftId'])).toHaveLength(1);
});
