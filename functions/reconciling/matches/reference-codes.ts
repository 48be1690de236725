import { remittanceCodesIn } from '../../selling/merchants/remittance-code';
import { plainOf } from '../../shared/seen';

/** A reference code for comparison: letters and digits alone, in capitals. */
export const referenceKey = (reference: string): string =>
  plainOf(reference)
    .toUpperCase()
    .replace(/[^A-Z0-9]/g, '');

/** Shorter codes stand in a memo by accident. */
const SHORTEST_REFERENCE = 4;
/** A code may be written with dashes inside; longer chains of them are something else. */
const MOST_PIECES = 8;

/** Every code that a memo may mean: whole runs of letters and digits, those joined by dashes, and merchants' codes however spaced. Never a part of a run. */
export const codesIn = (memo: string): Set<string> => {
  const codes = new Set<string>(remittanceCodesIn(memo));
  const plain = plainOf(memo).toUpperCase();
  for (const [run] of plain.matchAll(/[A-Z0-9]+(?:-[A-Z0-9]+)*/g)) {
    const pieces = run.split('-');
    for (let from = 0; from < pieces.length; from += 1) {
      for (let to = from + 1; to <= Math.min(pieces.length, from + MOST_PIECES); to += 1) {
        const code = pieces.slice(from, to).join('');
        if (code.length >= SHORTEST_REFERENCE) codes.add(code);
      }
    }
  }
  return codes;
};
