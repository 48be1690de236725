import { refuse } from '../../shared/refusals';
import { decideAgain, stale } from '../../platform/table/decide-again';
import { table } from '../../platform/table/table';
import { audited } from '../audit/audit.table';
import { personAt } from '../accounts/person.table';
import type { Founding } from './founding';
import { changeOf, isSame, withAdmin } from './member';
import { dropInvitation, getInvitation } from './invitation.table';
import { changeMember, getMember } from './member.table';
import { NewOrganisation, type Membership, type Organisation } from '../organisations/organisation';
import { getOrganisation, putNewOrganisation } from '../organisations/organisation.table';

const sameWords = (a: NewOrganisation, b: NewOrganisation): boolean => {
  const told = (one: NewOrganisation) => JSON.stringify(NewOrganisation.parse(one));
  return told(a) === told(b);
};

/**
 * Founds an organisation with its first admin, who signs in by a code to that mailbox like everybody else. The same again
 * changes nothing; with another mailbox it makes one more admin, for when nobody who could is left.
 * Refuses `organisation-exists` where one of this id says something else of itself, and its admins never changed that, `auditor-alone`, `busy`.
 */
export const foundOrganisation = async (
  by: 'operator',
  { organisation, admin }: Founding,
  now: Date,
): Promise<Membership> => {
  const { organisationId } = organisation;
  const standing = () => getOrganisation(organisationId, true);
  const assertSame = (there: Organisation | undefined): boolean =>
    there !== undefined &&
    // What its own admins have changed since is theirs to say.
    (there.revision > 1 || sameWords(there, organisation) || refuse('organisation-exists'));
  assertSame(await standing());
  const { personId } = await personAt(admin.email, now);
  return decideAgain(async () => {
    const before = await getMember(organisationId, personId);
    const invitation = await getInvitation({ organisationId, personId });
    const stands = assertSame(await standing());
    const after = withAdmin(organisationId, personId, before);
    if (stands && isSame(before, after)) return after;
    const done = {
      at: now.toISOString(),
      by,
      which: `${personId} ${after.roles.join('+')}`,
      changed: changeOf(before, after),
    };
    await table.transact([
      ...(stands ? [] : [putNewOrganisation(organisation, stale)]),
      changeMember(before, after),
      ...(invitation ? [dropInvitation(invitation)] : []),
      audited(organisationId, { ...done, what: stands ? 'member-set' : 'organisation-founded' }),
    ]);
    return after;
  });
};
