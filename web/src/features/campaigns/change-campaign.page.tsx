import { useLocation, useRoute } from 'preact-iso';
import type { VNode } from 'preact';
import type { Campaign } from '../../../../functions/selling/campaigns/campaign';
import { useTitle } from '../../app/title';
import { ChangeForm } from '../../components/changing/change-form';
import { Loading } from '../../components/loading';
import { PageHead } from '../../components/page-head';
import { Skeleton } from '../../components/skeleton';
import { tell } from '../../components/toast';
import { deskLink } from '../../lib/desk-links';
import { inWords } from '../../lib/language';
import { useLoad } from '../../lib/load';
import { ts } from '../../messages';
import { campaignBodyOf, CampaignFields } from './write-campaign.page';

const ChangeCampaignPage = (): VNode => {
  const says = ts().campaigns;
  const { params } = useRoute();
  const { route } = useLocation();
  const organisationId = params['o'] ?? '';
  const path = `/organisations/${organisationId}/campaigns/${params['campaignId']}`;
  const [campaign, readAgain] = useLoad<Campaign>(path);
  useTitle(says.change);
  const back = deskLink(organisationId, `/campaigns/${params['campaignId']}`);
  return (
    <Loading isPage loaded={campaign} again={readAgain} shape={<Skeleton rows={3} height={6} />}>
      {(value) => (
        <div class="form-page">
          <PageHead
            title={says.change}
            lead={says.changeLead}
            back={{ href: back, says: inWords(value.name) }}
          />
          <ChangeForm<Campaign>
            path={path}
            thing={value}
            bodyOf={campaignBodyOf}
            blames={{ 'campaign-dates': 'endsOn' }}
            onChanged={() => {
              route(back, true);
              tell(ts().history.saved);
            }}
          >
            <CampaignFields campaign={value} />
          </ChangeForm>
        </div>
      )}
    </Loading>
  );
};

export default ChangeCampaignPage;
