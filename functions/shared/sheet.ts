import { csvLine, type Cell } from './csv';

type Language = 'zh' | 'en';
type Column<Row> = { zh: string; en: string; of: (row: Row, language: Language) => Cell };

/** How a list is written as a file for spreadsheets: what it is called, its columns, and the rows of each of its items. */
export type Sheet<Item> = {
  name: Record<Language, string>;
  head: (language: Language) => string;
  /** The item's rows, each a record of RFC 4180. */
  rows: (item: Item, language: Language) => string[];
};

/** @param rowsOf an item may take several rows; one, unless said */
export const sheet = <Item, Row = Item>(
  name: Record<Language, string>,
  columns: readonly Column<Row>[],
  rowsOf: (item: Item) => readonly Row[] = (item) => [item as unknown as Row],
): Sheet<Item> => ({
  name,
  head: (language) => csvLine(columns.map((column) => column[language])),
  rows: (item, language) =>
    rowsOf(item).map((row) => csvLine(columns.map((column) => column.of(row, language)))),
});

/** Words in the reader's language; the Chinese where nobody wrote it in English. */
export const wordsIn = (
  words: { zh: string; en?: string | undefined } | undefined,
  language: Language,
): string | undefined => (language === 'en' ? (words?.en ?? words?.zh) : words?.zh);

/** One of several fixed words, in the reader's language. */
export const oneOf =
  <K extends string>(words: Readonly<Record<K, readonly [zh: string, en: string]>>) =>
  (key: K, language: Language): string =>
    words[key][language === 'en' ? 1 : 0];
