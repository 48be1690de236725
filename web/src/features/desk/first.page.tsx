import { useLocation } from 'preact-iso';
import type { VNode } from 'preact';
import { useEffect } from 'preact/hooks';
import { useOrganisationId } from '../../app/organisation';
import { firstPageFor } from '../../app/staff-menu';
import { useTitle } from '../../app/title';
import { Skeleton } from '../../components/skeleton';
import { me } from '../../lib/session';
import { deskWords } from '../../messages/desk';

/** The desk's own address leads to what the person comes for, and does not stay in the history. */
const FirstPage = (): VNode => {
  const { route } = useLocation();
  const organisationId = useOrganisationId();
  useTitle(deskWords().desk.title);
  const mine = me.value?.memberships.find((at) => at.organisationId === organisationId);
  const first = firstPageFor(mine?.roles ?? []);
  useEffect(() => route(`/${organisationId}/desk${first}`, true), [organisationId, first]);
  return <Skeleton rows={3} />;
};

export default FirstPage;
