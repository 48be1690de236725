import { useRoute } from 'preact-iso';
import type { VNode } from 'preact';
import { ChangePage } from '../../components/changing/change-page';
import { deskLink } from '../../lib/desk-links';
import { inWords } from '../../lib/language';
import { sellingWords } from '../../messages/selling';
import { merchantBodyOf, MerchantFields } from './write-merchant.page';

const ChangeMerchantPage = (): VNode => {
  const says = sellingWords().merchants;
  const { o = '', merchantId = '' } = useRoute().params;
  return (
    <ChangePage
      path={`/organisations/${o}/merchants/${merchantId}`}
      back={deskLink(o, `/merchants/${merchantId}`)}
      nameOf={({ name }) => inWords(name)}
      title={says.change}
      lead={says.changeLead}
      bodyOf={merchantBodyOf}
    >
      {(merchant) => <MerchantFields merchant={merchant} />}
    </ChangePage>
  );
};

export default ChangeMerchantPage;
