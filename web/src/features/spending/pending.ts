import { useEffect, useState } from 'preact/hooks';
import { asProblem, get } from '../../lib/api';
import type { Loaded } from '../../lib/load';
import { readAll } from '../../lib/load-all';
import type { Page } from '../../components/pager';
import type { CampaignRow } from '../campaigns/campaign';
import type { SpendingRow } from './spending';

export type Pending = { spending: SpendingRow; campaign: CampaignRow };

/** What waits stands among the newest of each fund. */
const NEWEST = 50;

const readPending = async (organisationId: string): Promise<Pending[]> => {
  const base = `/organisations/${organisationId}`;
  const { items: campaigns } = await readAll<CampaignRow>(`${base}/campaigns`);
  const perFund = await Promise.all(
    campaigns.map(async (campaign) => {
      const path = `${base}/funds/${campaign.fundId}/spendings`;
      const { items } = await get<Page<SpendingRow>>(path, { limit: NEWEST });
      return items.filter(({ status }) => status === 'pending').map((spending) => ({ spending, campaign }));
    }),
  );
  return perFund.flat();
};

/** Spending of all funds that waits for a decision. */
export const usePending = (organisationId: string): [Loaded<Pending[]>, () => Promise<void>] => {
  const [loaded, setLoaded] = useState<Loaded<Pending[]>>({ state: 'loading' });
  const read = async (): Promise<void> => {
    setLoaded(
      await readPending(organisationId).then(
        (value): Loaded<Pending[]> => ({ state: 'ready', value }),
        (thrown: unknown): Loaded<Pending[]> => ({ state: 'failed', problem: asProblem(thrown) }),
      ),
    );
  };
  useEffect(() => {
    void read();
  }, [organisationId]);
  return [loaded, read];
};
