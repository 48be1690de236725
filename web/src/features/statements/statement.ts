import type { BankTotals } from '../../../../functions/statements/bank-line';
import type { BillTotals } from '../../../../functions/statements/bill-line';
import type { Unclear } from '../../../../functions/statements/match';
import type { LineStep, ListedLine, ReadLine } from '../../../../functions/statements/listed-line';
import { language } from '../../lib/language';
import { ts } from '../../messages';

export type { ListedDifference } from '../../../../functions/statements/listed-difference';
export type { Proposed, Unclear } from '../../../../functions/statements/match';
export type { MerchantAccount } from '../../../../functions/statements/merchant-account';
export type { Preview } from '../../../../functions/statements/preview';
export type {
  MappingRow,
  MappingSuggestion,
  SavedMapping,
} from '../../../../functions/statements/saved-mapping';
export type { Statement } from '../../../../functions/statements/statement';
export type { BankTotals, BillTotals, LineStep, ListedLine, ReadLine };

/** GET …/statement-lines/{lineId} */
export type LineHistory = { line: ListedLine; text: string; steps: LineStep[] };

/** A bank writes both ways; a bill lists payments and refunds. */
export const isBankLine = <Line extends ReadLine>(
  line: Line,
): line is Extract<Line, { kind: 'income' | 'outgoing' }> =>
  line.kind === 'income' || line.kind === 'outgoing';

/** With the sign that it has for the account: what went out, or back to a buyer, is below 0. Fen. */
export const signedAmountOf = (line: ReadLine): number =>
  line.kind === 'outgoing' || line.kind === 'refund' ? 0 - line.amount : line.amount;

/** Why a line that fits dues is proposed for none; `merchantOf` tells a merchant's name. */
export const unsureInWords = (
  { unsure, merchantIds, dueCount, otherLines }: Unclear,
  merchantOf: (merchantId: string) => string,
): string => {
  const says = ts().match.unsure;
  const names = merchantIds.map(merchantOf).join(language.value === 'en' ? ', ' : '、');
  if (unsure === 'several-lines') return says[unsure](otherLines);
  return unsure === 'too-many-dues' ? says[unsure](names, dueCount) : says[unsure](names);
};

/** Why a line was matched: the machine's reasons in words, a person's own as they wrote it. */
export const reasonInWords = (why: string): string => {
  const reasons: Readonly<Record<string, string>> = ts().match.reasons;
  return reasons[why] ?? why;
};
