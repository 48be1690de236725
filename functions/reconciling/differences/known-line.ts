import type { Fen } from '../../shared/money';
import type { BillLine } from '../readers/bill-line';
import { compareWithBooks, factsOf, type KnownOrder } from './compare-with-books';
import type { Difference } from './difference';

/** What an earlier file said of a line, as it is kept. */
export type KnownLine = {
  amount: Fen;
  merchantOrderId: string;
  transactionId: string;
  progress?: 'processing' | 'failed' | undefined;
};

const isRefused = (line: BillLine, before: KnownLine): boolean =>
  line.kind === 'refund' && line.progress === 'failed' && before.progress !== 'failed';
/** The provider had failed, and tried again. */
const isMended = (line: BillLine, before: KnownLine): boolean =>
  line.kind === 'refund' && line.progress === 'completed' && before.progress === 'failed';

/**
 * A number is known: that is the beginning of a comparison. What differs from what the earlier file said of it, if anything does: another
 * amount, order or currency, a refund that failed since, or one that went through since and is not in the books.
 * @param currency of the line, where it is not yuan @param known what the books hold of the line's order now
 */
export const knownLineDiffers = (
  line: BillLine,
  before: KnownLine,
  known: KnownOrder,
  currency?: string,
): Difference | undefined => {
  const { amount: knownAmount, merchantOrderId: knownOrderId } = before;
  if (
    currency !== undefined ||
    knownAmount !== line.amount ||
    knownOrderId !== line.merchantOrderId ||
    before.transactionId !== line.transactionId
  ) {
    const refund = line.kind === 'refund' ? { refundId: line.refundId } : {};
    return {
      reason: 'known-line-differs',
      ...factsOf(line),
      ...refund,
      knownAmount,
      knownOrderId,
      ...(currency !== undefined && { currency }),
    };
  }
  if (!isRefused(line, before) && !isMended(line, before)) return undefined;
  const verdict = compareWithBooks(line, known, []);
  return verdict.is === 'difference' ? verdict.difference : undefined;
};
