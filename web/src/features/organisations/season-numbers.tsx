import type { ComponentChildren, VNode } from 'preact';
import { RoundMoney } from '../../components/money';
import { inWords } from '../../lib/language';
import { count } from '../../lib/money';
import { t } from '../../messages';
import type { Season } from '../../../../functions/selling/campaigns/season';
import homeCss from './home.module.css';

/** What was handed over in the two commonest units: boxes and meals are not added up. */
const HandedOver = ({ handedOver }: Pick<Season, 'handedOver'>): VNode => {
  if (handedOver.length === 0)
    return (
      <>
        0 <small>{t().home.handedOverUnit}</small>
      </>
    );
  return (
    <>
      {handedOver.slice(0, 2).map(({ quantity, unit }, at) => (
        <span key={unit.zh}>
          {at > 0 && ' · '}
          {count(quantity)} <small>{inWords(unit)}</small>
        </span>
      ))}
    </>
  );
};

const Figure = ({ label, children }: { label: string; children: ComponentChildren }): VNode => (
  <div>
    <dt>{label}</dt>
    <dd>{children}</dd>
  </div>
);

/** The season in four live numbers. */
export const SeasonNumbers = ({ season }: { season: Season }): VNode => {
  const says = t().home;
  return (
    <dl class={homeCss['season']}>
      <Figure label={says.sold}>
        {count(season.sold)} <small>{says.soldUnit}</small>
      </Figure>
      <Figure label={says.donated}>
        <RoundMoney fen={season.due} />
      </Figure>
      <Figure label={says.paidOver}>
        <RoundMoney fen={season.paidOver} />
      </Figure>
      <Figure label={says.handedOver}>
        <HandedOver handedOver={season.handedOver} />
      </Figure>
    </dl>
  );
};
