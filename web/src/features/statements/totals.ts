import type { Fact } from '../../components/facts';
import { yuan } from '../../lib/money';
import { statementsWords } from '../../messages/statements';
import type { BankTotals, BillTotals } from './statement';

/** Thousandths of a fen as yuan with as many decimals as they need: `¥0.0594`. */
const finely = (milliFen: number): string => {
  const digits = String(Math.abs(milliFen)).padStart(6, '0');
  const text = `${digits.slice(0, -5)}.${digits.slice(-5)}`.replace(/(\.\d\d\d*?)0+$/, '$1');
  return `${milliFen < 0 ? '-' : ''}¥${text}`;
};

const balance = (label: string, amount: number | undefined): Fact =>
  amount === undefined ? undefined : { label, value: yuan(amount) };

/** The totals of a bill or of a bank's file, label by label. */
export const totalsFacts = (totals: BillTotals | BankTotals): Fact[] => {
  const says = statementsWords().import;
  if ('payments' in totals)
    return [
      { label: says.payments, value: says.sum(totals.payments, yuan(totals.paid)) },
      { label: says.refunds, value: says.sum(totals.refunds, yuan(totals.refunded)) },
      { label: says.fees, value: finely(totals.feesMilliFen) },
    ];
  return [
    { label: says.incomes, value: says.sum(totals.incomes, yuan(totals.income)) },
    { label: says.outgoings, value: says.sum(totals.outgoings, yuan(totals.outgoing)) },
    balance(says.opening, totals.opening),
    balance(says.closing, totals.closing),
  ];
};
