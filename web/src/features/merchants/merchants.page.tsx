import type { VNode } from 'preact';
import { useOrganisationId } from '../../app/organisation';
import { useTitle } from '../../app/title';
import { LinkButton } from '../../components/button';
import { PlusIcon } from '../../components/icons';
import { Loading } from '../../components/loading';
import { PageHead } from '../../components/page-head';
import { Pager, usePagePath } from '../../components/pager';
import { Skeleton } from '../../components/skeleton';
import { EmptyState, State } from '../../components/state';
import { Table } from '../../components/table';
import { deskLink } from '../../lib/desk-links';
import { inWords } from '../../lib/language';
import { useLoad } from '../../lib/load';
import { may } from '../../lib/may';
import { t } from '../../messages';
import { sellingWords } from '../../messages/selling';
import { deskWords } from '../../messages/desk';
import type { Merchant } from './merchant';
import statementsCss from '../statements/statements.module.css';

const Merchants = ({
  organisationId,
  merchants,
}: {
  organisationId: string;
  merchants: readonly Merchant[];
}): VNode => {
  const says = sellingWords().merchants;
  return (
    <Table
      caption={says.title}
      rows={merchants}
      keyOf={(merchant) => merchant.merchantId}
      columns={[
        {
          key: 'name',
          title: says.name,
          cell: (merchant) => (
            <>
              <a href={deskLink(organisationId, `/merchants/${merchant.merchantId}`)}>
                <strong>{inWords(merchant.name)}</strong>
              </a>{' '}
              {merchant.status === 'withdrawn' && <State mood="plain">{says.withdrawn}</State>}
            </>
          ),
        },
        {
          key: 'code',
          title: says.code,
          cell: (merchant) => <span class={statementsCss['id']}>{merchant.remittanceCode}</span>,
        },
        { key: 'contact', title: says.contactName, cell: (merchant) => merchant.contactName },
        {
          key: 'email',
          title: says.contactEmail,
          cell: ({ contactEmail }) =>
            contactEmail === undefined ? (
              t().word.none
            ) : (
              <a href={`mailto:${contactEmail}`}>{contactEmail}</a>
            ),
        },
        {
          key: 'dues',
          title: says.dues,
          cell: (merchant) => (
            <a href={`${deskLink(organisationId, '/dues')}?merchant=${merchant.merchantId}`}>
              {says.dues}
              <span class="hidden-visually">{inWords(merchant.name)}</span>
            </a>
          ),
        },
        ...(may(organisationId, 'manageMembers')
          ? [
              {
                key: 'access',
                title: says.access,
                cell: (merchant: Merchant) => (
                  <a href={`${deskLink(organisationId, '/members')}?merchant=${merchant.merchantId}`}>
                    {deskWords().members.giveAccess}
                    <span class="hidden-visually">{inWords(merchant.name)}</span>
                  </a>
                ),
              },
            ]
          : []),
      ]}
    />
  );
};

const MerchantsPage = (): VNode => {
  const says = sellingWords().merchants;
  const organisationId = useOrganisationId();
  useTitle(says.title);
  const mayWrite = may(organisationId, 'manageMoney');
  const [merchants, readAgain] = useLoad(usePagePath(`/organisations/${organisationId}/merchants`));
  return (
    <>
      <PageHead title={says.title} lead={says.lead}>
        {mayWrite && (
          <LinkButton look="main" href={deskLink(organisationId, '/merchants/new')}>
            <PlusIcon />
            {says.add}
          </LinkButton>
        )}
      </PageHead>
      <Loading loaded={merchants} again={readAgain} shape={<Skeleton rows={4} height={3} />}>
        {({ items, next }) => (
          <>
            {items.length === 0 ? (
              <EmptyState>{mayWrite ? says.none : says.noneReader}</EmptyState>
            ) : (
              <Merchants organisationId={organisationId} merchants={items} />
            )}
            <Pager next={next} />
          </>
        )}
      </Loading>
    </>
  );
};

export default MerchantsPage;
