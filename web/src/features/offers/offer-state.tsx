import type { VNode } from 'preact';
import type { OfferRow } from '../../../../functions/selling/offers/offer';
import { State, type Mood } from '../../components/state';
import { sellingWords } from '../../messages/selling';

const moods: Record<OfferRow['status'], Mood> = {
  draft: 'wait',
  open: 'good',
  paused: 'wait',
  closed: 'plain',
};

/** How an offer stands, as staff see it. */
export const OfferState = ({ status }: Pick<OfferRow, 'status'>): VNode => (
  <State mood={moods[status]}>{sellingWords().offers.states[status]}</State>
);
