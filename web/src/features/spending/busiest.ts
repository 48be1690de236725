import { useEffect, useState } from 'preact/hooks';
import { get } from '../../lib/api';
import type { Page } from '../../components/pager';
import type { SpendingRow } from './spending';

/** What is open stands among the newest of each fund. */
const NEWEST = 50;

const isOpen = ({ status, bought }: SpendingRow): boolean =>
  status === 'pending' ||
  (status === 'approved' && bought !== undefined && bought.handedOver < bought.quantity);

/** What waits longest for somebody goes first; where nothing waits, the fund that was used last. */
const rankOf = (spendings: readonly SpendingRow[]): [isOpen: number, usedAt: string] => [
  spendings.some((one) => one.status === 'pending') ? 2 : Number(spendings.some(isOpen)),
  spendings.reduce((latest, { requestedAt }) => (requestedAt > latest ? requestedAt : latest), ''),
];

/**
 * The fund at which there is something to do, else the one used last, else the first. @param fundIds `undefined`: it is not asked
 * @returns `undefined` while it is not known
 */
export const useBusiest = (
  organisationId: string,
  fundIds: readonly string[] | undefined,
): string | undefined => {
  const [busiest, setBusiest] = useState<string | undefined>(undefined);
  const asked = fundIds?.join();
  useEffect(() => {
    if (!fundIds) return;
    const ranked = fundIds.map(async (fundId) => {
      const path = `/organisations/${organisationId}/funds/${fundId}/spendings`;
      const { items } = await get<Page<SpendingRow>>(path, { limit: NEWEST });
      return { fundId, rank: rankOf(items) };
    });
    void Promise.all(ranked).then(
      (all) => {
        const [best] = [...all].sort((a, b) => (a.rank.join() < b.rank.join() ? 1 : -1));
        setBusiest(best?.fundId);
      },
      () => setBusiest(fundIds[0]),
    );
  }, [asked]);
  return busiest;
};
