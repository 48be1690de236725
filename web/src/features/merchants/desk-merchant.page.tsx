import { useRoute } from 'preact-iso';
import type { VNode } from 'preact';
import { useTitle } from '../../app/title';
import { LinkButton } from '../../components/button';
import { EndButton } from '../../components/changing/end-button';
import { History } from '../../components/changing/history';
import { Facts } from '../../components/facts';
import { Loading } from '../../components/loading';
import { PageHead } from '../../components/page-head';
import { Skeleton } from '../../components/skeleton';
import { Notice, State } from '../../components/state';
import { deskLink } from '../../lib/desk-links';
import { inWords } from '../../lib/language';
import { useLoad } from '../../lib/load';
import { may } from '../../lib/may';
import { t } from '../../messages';
import { sellingWords } from '../../messages/selling';
import { historyWords } from '../../messages/history';
import type { Merchant } from './merchant';
import statementsCss from '../statements/statements.module.css';

type ActsProps = { organisationId: string; merchant: Merchant; onDone: () => Promise<void> };

const Acts = ({ organisationId, merchant, onDone }: ActsProps): VNode => {
  const { withdraw } = sellingWords().merchants;
  return (
    <>
      <LinkButton look="quiet" href={deskLink(organisationId, `/merchants/${merchant.merchantId}/change`)}>
        {historyWords().history.change}
      </LinkButton>
      {merchant.status === 'active' && (
        <EndButton
          action={withdraw.action}
          title={withdraw.title(inWords(merchant.name))}
          says={withdraw.says}
          done={withdraw.done}
          path={`/organisations/${organisationId}/merchants/${merchant.merchantId}/withdraw`}
          onDone={onDone}
        />
      )}
    </>
  );
};

const MerchantFacts = ({ organisationId, merchant }: Omit<ActsProps, 'onDone'>): VNode => {
  const says = sellingWords().merchants;
  const { contactEmail, merchantId } = merchant;
  const mailTo =
    contactEmail === undefined ? t().word.none : <a href={`mailto:${contactEmail}`}>{contactEmail}</a>;
  return (
    <Facts
      rows={[
        { label: says.code, value: <span class={statementsCss['id']}>{merchant.remittanceCode}</span> },
        { label: says.contactName, value: merchant.contactName },
        { label: says.contactEmail, value: mailTo },
        {
          label: says.dues,
          value: <a href={`${deskLink(organisationId, '/dues')}?merchant=${merchantId}`}>{says.seeDues}</a>,
        },
      ]}
    />
  );
};

const DeskMerchantPage = (): VNode => {
  const says = sellingWords().merchants;
  const { o = '', merchantId = '' } = useRoute().params;
  const [merchant, readAgain] = useLoad(`/organisations/${o}/merchants/${merchantId}`);
  useTitle(merchant.state === 'ready' ? inWords(merchant.value.name) : undefined);
  return (
    <Loading isPage loaded={merchant} again={readAgain} shape={<Skeleton rows={2} height={6} />}>
      {(value) => (
        <>
          <PageHead
            title={inWords(value.name)}
            back={{ href: deskLink(o, '/merchants'), says: says.title }}
            state={value.status === 'withdrawn' && <State mood="plain">{says.withdrawn}</State>}
          >
            {may(o, 'manageMoney') && <Acts organisationId={o} merchant={value} onDone={readAgain} />}
          </PageHead>
          {value.withdrawnBecause !== undefined && (
            <Notice mood="wait">{historyWords().history.because(value.withdrawnBecause)}</Notice>
          )}
          <MerchantFacts organisationId={o} merchant={value} />
          <History organisationId={o} which={value.merchantId} revision={value.revision} />
        </>
      )}
    </Loading>
  );
};

export default DeskMerchantPage;
