import { useLocation } from 'preact-iso';
import type { VNode } from 'preact';
import { useOrganisationId } from '../../app/organisation';
import { useTitle } from '../../app/title';
import { Loading } from '../../components/loading';
import { PageHead } from '../../components/page-head';
import { SaveAs } from '../../components/save-as';
import { Skeleton } from '../../components/skeleton';
import { EmptyState, Notice } from '../../components/state';
import { inWords } from '../../lib/language';
import { together, useLoadAll } from '../../lib/load-all';
import { moneyWords } from '../../messages/money';
import { ordersWords } from '../../messages/orders';
import type { AgreementRow } from '../agreements/agreement';
import type { CampaignRow } from '../campaigns/campaign';
import type { Merchant } from '../merchants/merchant';
import { AccountCard, OwedAndPaid } from './account-card';
import { accountsOf, limitsOf, type Due } from './due';
import duesCss from './dues.module.css';

type AccountsProps = {
  dues: readonly Due[];
  merchants: readonly Merchant[];
  campaigns: readonly CampaignRow[];
  agreements: readonly AgreementRow[];
};

const Accounts = ({ dues, merchants, campaigns, agreements }: AccountsProps): VNode => {
  const says = moneyWords().dues;
  const { query, path } = useLocation();
  const only = merchants.find((one) => one.merchantId === query['merchant']);
  const accounts = accountsOf(dues).filter((one) => only === undefined || one.merchantId === only.merchantId);
  const campaignOf = new Map<string, string>(campaigns.map((one) => [one.fundId, one.campaignId]));
  const nameOf = new Map<string, string>(merchants.map((one) => [one.merchantId, inWords(one.name)]));
  const fundOf = new Map<string, string>(campaigns.map((one) => [one.fundId, inWords(one.name)]));
  const sum = (of: 'owed' | 'paidOver'): number => accounts.reduce((total, one) => total + one[of], 0);
  return (
    <>
      {only && (
        <p>
          {says.only(inWords(only.name))} · <a href={path}>{says.everyone}</a>
        </p>
      )}
      {accounts.length === 0 && <EmptyState>{says.none}</EmptyState>}
      {accounts.length > 1 && (
        <section class={duesCss['dues-sum']} aria-label={says.accrued}>
          <OwedAndPaid owed={sum('owed')} paidOver={sum('paidOver')} />
        </section>
      )}
      {accounts.map((account) => (
        <AccountCard
          key={account.key}
          account={account}
          title={nameOf.get(account.merchantId) ?? says.unknownMerchant}
          fund={fundOf.get(account.fundId) ?? says.unknownFund}
          limits={limitsOf(account, agreements, campaignOf)}
          open={only !== undefined || accounts.length === 1}
        />
      ))}
    </>
  );
};

const DuesPage = (): VNode => {
  const says = moneyWords().dues;
  const organisationId = useOrganisationId();
  useTitle(says.title);
  const base = `/organisations/${organisationId}` as const;
  const merchantId = useLocation().query['merchant'];
  const [open, readOpen] = useLoadAll(`${base}/dues`, { status: 'open' });
  const [paid, readPaid] = useLoadAll(`${base}/dues`, { status: 'paid-over' });
  const [merchants, readMerchants] = useLoadAll(`${base}/merchants`);
  const [campaigns, readCampaigns] = useLoadAll(`${base}/campaigns`);
  const [agreements, readAgreements] = useLoadAll(`${base}/agreements`);
  const loaded = together(together(open, paid), together(merchants, together(campaigns, agreements)));
  const again = () =>
    Promise.all([readOpen(), readPaid(), readMerchants(), readCampaigns(), readAgreements()]);
  return (
    <>
      <PageHead title={says.title} lead={says.lead}>
        <SaveAs
          path={`${base}/dues`}
          query={{ status: 'open', merchantId }}
          says={ordersWords().sheet.saveOpen}
        />
        <SaveAs
          path={`${base}/dues`}
          query={{ status: 'paid-over', merchantId }}
          says={ordersWords().sheet.savePaid}
        />
      </PageHead>
      <Loading loaded={loaded} again={again} shape={<Skeleton rows={3} height={10} />}>
        {([[owed, paidOver], [known, [ours, agreed]]]) => (
          <>
            {(owed.isCut || paidOver.isCut) && <Notice>{says.cut}</Notice>}
            <Accounts
              dues={[...owed.items, ...paidOver.items]}
              merchants={known.items}
              campaigns={ours.items}
              agreements={agreed.items}
            />
          </>
        )}
      </Loading>
    </>
  );
};

export default DuesPage;
