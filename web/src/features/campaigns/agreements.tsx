import type { VNode } from 'preact';
import { EmptyState } from '../../components/state';
import { inWords } from '../../lib/language';
import { yuan } from '../../lib/money';
import { rangeOf, yearDayOf } from '../../lib/time';
import { t } from '../../messages';
import type { CampaignPage } from './campaign';
import campaignCss from './campaign.module.css';
import { classes } from '../../lib/classes';

type Agreement = CampaignPage['agreements'][number];

const Bounds = ({ agreement }: { agreement: Agreement }): VNode => {
  const says = t().campaign;
  const { minimum, maximum } = agreement;
  return (
    <>
      {minimum !== undefined && <span> · {says.atLeast(yuan(minimum))}</span>}
      {maximum !== undefined && <span> · {says.atMost(yuan(maximum))}</span>}
    </>
  );
};

/** What the law asks to be told: who gives, by which rule, for what, signed when; and the filing number. */
export const Agreements = ({ campaign }: { campaign: CampaignPage }): VNode => {
  const says = t().campaign;
  return (
    <section aria-labelledby="agreements">
      <h2 id="agreements">{says.agreements}</h2>
      {campaign.agreements.length === 0 ? (
        <EmptyState>{says.noAgreements}</EmptyState>
      ) : (
        <>
          <p class="muted">{says.agreementsSay}</p>
          <ul class={classes('plain', campaignCss['agreements'])}>
            {campaign.agreements.map((agreement) => (
              <li key={agreement.agreementId}>
                <strong>{inWords(agreement.merchantName)}</strong>
                <p>
                  {says.perItem(yuan(agreement.rule.perItem), inWords(agreement.unit))}
                  {says.purpose(inWords(agreement.use))}
                </p>
                <p class="muted small">
                  {says.dates(...rangeOf(agreement.startsOn, agreement.endsOn))} ·{' '}
                  {says.signedOn(yearDayOf(agreement.signedOn))}
                  <Bounds agreement={agreement} />
                </p>
              </li>
            ))}
          </ul>
        </>
      )}
      <p class={classes('muted small', campaignCss['filing'])}>
        {says.fund} {inWords(campaign.fundName)}
        {campaign.filingNumber !== undefined && <span> · {says.filing(campaign.filingNumber)}</span>}
      </p>
    </section>
  );
};
