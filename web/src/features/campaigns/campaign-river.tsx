import type { ComponentChildren, VNode } from 'preact';
import { Money } from '../../components/money';
import { River, type Stage } from '../../components/river';
import { Day } from '../../components/when';
import { inWords } from '../../lib/language';
import { count, yuan } from '../../lib/money';
import { dayOfCalendar } from '../../lib/time';
import { t } from '../../messages';
import type { CampaignPage } from './campaign';
import { soldUnit } from './sold-unit';
import campaignCss from './campaign.module.css';
import { classes } from '../../lib/classes';

const latest = (day: string | undefined): string | undefined =>
  day === undefined ? undefined : t().campaign.since(dayOfCalendar(day));

/** What each merchant's sales promise, by its agreement. */
const ByAgreement = ({ campaign }: { campaign: CampaignPage }): VNode => (
  <>
    <p>{t().campaign.dueSays}</p>
    <ul class={classes('plain', campaignCss['parts'])}>
      {campaign.agreements.map((agreement) => (
        <li key={agreement.agreementId}>
          <span>{inWords(agreement.merchantName)}</span>
          <Money fen={agreement.accrued} />
        </li>
      ))}
    </ul>
  </>
);

const Delivered = ({ campaign }: { campaign: CampaignPage }): VNode => (
  <ul class={classes('plain', campaignCss['parts'])}>
    {campaign.handOvers
      .filter(({ correctedBy }) => correctedBy === undefined)
      .map((handOver) => (
        <li key={handOver.handOverId}>
          <span>
            <Day day={handOver.on} /> {inWords(handOver.place)}
          </span>
          <span>{t().campaign.items(handOver.quantity, inWords(handOver.unit))}</span>
        </li>
      ))}
  </ul>
);

const soldStage = ({ river, agreements }: CampaignPage): Stage => {
  const unit = soldUnit(agreements);
  return {
    key: 'sold',
    label: t().campaign.sold,
    isReached: river.sold.count > 0,
    figure: (
      <>
        {count(river.sold.count)} <small>{unit ? inWords(unit) : t().campaign.soldUnit}</small>
      </>
    ),
    when: latest(river.sold.lastOn),
    opens: <p>{t().campaign.soldSays}</p>,
  };
};

const moneyStage = (
  key: 'due' | 'paidOver' | 'spent',
  { river }: CampaignPage,
  opens: ComponentChildren,
): Stage => {
  const { amount, lastOn } = river[key];
  return {
    key,
    label: t().campaign[key],
    breadth: amount,
    isReached: amount > 0,
    figure: <Money fen={amount} large />,
    when: latest(lastOn),
    opens,
  };
};

const handedOverStage = (campaign: CampaignPage): Stage => {
  const { quantity, unit, lastOn } = campaign.river.handedOver;
  return {
    key: 'handed-over',
    label: t().campaign.handedOver,
    isReached: quantity > 0,
    figure: (
      <>
        {count(quantity)} <small>{unit && inWords(unit)}</small>
      </>
    ),
    when: latest(lastOn),
    opens:
      campaign.handOvers.length === 0 ? <p>{t().campaign.noHandOvers}</p> : <Delivered campaign={campaign} />,
  };
};

const stagesOf = (campaign: CampaignPage): Stage[] => {
  const says = t().campaign;
  const { due, paidOver, spent } = campaign.river;
  // Below nothing where an order was refunded after its day was paid over.
  const stillToPay = due.amount - paidOver.amount;
  return [
    soldStage(campaign),
    moneyStage('due', campaign, <ByAgreement campaign={campaign} />),
    moneyStage(
      'paidOver',
      campaign,
      <>
        <p>{says.paidOverSays(inWords(campaign.fundName))}</p>
        <p>{stillToPay >= 0 ? says.notPaidOver(yuan(stillToPay)) : says.paidAhead(yuan(-stillToPay))}</p>
      </>,
    ),
    moneyStage(
      'spent',
      campaign,
      <>
        <p>{says.spentSays}</p>
        <p>{says.inFund(yuan(paidOver.amount - spent.amount))}</p>
      </>,
    ),
    handedOverStage(campaign),
  ];
};

/** Sold → due → paid over → spent → handed over, each opened by a tap. */
export const CampaignRiver = ({ campaign }: { campaign: CampaignPage }): VNode => (
  <River stages={stagesOf(campaign)} label={t().campaign.river} />
);
