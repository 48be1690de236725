import type { VNode } from 'preact';
import { useOrganisationId } from '../../app/organisation';
import { AllEntries } from '../../app/staff-menu';
import { useTitle } from '../../app/title';
import { PageHead } from '../../components/page-head';
import { me } from '../../lib/session';
import { deskWords } from '../../messages/desk';

const AllPage = (): VNode => {
  const organisationId = useOrganisationId();
  const says = deskWords().desk;
  useTitle(says.allTitle);
  const mine = me.value?.memberships.find((at) => at.organisationId === organisationId);
  const readsOnly =
    mine !== undefined && mine.roles.every((role) => role === 'auditor' || role === 'volunteer');
  return (
    <>
      <PageHead title={says.allTitle} {...(readsOnly && { lead: says.readsOnly })} />
      {mine && <AllEntries mine={mine} />}
    </>
  );
};

export default AllPage;
