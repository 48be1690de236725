import type { Member, Role } from '../../shared/actor';
import type { OrganisationId, PersonId } from '../../shared/ids';
import { refuse } from '../../shared/refusals';
import { getPersons } from '../accounts/person.table';
import { listBrowsers } from '../browsers/browser.table';
import { APPOINTED_DAYS } from '../members/appointment';
import { getMember, listMembers } from '../members/member.table';
import { whyNoSecond, type Human } from './second-person';

const humansOf = async (organisationId: OrganisationId, ids: readonly PersonId[]): Promise<Human[]> => {
  const [persons, members, browsers] = await Promise.all([
    getPersons(ids),
    Promise.all(ids.map((personId) => getMember(organisationId, personId))),
    Promise.all(ids.map(listBrowsers)),
  ]);
  return ids.map((personId, at) => ({
    personId,
    email: persons[at]?.email,
    appointed: members[at]?.appointed ?? [],
    browsers: browsers[at] ?? [],
  }));
};

/** So many of those who may are looked for, and so many named. */
const [LOOKED_AT, NAMED] = [100, 5];
const NOBODY = {
  others: '目前没有；可由其他同事提出申请，或由另一位管理员再邀请一人',
  othersEn: 'nobody yet; let a colleague ask for it instead, or another admin invite one more person',
};

/** Who may instead, by name, as a refusal tells it. */
const othersThan = async (
  { organisationId, personId }: Member,
  first: Human,
  roles: readonly Role[],
  now: Date,
): Promise<{ others: string; othersEn: string }> => {
  const { items } = await listMembers(organisationId, { limit: LOOKED_AT });
  const able = items.filter(
    (one) =>
      one.roles.some((role) => roles.includes(role)) && ![personId, first.personId].includes(one.personId),
  );
  const ids = able.map((one) => one.personId);
  const [persons, humans] = await Promise.all([getPersons(ids), humansOf(organisationId, ids)]);
  const names = humans.flatMap((human, at) =>
    whyNoSecond(first, human, now) ? [] : [persons[at]?.name || persons[at]?.email || human.personId],
  );
  if (names.length === 0) return NOBODY;
  return { others: names.slice(0, NAMED).join('、'), othersEn: names.slice(0, NAMED).join(', ') };
};

/**
 * Refuses who decides beside the first, who asked, where they are no second human being, and says who else may:
 * `second-appointed-by-first`, `second-reads-same-mailbox`, `second-in-same-browser`.
 * @param roles who may decide
 * @question Is this a second person? (through getMember, getPersons, listBrowsers; where not, listMembers)
 * @key main `PERSON#{person}, AUTH#user#id={person}` / `MEMBER#{o}, BROWSER#…, RECORD`
 * @cost 5 RCU
 */
export const assertSecondPerson = async (
  by: Member,
  firstId: PersonId,
  roles: readonly Role[],
  now: Date,
): Promise<void> => {
  const [first, second] = await humansOf(by.organisationId, [firstId, by.personId]);
  const why = first && second && whyNoSecond(first, second, now);
  if (!why) return;
  const facts = { days: APPOINTED_DAYS, ...(await othersThan(by, first, roles, now)) };
  if (why === 'appointed') refuse('second-appointed-by-first', facts);
  if (why === 'mailbox') refuse('second-reads-same-mailbox', facts);
  refuse('second-in-same-browser', facts);
};
