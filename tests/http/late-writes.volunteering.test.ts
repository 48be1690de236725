import { afterAll, beforeAll, expect, test } from 'vitest';
import { post, put } from '../support/acts';
import { asked } from '../support/ask';
import { playsLate, type LateCase } from '../support/late-cases';
import { whileLate } from '../support/late-writes';
import { nightly } from '../support/nightly';
import { invitedTo, organisation, staffOf, type Staff } from '../support/people';
import { inDays, releaseEvent } from '../support/release-event';
import { settle } from '../support/settle';
import { signedIn } from '../support/sessions';
import type { OrganisationId } from '../../functions/shared/ids';

let o: OrganisationId;
let [organiser, admin]: Staff[] = [];
const staff = () => {
  if (!organiser || !admin) throw new Error('made before');
  return { organiser, admin };
};
beforeAll(async () => {
  o = await organisation('chunan');
  organiser = await staffOf(o, ['organiser']);
  admin = await staffOf(o, ['admin']);
});
afterAll(async () => {
  await settle();
  expect((await nightly(new Date())).codes).toEqual([]);
});

const at = (path: string) => `/organisations/${o}${path}`;
const reason = '台风';
const shiftBody = { title: { zh: '放鱼' }, startsAt: inDays(7, 1), endsAt: inDays(7, 4), places: 2 };
const eventBody = {
  title: { zh: '千岛湖放鱼' },
  description: { zh: '把鱼放回湖里。' },
  place: { zh: '中心湖区码头' },
  startsAt: inDays(7, 0),
  endsAt: inDays(7, 10),
};
/** A new event of one shift or more, and what is done with it. */
const event = async (shifts: Parameters<typeof releaseEvent>[2] = [{}], { publish = true } = {}) => {
  const { organiser: as } = staff();
  const { eventId, shiftIds } = await releaseEvent(o, as, shifts, { publish });
  const shift = (n = 0) => at(`/shifts/${shiftIds[n]}`);
  return {
    eventId,
    cancelEvent: post(at(`/events/${eventId}/cancel`), as, { reason }),
    publishEvent: post(at(`/events/${eventId}/publish`), as),
    copyEvent: post(at(`/events/${eventId}/copy`), as, { on: inDays(30, 0).slice(0, 10) }),
    openShift: post(at(`/events/${eventId}/shifts`), as, { ...shiftBody, waitlist: false }),
    changeEvent: (part: object) => put(at(`/events/${eventId}`), as, { ...eventBody, ...part, revision: 1 }),
    changeShift: (part: object) => put(shift(), as, { ...shiftBody, waitlist: false, ...part, revision: 1 }),
    cancelShift: post(`${shift()}/cancel`, as, { reason }),
    takePlace: (who: { cookie: string }, n = 0) => ({
      method: 'POST' as const,
      path: `${shift(n)}/sign-ups`,
      as: who,
    }),
    giveUp: (who: { cookie: string }) => ({
      method: 'POST' as const,
      path: `${shift()}/sign-ups/give-up`,
      as: who,
    }),
  };
};
const held = async (who: { cookie: string }) => {
  await settle();
  const { items } = await asked<{ items: { status: string }[] }>(200, 'GET', '/me/sign-ups', undefined, {
    as: who,
  });
  return items.filter(({ status }) => status === 'holding').length;
};

