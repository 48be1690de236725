import { format } from 'prettier';

/** A table of a report. Columns after the first are set to the right. */
export type Figures = { title: string; says: string; head: string[]; rows: (string | number)[][] };

export const median = (numbers: readonly number[]): number => {
  const sorted = [...numbers].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const [low = 0, high = 0] = [sorted[sorted.length % 2 === 0 ? middle - 1 : middle], sorted[middle]];
  return (low + high) / 2;
};

const shown = (cell: string | number): string =>
  typeof cell === 'string' ? cell : cell.toLocaleString('en', { maximumFractionDigits: cell < 10 ? 2 : 0 });

/** As Markdown, so that docs/bench.md is what was printed. */
export const markdown = ({ title, says, head, rows }: Figures): string => {
  const line = (cells: string[]): string => `| ${cells.join(' | ')} |`;
  const rule = head.map((_, at) => (at === 0 ? '---' : '---:'));
  return [
    `## ${title}`,
    '',
    says,
    '',
    ...[head, rule, ...rows.map((row) => row.map(shown))].map(line),
    '',
  ].join('\n');
};

/** What a measuring file does when it is run: prints its table, as the tree's formatter would write it. */
export const print = async (figures: Figures): Promise<void> => {
  process.stdout.write(`\n${await format(markdown(figures), { parser: 'markdown' })}`);
};
