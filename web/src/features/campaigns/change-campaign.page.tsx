import { useRoute } from 'preact-iso';
import type { VNode } from 'preact';
import { ChangePage } from '../../components/changing/change-page';
import { deskLink } from '../../lib/desk-links';
import { inWords } from '../../lib/language';
import { sellingWords } from '../../messages/selling';
import { campaignBodyOf, CampaignFields } from './write-campaign.page';

const ChangeCampaignPage = (): VNode => {
  const says = sellingWords().campaigns;
  const { o = '', campaignId = '' } = useRoute().params;
  return (
    <ChangePage
      path={`/organisations/${o}/campaigns/${campaignId}`}
      back={deskLink(o, `/campaigns/${campaignId}`)}
      nameOf={({ name }) => inWords(name)}
      title={says.change}
      lead={says.changeLead}
      bodyOf={campaignBodyOf}
      blames={{ 'campaign-dates': 'endsOn' }}
    >
      {(campaign) => <CampaignFields campaign={campaign} />}
    </ChangePage>
  );
};

export default ChangeCampaignPage;
