import type { BankTotals } from '../../../../functions/reconciling/readers/bank-line';
import type { BillTotals } from '../../../../functions/reconciling/readers/bill-line';
import type { Unclear } from '../../../../functions/reconciling/matches/match';
import type { LineStep, ListedLine, ShownLine } from '../../../../functions/reconciling/lines/listed-line';
import type { Answer } from '../../lib/contract';
import { language } from '../../lib/language';
import { matchesWords } from '../../messages/matches';

export type { ListedDifference } from '../../../../functions/reconciling/differences/listed-difference';
export type { Proposed, Unclear } from '../../../../functions/reconciling/matches/match';
export type { MerchantAccount } from '../../../../functions/reconciling/accounts/merchant-account';
export type { Recognition } from '../../../../functions/reconciling/imports/recognition';
export type { Preview } from '../../../../functions/reconciling/imports/preview';
export type {
  MappingRow,
  MappingSuggestion,
  SavedMapping,
} from '../../../../functions/reconciling/mappings/saved-mapping';
export type { Statement } from '../../../../functions/reconciling/statements/statement';
export type { BankTotals, BillTotals, LineStep, ListedLine, ShownLine };

/** GET …/column-mappings; `kinds`: which files are read by one. */
export type Mappings = Answer<`/organisations/${string}/column-mappings`>;

/** A bank writes both ways; a bill lists payments and refunds. */
export const isBankLine = <Line extends ShownLine>(
  line: Line,
): line is Extract<Line, { kind: 'income' | 'outgoing' }> =>
  line.kind === 'income' || line.kind === 'outgoing';

/** With the sign that it has for the account: what went out, or back to a buyer, is below 0. Fen. */
export const signedAmountOf = (line: ShownLine): number =>
  line.kind === 'outgoing' || line.kind === 'refund' ? 0 - line.amount : line.amount;

/** Why a line that fits dues is proposed for none; `merchantOf` tells a merchant's name. */
export const unsureInWords = (
  { unsure, merchantIds, dueCount, otherLines }: Unclear,
  merchantOf: (merchantId: string) => string,
): string => {
  const says = matchesWords().match.unsure;
  const names = merchantIds.map(merchantOf).join(language.value === 'en' ? ', ' : '、');
  if (unsure === 'several-lines') return says[unsure](otherLines);
  return unsure === 'too-many-dues' ? says[unsure](names, dueCount) : says[unsure](names);
};

/** Why a line was matched: the machine's reasons in words, a person's own as they wrote it. */
export const reasonInWords = (why: string): string => {
  const reasons: Readonly<Record<string, string>> = matchesWords().match.reasons;
  return reasons[why] ?? why;
};
