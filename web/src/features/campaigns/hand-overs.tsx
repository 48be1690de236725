import type { VNode } from 'preact';
import { EmptyState } from '../../components/state';
import { Day } from '../../components/when';
import { inWords } from '../../lib/language';
import { count } from '../../lib/money';
import { t } from '../../messages';
import type { CampaignPage } from './campaign';

/** Where the boxes stand now: the end of the story, newest first. */
export const HandOvers = ({ campaign }: { campaign: CampaignPage }): VNode => (
  <section aria-labelledby="hand-overs">
    <h2 id="hand-overs">{t().campaign.handOvers}</h2>
    {campaign.handOvers.length === 0 ? (
      <EmptyState>{t().campaign.noHandOvers}</EmptyState>
    ) : (
      <ul class="plain grid">
        {campaign.handOvers.map((handOver) => (
          <li key={handOver.handOverId} class="card hand-over">
            <p class="hand-over-quantity">
              {count(handOver.quantity)} <small>{inWords(handOver.unit)}</small>
            </p>
            <p>
              <strong>{inWords(handOver.place)}</strong>
            </p>
            <p class="muted small">
              <Day day={handOver.on} />
            </p>
          </li>
        ))}
      </ul>
    )}
  </section>
);
