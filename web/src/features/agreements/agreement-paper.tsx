import type { ComponentChildren, VNode } from 'preact';
import { inWords } from '../../lib/language';
import { yuan } from '../../lib/money';
import { datedDay, yearMomentOf } from '../../lib/time';
import { sellingWords } from '../../messages/selling';
import type { Agreement } from './agreement';
import agreementCss from './agreement.module.css';

const Term = ({ label, children }: { label: string; children: ComponentChildren }): VNode => (
  <li>
    <h3>{label}</h3>
    <p>{children}</p>
  </li>
);

/** The whole text, every term numbered, as it was drafted and as it is signed. */
export const AgreementPaper = ({ agreement }: { agreement: Agreement }): VNode => {
  const says = sellingWords().agreements;
  const { text, signature } = agreement;
  const unit = inWords(text.unit);
  return (
    <article class={agreementCss['paper']} aria-labelledby="paper">
      <h2 id="paper">{says.document}</h2>
      <p>{says.between}</p>
      <ol>
        <Term label={says.donor}>{inWords(text.donor)}</Term>
        <Term label={says.charity}>{inWords(text.charity)}</Term>
        {text.campaign && <Term label={says.campaign}>{inWords(text.campaign)}</Term>}
        {text.fund && <Term label={says.fund}>{inWords(text.fund)}</Term>}
        <Term label={says.kind}>{says.money}</Term>
        <Term label={says.amount}>{says.amountSays(yuan(text.rule.perItem), unit)}</Term>
        <Term label={says.minimum}>
          {text.minimum === undefined ? says.noMinimum : says.atLeast(yuan(text.minimum))}
        </Term>
        <Term label={says.maximum}>
          {text.maximum === undefined ? says.noMaximum : says.atMost(yuan(text.maximum))}
        </Term>
        <Term label={says.period}>{says.dates(datedDay(text.startsOn), datedDay(text.endsOn))}</Term>
        <Term label={says.use}>{inWords(text.use)}</Term>
        <Term label={says.deliveredBy}>{text.deliveredBy}</Term>
        {text.paysOnDay !== undefined && (
          <Term label={says.paysOnDay}>{says.paysOnDaySays(text.paysOnDay)}</Term>
        )}
        <Term label={says.frozenLabel}>{says.frozen}</Term>
      </ol>
      <p class="small muted">
        {says.version} {text.version} · {says.hash} <span class={agreementCss['hash']}>{text.textHash}</span>
        <br />
        {says.hashSays}
      </p>
      {signature && (
        <p>
          <strong>{says.signedBy(signature.signedBy, yearMomentOf(signature.signedAt))}</strong>
        </p>
      )}
    </article>
  );
};
