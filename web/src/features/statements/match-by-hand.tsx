import type { ComponentChildren, VNode } from 'preact';
import { useState } from 'preact/hooks';
import { Button } from '../../components/button';
import { TextArea } from '../../components/field';
import type { Submitted } from '../../components/form';
import { FormDialog } from '../../components/form-dialog';
import { Loading } from '../../components/loading';
import { Money } from '../../components/money';
import { Skeleton } from '../../components/skeleton';
import { EmptyState } from '../../components/state';
import { Day } from '../../components/when';
import { post } from '../../lib/api';
import { useLoadAll } from '../../lib/load-all';
import { may } from '../../lib/may';
import { yuan } from '../../lib/money';
import { Problem } from '../../lib/problem';
import { matchesWords } from '../../messages/matches';
import type { Due } from '../dues/due';
import type { Done } from './done';
import { LineSide } from './match-sides';
import { SetAside } from './set-aside';
import { unsureInWords, type ListedLine, type Unclear } from './statement';
import { LETTERS, MOST } from '../../../../functions/shared/limits';
import statementsCss from './statements.module.css';
import differenceCss from './difference.module.css';

/** As many as one remittance settles. */
const MOST_DUES = MOST.dues;

type ByHandProps = {
  organisationId: string;
  line: ListedLine;
  /** Why nothing is proposed although the money fits dues. */
  unclear?: Unclear | undefined;
  merchantOf: (merchantId: string) => string;
  onDone: (done: Done) => Promise<void>;
  hint?: ComponentChildren;
};

type PickProps = {
  dues: readonly Due[];
  merchantOf: (merchantId: string) => string;
  picked: ReadonlySet<string>;
  onPick: (dueId: string) => void;
};

const Pick = ({ dues, merchantOf, picked, onPick }: PickProps): VNode => (
  <fieldset class={statementsCss['memo-choice']}>
    <legend>{matchesWords().match.dues}</legend>
    {dues.map((due) => (
      <label key={due.dueId} class={differenceCss['due-pick']}>
        <input type="checkbox" checked={picked.has(due.dueId)} onChange={() => onPick(due.dueId)} />
        <span>
          {merchantOf(due.merchantId)} · <Day day={due.day} />
        </span>
        <Money fen={due.amount} />
      </label>
    ))}
  </fieldset>
);

const ByHandDialog = (props: ByHandProps & { onClose: () => void }): VNode => {
  const { organisationId, line, merchantOf, onDone, onClose } = props;
  const says = matchesWords().match;
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set());
  const [dues, readAgain] = useLoadAll(`/organisations/${organisationId}/dues`, { status: 'open' });
  const all = dues.state === 'ready' ? dues.value.items : [];
  const chosen = all.filter((due) => picked.has(due.dueId)).reduce((sum, due) => sum + due.amount, 0);
  const pick = (dueId: string): void =>
    setPicked(
      (before) =>
        new Set(before.has(dueId) ? [...before].filter((one) => one !== dueId) : [...before, dueId]),
    );
  const submit = async ({ values, key }: Submitted): Promise<void> => {
    if (picked.size > MOST_DUES) throw new Problem('too-many-dues', says.tooMany(picked.size), 422);
    if (chosen !== line.amount)
      throw new Problem('amounts-differ', says.notEqual(yuan(chosen), yuan(line.amount)), 422);
    const body = { lineId: line.lineId, dueIds: [...picked], because: values['because'] };
    const path = `/organisations/${organisationId}/matches` as const;
    const { remittanceId } = await post(path, body, key);
    await onDone({ says: says.accepted(yuan(chosen)), undo: `${path}/${remittanceId}/undo` });
  };
  const payer = 'counterpartyName' in line ? line.counterpartyName : '';
  return (
    <FormDialog
      title={says.byHandTitle}
      says={<p>{says.byHandSays(payer, yuan(line.amount))}</p>}
      action={says.accept}
      look="main"
      onSubmit={submit}
      onClose={onClose}
    >
      <Loading loaded={dues} again={readAgain} shape={<Skeleton height={6} />}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState>{says.noDues}</EmptyState>
          ) : (
            <Pick dues={items} merchantOf={merchantOf} picked={picked} onPick={pick} />
          )
        }
      </Loading>
      <p role="status">
        <strong>{says.chosen(yuan(chosen), yuan(line.amount))}</strong>
      </p>
      <TextArea name="because" label={says.reason} hint={says.reasonHint} rows={2} maxLength={LETTERS.long} />
    </FormDialog>
  );
};

/** Money that came in and fits nothing by itself: a person chooses the dues that it pays over. */
export const WaitingBody = (props: ByHandProps): VNode => {
  const says = matchesWords().match;
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <div class={differenceCss['two-sides']}>
        <LineSide line={props.line} />
        <p class="muted">
          {props.unclear ? unsureInWords(props.unclear, props.merchantOf) : says.waitingSays}
        </p>
      </div>
      {may(props.organisationId, 'manageMoney') && (
        <div class="row">
          <Button look="quiet" data-main onClick={() => setOpen(true)}>
            {says.byHand}
            {props.hint}
          </Button>
          <SetAside organisationId={props.organisationId} lineId={props.line.lineId} onDone={props.onDone} />
        </div>
      )}
      {isOpen && <ByHandDialog {...props} onClose={() => setOpen(false)} />}
    </>
  );
};
