import type { VNode } from 'preact';
import { Bar } from '../../components/bar';
import { Money } from '../../components/money';
import { yuan } from '../../lib/money';
import { inWords } from '../../lib/language';
import { moneyWords } from '../../messages/money';
import type { Account, Limits } from './due';
import { DueTable } from './due-table';
import duesCss from './dues.module.css';
import { classes } from '../../lib/classes';

/** How far it is to the maximum, or by how much it was passed: orders placed before it was reached are owed all the same. */
const maximumInWords = (accrued: number, maximum: number): string => {
  const says = moneyWords().dues;
  if (accrued > maximum) return says.maximumPassed(yuan(maximum), yuan(accrued - maximum));
  return says.maximum(yuan(maximum), Math.floor((100 * Math.max(0, accrued)) / maximum));
};

const LimitsOf = ({ limits, several }: { limits: Limits; several: boolean }): VNode => {
  const says = moneyWords().dues;
  const { agreement, accrued } = limits;
  const { minimum, maximum, rule, unit } = agreement;
  return (
    <ul class="plain muted small">
      {several && <li>{says.byAgreement(yuan(rule.perItem), inWords(unit), yuan(accrued))}</li>}
      {minimum !== undefined && (
        <li>
          {accrued >= minimum
            ? says.minimumKept(yuan(minimum))
            : says.minimum(yuan(minimum), yuan(minimum - accrued))}
        </li>
      )}
      {maximum !== undefined && (
        <li class={accrued > maximum ? duesCss['passed'] : undefined}>{maximumInWords(accrued, maximum)}</li>
      )}
    </ul>
  );
};

/** Owed beside paid over, large; drawn as one bar; both kept within the agreement's limits. */
export const OwedAndPaid = ({ owed, paidOver }: { owed: number; paidOver: number }): VNode => {
  const says = moneyWords().dues;
  return (
    <>
      <dl class={duesCss['owed']}>
        <div>
          <dt>{says.owed}</dt>
          <dd>
            <Money fen={owed} large />
          </dd>
        </div>
        <div>
          <dt>{says.paidOver}</dt>
          <dd>
            <Money fen={paidOver} large />
          </dd>
        </div>
      </dl>
      <Bar
        label={says.bar(yuan(owed), yuan(paidOver))}
        parts={[
          { key: 'paid', amount: paidOver, shade: 'teal' },
          { key: 'owed', amount: owed, shade: 'persimmon' },
        ]}
      />
    </>
  );
};

type CardProps = {
  account: Account;
  title: string;
  /** Under the title: which fund it goes to. */
  fund: string;
  limits: readonly Limits[];
  open?: boolean;
};

/** What one merchant owes one fund. */
export const AccountCard = ({ account, title, fund, limits, open = false }: CardProps): VNode => (
  <article class={classes('card', duesCss['account'])}>
    <h2>{title}</h2>
    <p class="muted small">{fund}</p>
    <OwedAndPaid owed={account.owed} paidOver={account.paidOver} />
    {limits.map((each) => (
      <LimitsOf key={each.agreement.agreementId} limits={each} several={limits.length > 1} />
    ))}
    <details open={open}>
      <summary>{moneyWords().dues.byDay}</summary>
      <DueTable dues={account.dues} caption={`${title} ${fund}`} />
    </details>
  </article>
);