const cases: LateCase[] = [
  [
    'takePlace of two shifts at one time',
    async () => {
      const of = await event([{}, {}]);
      const lin = await signedIn();
      const behind = async () => expect(await held(lin)).toBe(1);
      return { one: of.takePlace(lin), other: of.takePlace(lin, 1), behind };
    },
    ['done', 'shift-overlaps'],
    ['done', 'shift-overlaps'],
    ['shift-overlaps'],
  ],
  [
    'takePlace of the last place by two',
    async () => {
      const of = await event([{ places: 1 }]);
      return { one: of.takePlace(await signedIn()), other: of.takePlace(await signedIn()) };
    },
    ['shift-full'],
    ['shift-full'],
  ],
  [
    'takePlace, cancelShift',
    async () => {
      const [of, lin] = [await event(), await signedIn()];
      const behind = async () => expect(await held(lin)).toBe(0);
      return { one: of.takePlace(lin), other: of.cancelShift, behind };
    },
    ['shift-cancelled'],
    ['done'],
  ],
  [
    'takePlace, cancelEvent',
    async () => {
      const [of, lin] = [await event(), await signedIn()];
      const behind = async () => expect(await held(lin)).toBe(0);
      return { one: of.takePlace(lin), other: of.cancelEvent, behind };
    },
    ['shift-cancelled', 'done'],
    ['done'],
  ],
  [
    'takePlace, changeShift to another time',
    async () => {
      const [of, lin] = [await event(), await signedIn()];
      const behind = async () => expect(await held(lin)).toBe(1);
      return { one: of.takePlace(lin), other: of.changeShift({ startsAt: inDays(7, 2) }), behind };
    },
    ['done'],
    ['done'],
  ],
  [
    'takePlace, changeShift to fewer places',
    async () => {
      const of = await event([{ places: 2 }]);
      const { path, as } = of.takePlace(await signedIn());
      await asked(201, 'POST', path, undefined, { as });
      return { one: of.takePlace(await signedIn()), other: of.changeShift({ places: 1 }) };
    },
    ['shift-full'],
    ['places-taken'],
  ],
  [
    'giveUpPlace, cancelShift',
    async () => {
      const [of, lin] = [await event(), await signedIn()];
      const { path } = of.takePlace(lin);
      await asked(201, 'POST', path, undefined, { as: lin });
      await settle();
      const behind = async () => expect(await held(lin)).toBe(0);
      return { one: of.giveUp(lin), other: of.cancelShift, behind };
    },
    ['done'],
    ['done'],
  ],
  ...(
    [
      ['openShift', ['event-over']],
      ['changeShift', ['event-over', 'shift-cancelled', 'changed-meanwhile']],
      ['publishEvent', ['event-over']],
    ] as const
  ).map(([deed, words]): LateCase => [
    `${deed}, cancelEvent`,
    async () => {
      const of = await event([{}], { publish: deed !== 'publishEvent' });
      return {
        one: deed === 'changeShift' ? of.changeShift({ places: 9 }) : of[deed],
        other: of.cancelEvent,
      };
    },
    words,
    ['done'],
  ]),
  [
    'copyEvent, cancelEvent',
    async () => {
      const of = await event([{}, {}]);
      return { one: of.copyEvent, other: of.cancelEvent };
    },
    ['done'],
    ['done'],
  ],
  [
    'openShift, publishEvent',
    async () => {
      const of = await event([{}], { publish: false });
      const behind = async () => {
        const path = at(`/events/${of.eventId}`);
        const { onShifts } = await asked<{ onShifts: object[] }>(200, 'GET', path);
        expect(onShifts).toHaveLength(2);
      };
      return { one: of.openShift, other: of.publishEvent, behind };
    },
    ['done'],
    ['done'],
  ],
  [
    'changeEvent to other hours, changeShift to what lies outside of them',
    async () => {
      const of = await event([{ hours: [3, 4] }]);
      const times = { startsAt: inDays(7, 1), endsAt: inDays(7, 4) };
      return { one: of.changeEvent({ startsAt: inDays(7, 2) }), other: of.changeShift(times) };
    },
    ['shift-left-outside'],
    ['shift-outside-event'],
  ],
  [
    'changeEvent by two',
    async () => {
      const of = await event();
      return { one: of.changeEvent({ title: { zh: '一' } }), other: of.changeEvent({ title: { zh: '二' } }) };
    },
    ['changed-meanwhile'],
    ['changed-meanwhile'],
  ],
  [
    'changeShift by two',
    async () => {
      const of = await event();
      return { one: of.changeShift({ places: 8 }), other: of.changeShift({ places: 9 }) };
    },
    ['changed-meanwhile'],
    ['changed-meanwhile'],
  ],
  [
    'changeOrganisation by two',
    async () => {
      const { admin: as } = staff();
      const { revision } = await asked<{ revision: number }>(200, 'GET', at(''));
      const change = (contact: string) =>
        put(at(''), as, { name: { zh: '慈善' }, district: { zh: '淳安' }, contact, revision });
      return { one: change(`0571-1${revision}`), other: change(`0571-2${revision}`) };
    },
    ['changed-meanwhile'],
    ['changed-meanwhile'],
  ],
  [
    'acceptInvitation, removeMember',
    async () => {
      const { admin: as } = staff();
      const wang = await invitedTo(o, as);
      return {
        one: { method: 'POST', path: `/me/invitations/${o}/accept`, as: wang },
        other: post(at(`/members/${wang.personId}/remove`), as),
      };
    },
    ['invitation-over'],
    ['done'],
  ],
];

playsLate(cases);

test('an address of a calendar that is renewed twice at once: one opens it, the last', async () => {
  const lin = await signedIn();
  const renew = () => asked<{ url: string }>(201, 'POST', '/me/calendar/renew', undefined, { as: lin });
  let other = '';
  const { result } = await whileLate(2, renew, async () => void (other = (await renew()).url));
  const now = await asked<{ url: string }>(200, 'GET', '/me/calendar', undefined, { as: lin });
  expect(now.url).toBe(result.url);
  const pathOf = (url: string) => new URL(url).pathname.replace(/^\/api/, '');
  await asked(200, 'GET', pathOf(result.url));
  await asked(404, 'GET', pathOf(other));
});
