import { useRoute } from 'preact-iso';
import type { VNode } from 'preact';
import { ChangePage } from '../../components/changing/change-page';
import { Loading } from '../../components/loading';
import { Skeleton } from '../../components/skeleton';
import { deskLink } from '../../lib/desk-links';
import { inWords } from '../../lib/language';
import { useLoad } from '../../lib/load';
import { sellingWords } from '../../messages/selling';
import type { Agreement } from './agreement';
import { blames, TermsFields, termsBodyOf } from './draft-agreement.page';

/** Its dates lie within its campaign's. */
const Terms = ({ organisationId, agreement }: { organisationId: string; agreement: Agreement }): VNode => {
  const path = `/organisations/${organisationId}/campaigns/${agreement.campaignId}` as const;
  const [campaign, readAgain] = useLoad(path);
  return (
    <Loading loaded={campaign} again={readAgain} shape={<Skeleton rows={4} height={4} />}>
      {(value) => <TermsFields campaign={value} agreement={agreement} />}
    </Loading>
  );
};

const ChangeAgreementPage = (): VNode => {
  const says = sellingWords().agreements;
  const { o = '', agreementId = '' } = useRoute().params;
  return (
    <ChangePage
      path={`/organisations/${o}/agreements/${agreementId}`}
      back={deskLink(o, `/agreements/${agreementId}`)}
      nameOf={({ merchantName }) => inWords(merchantName)}
      title={says.change}
      lead={says.changeLead}
      bodyOf={termsBodyOf}
      blames={blames}
    >
      {(agreement) => <Terms organisationId={o} agreement={agreement} />}
    </ChangePage>
  );
};

export default ChangeAgreementPage;
