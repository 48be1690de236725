import type { AmountColumns } from '../../../../functions/reconciling/readers/column-mapping';
import { DATE_FORMATS, type DateFormat } from '../../../../functions/reconciling/readers/read-cells';
import { plainOf } from '../../../../functions/shared/seen';
import type { MappingSuggestion } from './statement';

export { DATE_FORMATS };
export type AmountKind = AmountColumns['kind'];
/** How banks write a day. */
export const isDateFormat = (text: string): text is DateFormat => DATE_FORMATS.some((one) => one === text);

/** The columns that a person chooses, by the names of their fields; '' where there is none. */
export type Chosen = {
  date: string;
  time: string;
  counterpartyName: string;
  counterpartyAccount: string;
  reference: string;
  balance: string;
  ownAccount: string;
  memo: readonly string[];
  dateFormat: DateFormat | '';
  amountKind: AmountKind;
  amount: string;
  income: string;
  outgoing: string;
  direction: string;
  incomeWords: string;
  outgoingWords: string;
};

const INCOME_WORDS = '贷，收入，C';
const OUTGOING_WORDS = '借，支出，D';

const amountFrom = (amount: AmountColumns | undefined): Partial<Chosen> => {
  if (!amount) return {};
  if (amount.kind === 'signed') return { amountKind: 'signed', amount: amount.column };
  if (amount.kind === 'two-columns')
    return { amountKind: 'two-columns', income: amount.income, outgoing: amount.outgoing };
  return {
    amountKind: 'direction',
    amount: amount.column,
    direction: amount.direction,
    incomeWords: amount.incomeWords.join(', '),
    outgoingWords: amount.outgoingWords.join(', '),
  };
};

/** Full and half width, spaces and quotes make no difference between columns' names. */
const nameKey = (name: string): string =>
  plainOf(name)
    .replace(/[\s"`]/g, '')
    .toLowerCase();

/** What the header told, as the form begins with it; every column by the name that it has in this very file. */
export const chosenFrom = ({ header, suggestion }: MappingSuggestion): Chosen => {
  const { columns, dateFormat } = suggestion;
  const inFile = (name: string | undefined): string =>
    name === undefined ? '' : (header.find((column) => nameKey(column) === nameKey(name)) ?? '');
  const amount = amountFrom(suggestion.amount);
  return {
    date: inFile(columns.date),
    time: inFile(columns.time),
    counterpartyName: inFile(columns.counterpartyName),
    counterpartyAccount: inFile(columns.counterpartyAccount),
    reference: inFile(columns.reference),
    balance: inFile(columns.balance),
    ownAccount: inFile(columns.ownAccount),
    memo: (columns.memo ?? []).map(inFile).filter((name) => name !== ''),
    dateFormat: dateFormat ?? '',
    amountKind: amount.amountKind ?? 'two-columns',
    amount: inFile(amount.amount),
    income: inFile(amount.income),
    outgoing: inFile(amount.outgoing),
    direction: inFile(amount.direction),
    incomeWords: amount.incomeWords ?? INCOME_WORDS,
    outgoingWords: amount.outgoingWords ?? OUTGOING_WORDS,
  };
};

/** Words, or columns' names, with commas between. */
export const wordsIn = (text: string): string[] =>
  text
    .split(/[,，、]/)
    .map((word) => word.trim())
    .filter((word) => word !== '');

const amountOf = (chosen: Chosen): AmountColumns => {
  const { amountKind: kind, amount: column, income, outgoing, direction } = chosen;
  if (kind === 'signed') return { kind, column };
  if (kind === 'two-columns') return { kind, income, outgoing };
  const words = { incomeWords: wordsIn(chosen.incomeWords), outgoingWords: wordsIn(chosen.outgoingWords) };
  return { kind, column, direction, ...words };
};

const given = (name: string, value: string): Record<string, string> =>
  value === '' ? {} : { [name]: value };

/** The request's body. */
export const bodyOf = (chosen: Chosen, account: { label: string; number: string }) => ({
  account,
  columns: {
    date: chosen.date,
    ...given('time', chosen.time),
    counterpartyName: chosen.counterpartyName,
    ...given('counterpartyAccount', chosen.counterpartyAccount),
    memo: chosen.memo,
    ...given('reference', chosen.reference),
    ...given('balance', chosen.balance),
    ...given('ownAccount', chosen.ownAccount),
  },
  amount: amountOf(chosen),
  dateFormat: chosen.dateFormat === '' ? undefined : chosen.dateFormat,
});

/** One row as the mapping reads it; '' where it reads nothing. `goes` undefined: neither in nor out can be told. */
export type Sample = {
  date: string;
  name: string;
  memo: string;
  amount: string;
  goes: 'income' | 'outgoing' | undefined;
};

const bare = (text: string): string => text.normalize('NFKC').replace(/[\s,¥`"]/g, '');
const isSome = (text: string): boolean => !/^[-–—]*0*(\.0*)?$/.test(bare(text));

const movementOf = (cell: (column: string) => string, chosen: Chosen): Pick<Sample, 'amount' | 'goes'> => {
  const amount = cell(chosen.amount);
  if (chosen.amountKind === 'two-columns') {
    const [income, outgoing] = [cell(chosen.income), cell(chosen.outgoing)];
    if (isSome(income)) return { amount: income, goes: 'income' };
    return isSome(outgoing) ? { amount: outgoing, goes: 'outgoing' } : { amount: '', goes: undefined };
  }
  if (chosen.amountKind === 'signed')
    return { amount, goes: amount === '' ? undefined : bare(amount).startsWith('-') ? 'outgoing' : 'income' };
  const word = bare(cell(chosen.direction));
  if (wordsIn(chosen.incomeWords).some((one) => bare(one) === word)) return { amount, goes: 'income' };
  if (wordsIn(chosen.outgoingWords).some((one) => bare(one) === word)) return { amount, goes: 'outgoing' };
  return { amount, goes: undefined };
};

/** How the sample's rows read by what is chosen so far: the cells as they stand, under their meaning. */
export const samplesOf = ({ header, rows }: MappingSuggestion, chosen: Chosen): Sample[] =>
  rows.map((row) => {
    const cell = (column: string): string => row[header.indexOf(column)]?.trim() ?? '';
    return {
      date: [cell(chosen.date), chosen.time === chosen.date ? '' : cell(chosen.time)].join(' ').trim(),
      name: cell(chosen.counterpartyName),
      memo: chosen.memo.map(cell).filter(Boolean).join(' '),
      ...movementOf(cell, chosen),
    };
  });
