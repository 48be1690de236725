import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import type { HistoryLine } from '../../../../functions/people/audit/audited';
import { useLoad } from '../../lib/load';
import { yearMomentOf } from '../../lib/time';
import { historyWords } from '../../messages/history';
import { Button } from '../button';
import { Loading } from '../loading';
import { Skeleton } from '../skeleton';
import { EmptyState } from '../state';
import { DifferenceLines } from './difference-lines';
import changingCss from './changing.module.css';
import { classes } from '../../lib/classes';

const Line = ({ line }: { line: HistoryLine }): VNode => {
  const says = historyWords().history;
  const who = line.by === 'operator' ? says.operator : line.byName || says.somebody;
  return (
    <li class={changingCss['history-line']}>
      <p>
        <span class="muted small">{yearMomentOf(line.at)}</span> <strong>{who}</strong>{' '}
        {says.deeds[line.what] ?? line.what} {line.about}
      </p>
      {line.reason !== undefined && <p>{says.because(line.reason)}</p>}
      {line.changed && <DifferenceLines changed={line.changed} />}
    </li>
  );
};

const Lines = ({ organisationId, which }: { organisationId: string; which: string }): VNode => {
  const says = historyWords().history;
  const [most, setMost] = useState(10);
  const path = `/organisations/${organisationId}/history/${which}?limit=${most}` as const;
  const [lines, readAgain] = useLoad(path);
  return (
    <Loading loaded={lines} again={readAgain} shape={<Skeleton height={4} />}>
      {({ items, next }) => (
        <>
          {items.length === 0 && <EmptyState>{says.none}</EmptyState>}
          <ol class={changingCss['history']}>
            {items.map((line) => (
              <Line key={`${line.at}${line.what}`} line={line} />
            ))}
          </ol>
          {next !== undefined && most < 50 && (
            <Button look="quiet" onClick={() => setMost(50)}>
              {says.more}
            </Button>
          )}
        </>
      )}
    </Loading>
  );
};

/**
 * What was done to a thing, by whom and when, with what stood before and after: folded until somebody asks.
 * @param revision of the thing: a change is listed as soon as it is made
 */
export const History = (props: { organisationId: string; which: string; revision: number }): VNode => {
  const [isOpen, setOpen] = useState(false);
  return (
    <details
      class={classes(changingCss['history-box'], 'no-print')}
      onToggle={(event) => setOpen(event.currentTarget.open)}
    >
      <summary>{historyWords().history.title}</summary>
      {isOpen && <Lines key={props.revision} {...props} />}
    </details>
  );
};
