import type { VNode } from 'preact';
import { EmptyState, State } from '../../components/state';
import { Day } from '../../components/when';
import { inWords } from '../../lib/language';
import { count } from '../../lib/money';
import { t } from '../../messages';
import type { HandedOver } from './campaign';
import campaignCss from './campaign.module.css';
import { classes } from '../../lib/classes';

/** One that another stands in place of is struck out. */
const Amount = ({ handOver }: { handOver: HandedOver }): VNode => {
  const amount = (
    <>
      {count(handOver.quantity)} <small>{inWords(handOver.unit)}</small>
    </>
  );
  return handOver.correctedBy === undefined ? amount : <del>{amount}</del>;
};

/** Where the boxes stand now: the end of the story, newest first. */
export const HandOverList = ({ handOvers }: { handOvers: readonly HandedOver[] }): VNode => (
  <>
    {handOvers.length === 0 ? (
      <EmptyState>{t().campaign.noHandOvers}</EmptyState>
    ) : (
      <ul class="plain grid">
        {handOvers.map((handOver) => (
          <li key={handOver.handOverId} class={classes('card', campaignCss['hand-over'])}>
            <p class={campaignCss['hand-over-quantity']}>
              <Amount handOver={handOver} />
            </p>
            {handOver.correctedBy !== undefined && <State mood="plain">{t().campaign.corrected}</State>}
            {handOver.because !== undefined && (
              <p class="small">{t().campaign.correction(handOver.because)}</p>
            )}
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
  </>
);
