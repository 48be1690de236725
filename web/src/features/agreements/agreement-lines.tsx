import type { VNode } from 'preact';
import { State } from '../../components/state';
import { deskLink } from '../../lib/desk-links';
import { inWords } from '../../lib/language';
import { may } from '../../lib/may';
import { yuan } from '../../lib/money';
import { rangeOf, yearDayOf } from '../../lib/time';
import { sellingWords } from '../../messages/selling';
import type { AgreementRow } from './agreement';
import agreementCss from './agreement.module.css';

export const ruleInWords = ({ rule, unit }: Pick<AgreementRow, 'rule' | 'unit'>): string =>
  sellingWords().agreements.rule(yuan(rule.perItem), inWords(unit));

export const AgreementState = ({
  agreement,
  isMine = false,
}: {
  agreement: Pick<AgreementRow, 'status' | 'signedOn'>;
  /** The reader is the one who signs. */
  isMine?: boolean;
}): VNode => {
  const says = sellingWords().agreements;
  if (agreement.status === 'draft')
    return <State mood="wait">{isMine ? says.waitingYou : says.waiting}</State>;
  if (agreement.status === 'withdrawn') return <State mood="plain">{says.withdrawn}</State>;
  return (
    <State mood="good">
      {agreement.signedOn === undefined ? says.signed : says.signedOn(yearDayOf(agreement.signedOn))}
    </State>
  );
};

type LinesProps = {
  organisationId: string;
  agreements: readonly AgreementRow[];
  /** The campaigns' names by their ids, where the reader sees agreements of several. */
  campaigns?: ReadonlyMap<string, string>;
};

/** Agreements as rows: who gives how much for each, until when, and whether it is signed. */
export const AgreementLines = ({ organisationId, agreements, campaigns }: LinesProps): VNode => {
  const says = sellingWords().agreements;
  const isMine = may(organisationId, 'sign') && !may(organisationId, 'seeMoney');
  return (
    <ul class="plain">
      {agreements.map((agreement) => (
        <li key={agreement.agreementId} class={agreementCss['agreement-line']}>
          <div>
            <a class="card-link" href={deskLink(organisationId, `/agreements/${agreement.agreementId}`)}>
              {inWords(agreement.merchantName)}
            </a>
            <p class="muted small">
              {campaigns?.has(agreement.campaignId) && `${campaigns.get(agreement.campaignId) ?? ''} · `}
              {says.dates(...rangeOf(agreement.startsOn, agreement.endsOn))}
            </p>
          </div>
          <strong>{ruleInWords(agreement)}</strong>
          <AgreementState agreement={agreement} isMine={isMine} />
        </li>
      ))}
    </ul>
  );
};
