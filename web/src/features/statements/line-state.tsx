import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import { Loading } from '../../components/loading';
import { Bone } from '../../components/skeleton';
import { State } from '../../components/state';
import { Moment } from '../../components/when';
import { deskLink } from '../../lib/desk-links';
import { useLoad } from '../../lib/load';
import { may } from '../../lib/may';
import { momentOf } from '../../lib/time';
import { statementsWords } from '../../messages/statements';
import { matchesWords } from '../../messages/matches';
import { moneyWords } from '../../messages/money';
import { isBankLine, reasonInWords, type LineStep, type ListedLine } from './statement';
import { UndoneBefore } from './done';
import { TakeBack } from './set-aside';
import { UndoMatch } from './undo-match';
import statementsCss from './statements.module.css';

type Stands = LineStep['state'];

const Word = ({ state, kind }: { state: Stands; kind: ListedLine['kind'] }): VNode => {
  const { states } = statementsWords().lines;
  if (state.state === 'open') {
    if (state.reopened) return <State mood="wait">{states.reopened}</State>;
    // What the charity paid out settles no dues: nobody has to look at it here.
    return kind === 'outgoing' ? (
      <State mood="plain">{states.nothing}</State>
    ) : (
      <State mood="wait">{states.open}</State>
    );
  }
  if (state.state === 'differs') return <State mood="bad">{states.differs}</State>;
  const mood = state.state === 'set-aside' ? 'plain' : 'good';
  return <State mood={mood}>{states[state.state]}</State>;
};

type Aside = Extract<Stands, { state: 'set-aside' }>;

/** The reason, and the words where there are any: without them they are the reason once more. */
const asideInWords = (reason: NonNullable<Aside['reason']>, why: string): string => {
  const says = matchesWords().aside.reasons;
  if (reason === 'other') return why;
  return why === reason ? says[reason] : `${says[reason]} · ${why}`;
};

const whyOf = (state: Stands): string | undefined => {
  if (state.state === 'open') return state.reopened && reasonInWords(state.reopened.why);
  if (state.state === 'set-aside' && state.reason !== undefined) return asideInWords(state.reason, state.why);
  return 'why' in state ? reasonInWords(state.why) : undefined;
};

type StateProps = { organisationId: string; line: ListedLine; onChanged: () => Promise<void> };

/** Where a line stands, why, and what can be done about it. */
export const LineStateCell = ({ organisationId, line, onChanged }: StateProps): VNode => {
  const says = statementsWords().lines;
  const { state } = line;
  const why = whyOf(state);
  return (
    <div class={statementsCss['line-state']}>
      <Word state={state} kind={line.kind} />
      {state.state === 'open' && <UndoneBefore by={state.reopened} />}
      {state.state !== 'open' && why !== undefined && <span class="muted small">{why}</span>}
      {state.state === 'differs' && <a href={deskLink(organisationId, '/to-do')}>{says.seeDifference}</a>}
      {state.state === 'set-aside' && (
        <span class="muted small">
          {matchesWords().aside.by(state.byName ?? moneyWords().spending.somebody, momentOf(state.at))}
        </span>
      )}
      {state.state === 'set-aside' && isBankLine(line) && may(organisationId, 'manageMoney') && (
        <TakeBack organisationId={organisationId} lineId={line.lineId} onDone={onChanged} />
      )}
      {state.state === 'matched-to-remittance' && may(organisationId, 'manageMoney') && (
        <UndoMatch organisationId={organisationId} remittanceId={state.remittanceId} onUndone={onChanged} />
      )}
    </div>
  );
};

const History = ({ organisationId, line }: { organisationId: string; line: ListedLine }): VNode => {
  const says = statementsWords().lines;
  const [history, readAgain] = useLoad(`/organisations/${organisationId}/statement-lines/${line.lineId}`);
  return (
    <Loading loaded={history} again={readAgain} shape={<Bone height={4} />}>
      {({ text, steps }) => (
        <div class="stack small">
          <div>
            <strong>{says.text}</strong>
            <pre class={statementsCss['raw']}>{text}</pre>
          </div>
          {steps.length > 0 && (
            <div>
              <strong>{says.steps}</strong>
              <ol class="plain">
                {steps.map(({ at, state }) => (
                  <li key={at}>
                    <Moment at={at} /> <Word state={state} kind={line.kind} />{' '}
                    <span class="muted">{whyOf(state)}</span>
                  </li>
                ))}
              </ol>
            </div>
          )}
        </div>
      )}
    </Loading>
  );
};

/** The line as it stands in its file, and everything that was decided about it: read when it is opened. */
export const LineMore = ({ organisationId, line }: { organisationId: string; line: ListedLine }): VNode => {
  const [isOpen, setOpen] = useState(false);
  return (
    <details class={statementsCss['line-more']} onToggle={(toggled) => setOpen(toggled.currentTarget.open)}>
      <summary>{statementsWords().lines.history}</summary>
      {isOpen && <History key={JSON.stringify(line.state)} organisationId={organisationId} line={line} />}
    </details>
  );
};
