import { refuse } from '../../shared/refusals';
import { table } from '../../platform/table';
import { audited } from '../audit/audit.table';
import { personAt } from '../accounts/person.table';
import type { Founding } from './founding';
import { isSame, withAdmin } from './member';
import { changeMember, onMember } from './member.table';
import { Organisation, type Membership } from '../organisations/organisation';
import { getOrganisation, putNewOrganisation } from '../organisations/organisation.table';

const sameWords = (a: Organisation, b: Organisation): boolean => {
  const told = (one: Organisation) => JSON.stringify(Organisation.parse(one));
  return told(a) === told(b);
};

/**
 * Founds an organisation with its first admin, who signs in by a code to that mailbox like everybody else. The same again
 * changes nothing; with another mailbox it makes one more admin, for when nobody who could is left.
 * Refuses `organisation-exists` where one of this id says something else of itself, `auditor-alone`, `busy`.
 */
export const foundOrganisation = async (
  { organisation, admin }: Founding,
  now: Date,
): Promise<Membership> => {
  const { organisationId } = organisation;
  const standing = () => getOrganisation(organisationId, true);
  const assertSame = (there: Organisation | undefined): boolean =>
    there !== undefined && (sameWords(there, organisation) || refuse('organisation-exists'));
  assertSame(await standing());
  const { personId } = await personAt(admin.email, now);
  return onMember(organisationId, personId, async (before) => {
    const stands = assertSame(await standing());
    const after = withAdmin(organisationId, personId, before);
    if (stands && isSame(before, after)) return after;
    const done = {
      at: now.toISOString(),
      by: 'operator' as const,
      which: `${personId} ${after.roles.join('+')}`,
    };
    await table.transact([
      ...(stands ? [] : [putNewOrganisation(organisation, () => refuse('busy'))]),
      changeMember(before, after),
      audited(organisationId, { ...done, what: stands ? 'member-set' : 'organisation-founded' }),
    ]);
    return after;
  });
};
