import type { VNode } from 'preact';
import { State } from '../../components/state';
import { rangeOf } from '../../lib/time';
import { t } from '../../messages';
import { statementsWords } from '../../messages/statements';
import type { Statement } from './statement';
import statementsCss from './statements.module.css';

/** What of a statement still waits for a person, as it stands now; all done where nothing does. */
export const ToDoLine = ({ statement }: { statement: Statement }): VNode => {
  const says = statementsWords().statements;
  const { counts, toDo = 0 } = statement;
  if (statement.state === 'reading' || !counts) return <State mood="bad">{says.unfinished}</State>;
  return (
    <span class={statementsCss['counts']}>
      <span>{says.lines(counts.lines)}</span>
      {toDo > 0 ? (
        <State mood="wait">{says.toDo(toDo)}</State>
      ) : (
        <State mood="good">
          {counts.added + counts.missing + (counts.changed ?? 0) > 0 ? says.allDone : says.nothingNew}
        </State>
      )}
    </span>
  );
};

/** What the import found, the figures that are 0 left out. */
export const CountsLine = ({ statement }: { statement: Statement }): VNode => {
  const says = statementsWords().statements;
  const { counts } = statement;
  if (statement.state === 'reading' || !counts) return <State mood="bad">{says.unfinished}</State>;
  return (
    <span class={statementsCss['counts']}>
      <span>{says.lines(counts.lines)}</span>
      {counts.matched > 0 && <State mood="good">{says.matched(counts.matched)}</State>}
      {counts.differing > 0 && <State mood="bad">{says.differing(counts.differing)}</State>}
      {counts.missing > 0 && <State mood="bad">{says.missing(counts.missing)}</State>}
      {(counts.changed ?? 0) > 0 && <State mood="bad">{says.changed(counts.changed ?? 0)}</State>}
      {counts.open > 0 && <State mood="wait">{says.open(counts.open)}</State>}
      {counts.known > 0 && <State mood="plain">{says.known(counts.known)}</State>}
    </span>
  );
};

export const periodInWords = ({ from, to }: Pick<Statement, 'from' | 'to'>): string =>
  from === undefined || to === undefined
    ? t().word.none
    : statementsWords().statements.dates(...rangeOf(from, to));
