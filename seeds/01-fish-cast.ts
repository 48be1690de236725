import type { Member } from '../functions/shared/actor';
import { OrganisationId, type PersonId } from '../functions/shared/ids';
import { atShanghai, dayOf } from '../functions/shared/time';
import { HOME, peopleOf, type People } from './demo-people';
import { founded, member, person } from './stage';

const DAY_MS = 86_400_000;
const SELLS_ON_FOR_DAYS = 120;

/** Who plays, where, and in which year: the season of the latest 8 September. @param where the organisation; its people are its own */
export const castOf = async (now: Date, where: string = HOME) => {
  const o = OrganisationId.parse(where);
  const people = peopleOf(o);
  await founded({
    organisationId: o,
    name: { zh: '淳安县慈善总会（演示）', en: "Chun'an Charity Federation (demo)" },
    district: { zh: '杭州市淳安县', en: "Chun'an, Hangzhou" },
    contact: '0571-0000 0000',
  });
  const xihu = OrganisationId.parse('xihu');
  await founded({
    organisationId: xihu,
    name: { zh: '西湖区慈善总会（演示）', en: 'West Lake Charity Federation (demo)' },
    district: { zh: '杭州市西湖区', en: 'West Lake, Hangzhou' },
    contact: '0571-0000 0001',
  });
  const staff = async (who: keyof People, roles: Member['roles']): Promise<Member> =>
    member(o, await person(people[who], now), [...roles]);
  const today = dayOf(now.toISOString());
  const year = today.slice(5) > '09-30' ? Number(today.slice(0, 4)) : Number(today.slice(0, 4)) - 1;
  const volunteers: PersonId[] = [await person(people.volunteer, now), await person(people.second, now)];
  return {
    o,
    now,
    today,
    year,
    /** A wall-clock time of that season in Asia/Shanghai. @param day `MM-DD` */
    at: (day: string, hour: number, minute = 0): Date =>
      new Date(
        atShanghai(`${year}-${day}T${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`),
      ),
    endsOn: dayOf(new Date(now.getTime() + SELLS_ON_FOR_DAYS * DAY_MS).toISOString()),
    finance: await staff('finance', ['finance']),
    colleague: await staff('colleague', ['finance']),
    organiser: await staff('organiser', ['organiser']),
    auditor: await staff('auditor', ['auditor']),
    admin: await staff('admin', ['admin']),
    merchantPerson: await person(people.merchant, now),
    merchantEmail: people.merchant.email,
    volunteers,
  };
};
export type Cast = Awaited<ReturnType<typeof castOf>>;
