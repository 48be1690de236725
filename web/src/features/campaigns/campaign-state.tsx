import type { VNode } from 'preact';
import type { CampaignRow } from '../../../../functions/selling/campaigns/campaign';
import { State, type Mood } from '../../components/state';
import { historyWords } from '../../messages/history';

const moods: Record<CampaignRow['status'], Mood> = {
  draft: 'wait',
  published: 'good',
  withdrawn: 'plain',
  ended: 'plain',
};

/** How a campaign stands, as staff see it. */
export const CampaignState = ({ status }: Pick<CampaignRow, 'status'>): VNode => (
  <State mood={moods[status]}>{historyWords().history.states[status]}</State>
);
