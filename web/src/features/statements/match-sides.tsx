import type { VNode } from 'preact';
import { Money } from '../../components/money';
import { State } from '../../components/state';
import { Day } from '../../components/when';
import { yuan } from '../../lib/money';
import { matchesWords } from '../../messages/matches';
import { moneyWords } from '../../messages/money';
import { perItemOf, type Due } from '../dues/due';
import { UndoneBefore } from './done';
import { isBankLine, reasonInWords, type ListedLine } from './statement';
import differenceCss from './difference.module.css';
import { classes } from '../../lib/classes';

/** The line of the bank: how much, from whom, with which words, when. */
export const LineSide = ({ line }: { line: ListedLine }): VNode | null => {
  const says = matchesWords().match;
  if (!isBankLine(line)) return null;
  const { reopened } = { reopened: undefined, ...line.state };
  return (
    <div>
      <h3>{says.line}</h3>
      <p class={differenceCss['line-amount']}>
        <Money fen={line.amount} large />
      </p>
      <p>
        <Day day={line.day} /> · {says.from(line.counterpartyName)}
      </p>
      {line.memo !== '' && <p class="muted small">{says.memo(line.memo)}</p>}
      <UndoneBefore by={reopened && { ...reopened, why: reasonInWords(reopened.why) }} />
    </div>
  );
};

/** The dues that it may pay over, day by day, and their sum. */
export const DuesSide = ({
  dues,
  total,
  merchant,
}: {
  dues: readonly Due[];
  total: number;
  merchant: string;
}): VNode => {
  const says = matchesWords().match;
  return (
    <div>
      <h3>
        {says.dues} · {merchant}
      </h3>
      <ul class={classes('plain', differenceCss['due-rows'])}>
        {dues.map((due) => {
          const each = perItemOf(due);
          return (
            <li key={due.dueId}>
              <span>
                <Day day={due.day} />{' '}
                <span class="muted small">
                  {each === undefined
                    ? moneyWords().dues.count(due.count)
                    : moneyWords().dues.each(due.count, yuan(each))}
                </span>
              </span>
              <Money fen={due.amount} />
            </li>
          );
        })}
        <li class={differenceCss['due-total']}>
          <span>
            {says.total} <State mood="good">{says.equals}</State>
          </span>
          <Money fen={total} />
        </li>
      </ul>
    </div>
  );
};
