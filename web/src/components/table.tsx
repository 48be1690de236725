import '../styles/table.css';
import type { ComponentChildren, VNode } from 'preact';
import tableCss from './table.module.css';

export type Column<Row> = {
  key: string;
  title: string;
  /** Figures stand at the right, so that their digits line up. */
  isFigure?: boolean;
  cell: (row: Row) => ComponentChildren;
};

type TableProps<Row> = {
  /** Says what the table holds; read out, and shown in print. */
  caption: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  keyOf: (row: Row) => string;
};

/**
 * Rows and columns; on a phone each row is a card whose lines carry the columns' titles. The roles are said because a
 * table drawn as blocks is no table to some screen readers.
 */
export const Table = <Row,>({ caption, columns, rows, keyOf }: TableProps<Row>): VNode => (
  <table class={tableCss['table']} role="table">
    <caption class="hidden-visually">{caption}</caption>
    <thead role="rowgroup">
      <tr role="row">
        {columns.map((column) => (
          <th
            key={column.key}
            role="columnheader"
            scope="col"
            class={column.isFigure ? tableCss['figure'] : undefined}
          >
            {column.title}
          </th>
        ))}
      </tr>
    </thead>
    <tbody role="rowgroup">
      {rows.map((row) => (
        <tr key={keyOf(row)} role="row">
          {columns.map((column) => (
            <td
              key={column.key}
              role="cell"
              data-title={column.title}
              class={column.isFigure ? tableCss['figure'] : undefined}
            >
              {column.cell(row)}
            </td>
          ))}
        </tr>
      ))}
    </tbody>
  </table>
);
