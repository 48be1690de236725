import type { ComponentChildren, VNode } from 'preact';
import { Money } from '../../components/money';
import { inWords } from '../../lib/language';
import { count } from '../../lib/money';
import { t } from '../../messages';
import type { CampaignPage } from '../campaigns/campaign';

type Season = { sold: number; due: number; paidOver: number; handedOver: number; unit: string };

const sumOf = (pages: readonly CampaignPage[]): Season => {
  const rivers = pages.map((page) => page.river);
  const units = new Set(
    rivers.flatMap(({ handedOver }) => (handedOver.unit ? [inWords(handedOver.unit)] : [])),
  );
  const [unit] = units;
  return {
    sold: rivers.reduce((all, river) => all + river.sold.count, 0),
    due: rivers.reduce((all, river) => all + river.due.amount, 0),
    paidOver: rivers.reduce((all, river) => all + river.paidOver.amount, 0),
    handedOver: rivers.reduce((all, river) => all + river.handedOver.quantity, 0),
    unit: unit !== undefined && units.size === 1 ? unit : t().home.handedOverUnit,
  };
};

const Figure = ({ label, children }: { label: string; children: ComponentChildren }): VNode => (
  <div class="season-figure">
    <dt>{label}</dt>
    <dd>{children}</dd>
  </div>
);

/** The season in four live numbers. */
export const SeasonNumbers = ({ pages }: { pages: readonly CampaignPage[] }): VNode => {
  const season = sumOf(pages);
  const says = t().home;
  return (
    <dl class="season">
      <Figure label={says.sold}>
        {count(season.sold)} <small>{says.soldUnit}</small>
      </Figure>
      <Figure label={says.donated}>
        <Money fen={season.due} large />
      </Figure>
      <Figure label={says.paidOver}>
        <Money fen={season.paidOver} large />
      </Figure>
      <Figure label={says.handedOver}>
        {count(season.handedOver)} <small>{season.unit}</small>
      </Figure>
    </dl>
  );
};
