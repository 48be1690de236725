import type { ComponentChildren, VNode } from 'preact';
import { Money } from '../../components/money';
import { Table, type Column } from '../../components/table';
import { Day, Moment } from '../../components/when';
import { statementsWords } from '../../messages/statements';
import { isBankLine, signedAmountOf, type ShownLine } from './statement';
import statementsCss from './statements.module.css';

const When = ({ line }: { line: ShownLine }): VNode =>
  isBankLine(line) ? <Day day={line.day} isKept /> : <Moment at={line.at} isKept />;

const Amount = ({ line }: { line: ShownLine }): VNode => (
  <span class={statementsCss['line-figure']}>
    <Money fen={signedAmountOf(line)} /> <span class="muted small">{statementsWords().lines[line.kind]}</span>
  </span>
);

type LinesProps<Line extends ShownLine> = {
  caption: string;
  lines: readonly Line[];
  /** A last column, e.g. where the line stands. */
  last?: { title: string; cell: (line: Line) => ComponentChildren };
  /** Beside the words, e.g. the line as it stands in the file. */
  more?: (line: Line) => ComponentChildren;
};

/** The lines of a statement: those of a bank by payer, those of a provider by order. */
export const LinesTable = <Line extends ShownLine>({
  caption,
  lines,
  last,
  more,
}: LinesProps<Line>): VNode => {
  const says = statementsWords().lines;
  const [first] = lines;
  const isBank = first !== undefined && isBankLine(first);
  const words: Column<Line>[] = isBank
    ? [
        {
          key: 'who',
          title: says.who,
          cell: (line) => (isBankLine(line) ? line.counterpartyName : ''),
        },
        {
          key: 'what',
          title: says.what,
          cell: (line) => (
            <div>
              {isBankLine(line) ? line.memo : ''}
              {more?.(line)}
            </div>
          ),
        },
      ]
    : [
        {
          key: 'order',
          title: says.order,
          cell: (line) => (
            <div>
              <span class={statementsCss['id']}>{'merchantOrderId' in line ? line.merchantOrderId : ''}</span>
              {more?.(line)}
            </div>
          ),
        },
      ];
  return (
    <Table
      caption={caption}
      rows={lines}
      keyOf={(line) => String(line.lineNumber)}
      columns={[
        { key: 'line', title: says.line, cell: (line) => line.lineNumber },
        { key: 'when', title: says.when, cell: (line) => <When line={line} /> },
        ...words,
        { key: 'amount', title: says.amount, isFigure: true, cell: (line) => <Amount line={line} /> },
        ...(last ? [{ key: 'last', title: last.title, cell: last.cell }] : []),
      ]}
    />
  );
};
