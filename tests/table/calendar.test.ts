import { describe, expect, test } from 'vitest';
import { newPersonId, newSecret } from '../../functions/platform/new-id';
import { table } from '../../functions/platform/table/table';
import { OrganisationId, PersonId, RequestKey, ShiftId } from '../../functions/shared/ids';
import { feedItem } from '../../functions/volunteering/calendar/feed.item';
import {
  getFeedSecret,
  makeFeedSecret,
  renewFeedSecret,
} from '../../functions/volunteering/calendar/feed.table';
import { getEventsOf, getShiftsOf } from '../../functions/volunteering/calendar/on-the-way.table';
import type { Event } from '../../functions/volunteering/events/event';
import { putNewEvent } from '../../functions/volunteering/events/event.table';
import type { Shift } from '../../functions/volunteering/shifts/shift';
import { putNewShift } from '../../functions/volunteering/shifts/shift.table';
import { mySignUpOf } from '../../functions/volunteering/sign-ups/sign-up';
import { makeEvent } from '../support/make-event';
import { makeShift } from '../support/make-shift';
import { newId } from '../support/new-id';

const newPerson = () => PersonId.parse(newPersonId());
const newKey = () => RequestKey.parse(newId('renew'));

describe('the address of a calendar feed', () => {
  test('is another one after one request, the same for each time that it comes, also all at once', async () => {
    const [personId, key] = [newPerson(), newKey()];
    const before = await makeFeedSecret(personId);
    const told = await Promise.all(Array.from({ length: 5 }, () => renewFeedSecret(personId, key)));
    const after = await getFeedSecret(personId);
    expect(new Set(told)).toEqual(new Set([after]));
    expect(after).not.toBe(before);
  });

  test('is the one of the later of two requests at once, and neither brings another back', async () => {
    const [personId, one, two] = [newPerson(), newKey(), newKey()];
    const before = await makeFeedSecret(personId);
    const told = await Promise.all([renewFeedSecret(personId, one), renewFeedSecret(personId, two)]);
    const stands = await getFeedSecret(personId);
    expect(told).toContain(stands);
    expect(told).not.toContain(before);
    for (const key of [one, two, one]) expect(await renewFeedSecret(personId, key)).toBe(stands);
    expect(await getFeedSecret(personId)).toBe(stands);
  });

  test('is made where there was none, also by several who renew it at once, and is nobody else’s', async () => {
    const [personId, other, key] = [newPerson(), newPerson(), newKey()];
    const others = await makeFeedSecret(other);
    const told = await Promise.all([renewFeedSecret(personId, key), renewFeedSecret(personId, key)]);
    expect(told).toEqual([await getFeedSecret(personId), await makeFeedSecret(personId)]);
    expect(await getFeedSecret(other)).toBe(others);
    // The same key of somebody else is another request.
    expect(await renewFeedSecret(other, key)).not.toBe(others);
    expect(await getFeedSecret(personId)).toBe(told[0]);
  });

  test('that an earlier release made stays until it is renewed', async () => {
    const [personId, secret, key] = [newPerson(), newSecret(), newKey()];
    await table.put(feedItem.item({ personId, secret }));
    expect([await getFeedSecret(personId), await makeFeedSecret(personId)]).toEqual([secret, secret]);
    await table.put(feedItem.item({ personId, secret }));
    const after = await renewFeedSecret(personId, key);
    expect(after).not.toBe(secret);
    expect([await renewFeedSecret(personId, key), await getFeedSecret(personId)]).toEqual([after, after]);
  });
});

describe('what a calendar asks of the shifts that somebody signed up for', () => {
  const [here, there] = ['chunan', 'xihu'].map((o) => OrganisationId.parse(o)) as [
    OrganisationId,
    OrganisationId,
  ];
  const newShift = (part: Partial<Shift> = {}) =>
    makeShift(1, { organisationId: here, shiftId: ShiftId.parse(newId('shf')), ...part });
  const made = async (part: Partial<Shift> = {}) => {
    const shift = newShift(part);
    await putNewShift(shift, 'a');
    return shift;
  };
  const madeEvent = async (part: Partial<Event> = {}) => {
    const event = makeEvent({
      organisationId: here,
      contact: { name: '陈老师', phone: '0571-6481 0000' },
      ...part,
    });
    await putNewEvent(event, { zh: '把鱼放回湖里。' }, 'a');
    return event;
  };
  const personId = newPerson();
  const signedUp = (shift: Shift) =>
    mySignUpOf(shift, {
      organisationId: shift.organisationId,
      shiftId: shift.shiftId,
      personId,
      name: '',
      status: 'holding',
    });

  test('is the shift itself, in the order asked, each time that it is asked; who signed up for none asks nothing', async () => {
    const [one, two] = [await made({ place: { zh: '排岭码头' } }), await made({ places: 3 })];
    const asked = [two, newShift(), one, two].map(signedUp);
    expect(await getShiftsOf(asked)).toEqual([two, undefined, one, two]);
    expect([await getShiftsOf([]), await getEventsOf([])]).toEqual([[], []]);
  });

  test('is the event of each, also of two shifts of one, and none where it is not there', async () => {
    const [one, two] = [await madeEvent(), await madeEvent({ place: { zh: '梅峰' } })];
    const of = ({ eventId }: Event) => signedUp(newShift({ eventId }));
    const asked = [of(two), of(one), of(makeEvent()), of(one)];
    expect(await getEventsOf(asked)).toEqual([two, one, undefined, one]);
  });

  test('is each organisation’s own, also where both call theirs by one id', async () => {
    const ours = await made({ place: { zh: '千岛湖' } });
    const theirs = { ...ours, organisationId: there, place: { zh: '西湖' } };
    expect(await getShiftsOf([theirs, ours].map(signedUp))).toEqual([undefined, ours]);
    await putNewShift(theirs, 'a');
    expect(await getShiftsOf([theirs, ours].map(signedUp))).toEqual([theirs, ours]);
    const event = await madeEvent();
    const elsewhere = signedUp(newShift({ organisationId: there, eventId: event.eventId }));
    const asked = [elsewhere, signedUp(newShift({ eventId: event.eventId }))];
    expect(await getEventsOf(asked)).toEqual([undefined, event]);
  });

  test('is answered for a hundred at once, those that are there in their places', async () => {
    const there = await Promise.all(Array.from({ length: 20 }, () => made()));
    const asked = Array.from({ length: 100 }, (_, at) => (at % 5 ? newShift() : (there[at / 5] as Shift)));
    const found = await getShiftsOf(asked.map(signedUp));
    expect(found).toEqual(asked.map((shift, at) => (at % 5 ? undefined : shift)));
  });
});
