import { useRoute } from 'preact-iso';
import type { VNode } from 'preact';
import { useTitle } from '../../app/title';
import { Button, LinkButton } from '../../components/button';
import { EndButton } from '../../components/changing/end-button';
import { History } from '../../components/changing/history';
import { Loading } from '../../components/loading';
import { PageHead } from '../../components/page-head';
import { Notice } from '../../components/state';
import { Skeleton } from '../../components/skeleton';
import { PrintIcon } from '../../components/staff-icons';
import { deskLink } from '../../lib/desk-links';
import { inWords } from '../../lib/language';
import { remittanceCodeOf } from '../../../../functions/selling/merchants/remittance-code';
import { useLoad } from '../../lib/load';
import { may } from '../../lib/may';
import { me } from '../../lib/session';
import { sellingWords } from '../../messages/selling';
import { historyWords } from '../../messages/history';
import type { Agreement } from './agreement';
import { AgreementState } from './agreement-lines';
import { AgreementPaper } from './agreement-paper';
import { SignAgreement } from './sign-agreement';
import './agreement.module.css';

/** Does the reader speak for this very merchant? */
const isOfMerchant = (organisationId: string, merchantId: string): boolean =>
  me.value?.memberships.some(
    (at) =>
      at.organisationId === organisationId && at.merchantId === merchantId && at.roles.includes('merchant'),
  ) ?? false;

type ActsProps = { organisationId: string; agreement: Agreement; onDone: () => Promise<void> };

/** Until the merchant signs. */
const Acts = ({ organisationId, agreement, onDone }: ActsProps): VNode => {
  const { withdraw } = sellingWords().agreements;
  const { agreementId } = agreement;
  return (
    <>
      <LinkButton look="quiet" href={deskLink(organisationId, `/agreements/${agreementId}/change`)}>
        {historyWords().history.change}
      </LinkButton>
      <EndButton
        action={withdraw.action}
        title={withdraw.title}
        says={withdraw.says}
        done={withdraw.done}
        path={`/organisations/${organisationId}/agreements/${agreementId}/withdraw`}
        onDone={onDone}
      />
    </>
  );
};

const AgreementPage = (): VNode => {
  const { params } = useRoute();
  const organisationId = params['o'] ?? '';
  const says = sellingWords().agreements;
  const [agreement, readAgain] = useLoad(
    `/organisations/${organisationId}/agreements/${params['agreementId'] ?? ''}`,
  );
  useTitle(says.document);
  return (
    <Loading isPage loaded={agreement} again={readAgain} shape={<Skeleton rows={1} height={30} />}>
      {(value) => {
        const isMine = isOfMerchant(organisationId, value.merchantId);
        return (
          <>
            <PageHead
              title={inWords(value.merchantName)}
              back={{ href: deskLink(organisationId, '/agreements'), says: says.back }}
              state={<AgreementState agreement={value} isMine={isMine} />}
            >
              {value.status === 'draft' && may(organisationId, 'manageMoney') && (
                <Acts organisationId={organisationId} agreement={value} onDone={readAgain} />
              )}
              <Button look="quiet" onClick={() => print()}>
                <PrintIcon />
                {says.print}
              </Button>
            </PageHead>
            {value.withdrawnBecause !== undefined && (
              <Notice mood="wait">{historyWords().history.because(value.withdrawnBecause)}</Notice>
            )}
            <AgreementPaper agreement={value} />
            <p>{sellingWords().merchants.codeSays(remittanceCodeOf(value.merchantId))}</p>
            {value.status === 'draft' && isMine && (
              <SignAgreement organisationId={organisationId} agreement={value} onSigned={readAgain} />
            )}
            {may(organisationId, 'seeMoney') && (
              <History organisationId={organisationId} which={value.agreementId} revision={value.revision} />
            )}
          </>
        );
      }}
    </Loading>
  );
};

export default AgreementPage;
