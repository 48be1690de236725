/** What a money field takes: yuan with at most two decimals, commas allowed. As an HTML pattern. */
export const YUAN_PATTERN = '[0-9][0-9,]*([.][0-9]{1,2})?';

/** @param text yuan as a person types it: `42`, `42.5`, `1,234.00` @returns whole fen; `undefined` where it is no amount */
export const fenOf = (text: string | undefined): number | undefined => {
  const found = /^(\d[\d,]*)(?:\.(\d{1,2}))?$/.exec(text?.trim() ?? '');
  if (!found) return undefined;
  const [, whole = '', part = ''] = found;
  return Number(whole.replaceAll(',', '')) * 100 + Number(part.padEnd(2, '0'));
};

/** @param fen whole fen @returns `42.00`, as a money field takes it */
export const yuanText = (fen: number): string => (fen / 100).toFixed(2);
