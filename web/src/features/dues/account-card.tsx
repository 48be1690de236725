import type { VNode } from 'preact';
import { Bar } from '../../components/bar';
import { Money } from '../../components/money';
import { yuan } from '../../lib/money';
import { ts } from '../../messages';
import type { AgreementRow } from '../agreements/agreement';
import type { Account } from './due';
import { DueTable } from './due-table';
import './dues.css';

const Limits = ({ account, limits }: { account: Account; limits: AgreementRow }): VNode | null => {
  const says = ts().dues;
  const { minimum, maximum } = limits;
  const accrued = account.owed + account.paidOver;
  if (minimum === undefined && maximum === undefined) return null;
  return (
    <ul class="plain muted small">
      {minimum !== undefined && (
        <li>
          {accrued >= minimum
            ? says.minimumKept(yuan(minimum))
            : says.minimum(yuan(minimum), yuan(minimum - accrued))}
        </li>
      )}
      {maximum !== undefined && (
        <li>{says.maximum(yuan(maximum), Math.floor((100 * Math.max(0, accrued)) / maximum))}</li>
      )}
    </ul>
  );
};

/** Owed beside paid over, large; drawn as one bar; both kept within the agreement's limits. */
export const OwedAndPaid = ({ owed, paidOver }: { owed: number; paidOver: number }): VNode => {
  const says = ts().dues;
  return (
    <>
      <dl class="owed">
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
  limits: AgreementRow | undefined;
  open?: boolean;
};

/** What one merchant owes one fund. */
export const AccountCard = ({ account, title, fund, limits, open = false }: CardProps): VNode => (
  <article class="card account">
    <h2>{title}</h2>
    <p class="muted small">{fund}</p>
    <OwedAndPaid owed={account.owed} paidOver={account.paidOver} />
    {limits && <Limits account={account} limits={limits} />}
    <details open={open}>
      <summary>{ts().dues.byDay}</summary>
      <DueTable dues={account.dues} caption={`${title} ${fund}`} />
    </details>
  </article>
);
