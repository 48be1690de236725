import { useRoute } from 'preact-iso';
import type { VNode } from 'preact';
import { useTitle } from '../../app/title';
import { Button } from '../../components/button';
import { Loading } from '../../components/loading';
import { PageHead } from '../../components/page-head';
import { Skeleton } from '../../components/skeleton';
import { PrintIcon } from '../../components/staff-icons';
import { deskLink } from '../../lib/desk-links';
import { inWords } from '../../lib/language';
import { remittanceCodeOf } from '../../../../functions/selling/merchants/remittance-code';
import { useLoad } from '../../lib/load';
import { me } from '../../lib/session';
import { ts } from '../../messages';
import type { Agreement } from './agreement';
import { AgreementState } from './agreement-lines';
import { AgreementPaper } from './agreement-paper';
import { SignAgreement } from './sign-agreement';
import './agreement.css';

/** Does the reader speak for this very merchant? */
const isOfMerchant = (organisationId: string, merchantId: string): boolean =>
  me.value?.memberships.some(
    (at) =>
      at.organisationId === organisationId && at.merchantId === merchantId && at.roles.includes('merchant'),
  ) ?? false;

const AgreementPage = (): VNode => {
  const { params } = useRoute();
  const organisationId = params['o'] ?? '';
  const says = ts().agreements;
  const [agreement, readAgain] = useLoad<Agreement>(
    `/organisations/${organisationId}/agreements/${params['agreementId']}`,
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
              <Button look="quiet" onClick={() => print()}>
                <PrintIcon />
                {says.print}
              </Button>
            </PageHead>
            <AgreementPaper agreement={value} />
            <p>{ts().merchants.codeSays(remittanceCodeOf(value.merchantId))}</p>
            {value.status === 'draft' && isMine && (
              <SignAgreement organisationId={organisationId} agreement={value} onSigned={readAgain} />
            )}
          </>
        );
      }}
    </Loading>
  );
};

export default AgreementPage;
