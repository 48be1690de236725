import type { VNode } from 'preact';
import { paysBy } from '../../../../functions/selling/agreements/pays-by';
import { remittanceCodeOf } from '../../../../functions/selling/merchants/remittance-code';
import { CopyButton } from '../../components/copy-button';
import { Facts } from '../../components/facts';
import { Loading } from '../../components/loading';
import { Money } from '../../components/money';
import { Skeleton } from '../../components/skeleton';
import { State } from '../../components/state';
import { deskLink } from '../../lib/desk-links';
import { useLoad } from '../../lib/load';
import { yuanText } from '../../lib/fen';
import { now } from '../../lib/now';
import { calendarDayOf, yearDayOf } from '../../lib/time';
import { sellingWords } from '../../messages/selling';
import type { AgreementRow } from '../agreements/agreement';
import type { Due } from '../dues/due';
import { groupsOf } from '../organisations/receiving-account';

/** A figure with a button that copies it, as it is pasted into a bank's form. */
const Copied = ({ shown, text, what }: { shown: string; text: string; what: string }): VNode => (
  <span class="row">
    <span>{shown}</span>
    <CopyButton
      text={text}
      says={sellingWords().shop.copied(what)}
      aria-label={sellingWords().shop.copy(what)}
    >
      {sellingWords().shop.copyShort}
    </CopyButton>
  </span>
);

type PayProps = {
  organisationId: string;
  merchantId: string;
  owed: readonly Due[];
  agreements: readonly AgreementRow[];
};

/** What is to be paid by which day, by the agreements that promised it; what none gives a day stands by itself. */
const byDates = (
  owed: readonly Due[],
  agreements: readonly AgreementRow[],
): [by: string, amount: number][] => {
  const dayOf = new Map<string, number | undefined>(
    agreements.map(({ agreementId, paysOnDay }) => [agreementId, paysOnDay]),
  );
  const sums = new Map<string, number>();
  for (const due of owed) {
    const shares = due.shares ?? [{ agreementId: '', amount: due.amount }];
    for (const { agreementId, amount } of shares) {
      const onDay = dayOf.get(agreementId);
      const by = onDay === undefined ? '' : paysBy(due.day, onDay);
      sums.set(by, (sums.get(by) ?? 0) + amount);
    }
  }
  return [...sums].filter(([, amount]) => amount !== 0).sort(([a], [b]) => (a < b ? -1 : 1));
};

const Dates = ({ owed, agreements }: Pick<PayProps, 'owed' | 'agreements'>): VNode => {
  const says = sellingWords().shop;
  const today = calendarDayOf(now().toISOString());
  return (
    <ul class="plain">
      {byDates(owed, agreements).map(([by, amount]) => (
        <li key={by} class="row apart">
          <span>
            {by === '' ? says.asAgreed : says.payBy(yearDayOf(by))}{' '}
            {by !== '' && by < today && <State mood="bad">{says.overdue}</State>}
          </span>
          <Money fen={amount} />
        </li>
      ))}
    </ul>
  );
};

/** How much, by when, into which account, under which code: each to be copied into the bank's form. */
export const HowToPay = ({ organisationId, merchantId, owed, agreements }: PayProps): VNode | null => {
  const says = sellingWords().shop;
  const [receiving, readAgain] = useLoad(`/organisations/${organisationId}/receiving-account`);
  const total = owed.reduce((sum, { amount }) => sum + amount, 0);
  if (total <= 0) return null;
  const code = remittanceCodeOf(merchantId);
  const [agreement] = agreements.filter(({ status }) => status === 'signed');
  return (
    <section class="card" aria-labelledby="how-to-pay">
      <h2 id="how-to-pay">{says.toPay}</h2>
      <Dates owed={owed} agreements={agreements} />
      <Loading loaded={receiving} again={readAgain} shape={<Skeleton rows={1} height={6} />}>
        {({ account }) => (
          <>
            {!account && <p class="muted">{says.noAccount}</p>}
            <Facts
              rows={[
                {
                  label: says.amount,
                  value: <Copied shown={`¥${yuanText(total)}`} text={yuanText(total)} what={says.amount} />,
                },
                account && {
                  label: says.holder,
                  value: <Copied shown={account.holder} text={account.holder} what={says.holder} />,
                },
                account && {
                  label: says.bank,
                  value: <Copied shown={account.bank} text={account.bank} what={says.bank} />,
                },
                account && {
                  label: says.number,
                  value: <Copied shown={groupsOf(account.number)} text={account.number} what={says.number} />,
                },
                { label: says.code, value: <Copied shown={code} text={code} what={says.code} /> },
              ]}
            />
            <p class="muted small">
              {says.codeSays}{' '}
              {agreement && (
                <a href={deskLink(organisationId, `/agreements/${agreement.agreementId}`)}>{says.howToPay}</a>
              )}
            </p>
          </>
        )}
      </Loading>
    </section>
  );
};
