import type { VNode } from 'preact';
import { useOrganisationId } from '../../app/organisation';
import { useTitle } from '../../app/title';
import { LinkButton } from '../../components/button';
import { History } from '../../components/changing/history';
import { Facts } from '../../components/facts';
import { Loading } from '../../components/loading';
import { PageHead } from '../../components/page-head';
import { Skeleton } from '../../components/skeleton';
import { deskLink } from '../../lib/desk-links';
import { inWords } from '../../lib/language';
import { useLoad } from '../../lib/load';
import { may } from '../../lib/may';
import { historyWords } from '../../messages/history';
import { ReceivingAccount } from './receiving-account';

const DeskOrganisationPage = (): VNode => {
  const says = historyWords().ours;
  const o = useOrganisationId();
  useTitle(says.title);
  const [organisation, readAgain] = useLoad(`/organisations/${o}`);
  return (
    <Loading isPage loaded={organisation} again={readAgain} shape={<Skeleton rows={2} height={6} />}>
      {(value) => (
        <>
          <PageHead title={says.title} lead={says.lead}>
            {may(o, 'manageMembers') && (
              <LinkButton look="quiet" href={deskLink(o, '/organisation/change')}>
                {historyWords().history.change}
              </LinkButton>
            )}
          </PageHead>
          <Facts
            rows={[
              { label: says.name, value: inWords(value.name) },
              { label: says.district, value: inWords(value.district) },
              { label: says.contact, value: value.contact },
              value.creditCode === undefined
                ? undefined
                : { label: says.creditCode, value: value.creditCode },
            ]}
          />
          {may(o, 'seeMoney') && <ReceivingAccount organisationId={o} />}
          <History organisationId={o} which={o} revision={value.revision} />
        </>
      )}
    </Loading>
  );
};

export default DeskOrganisationPage;
