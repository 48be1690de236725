import type { VNode } from 'preact';
import { EndButton } from '../../components/changing/end-button';
import { State } from '../../components/state';
import { tell } from '../../components/toast';
import { asProblem, newKey, post } from '../../lib/api';
import { statementsWords } from '../../messages/statements';
import { moneyWords } from '../../messages/money';

/** Where in the API something is taken back, with a reason. */
type UndoPath =
  | `/organisations/${string}/matches/${string}/undo`
  | `/organisations/${string}/differences/${string}/reopen`
  | `/organisations/${string}/statement-lines/${string}/take-back`;

/** What was done, in words, and how it is taken back. */
export type Done = { says: string; undo?: UndoPath };

/** Takes it back at once, while it is still told: the reason is that it was a slip. */
const takeBack = async (path: UndoPath, onUndone: () => Promise<void>): Promise<void> => {
  const says = statementsWords().undo;
  try {
    await post(path, { reason: says.atOnce }, newKey());
    await onUndone();
    tell(says.undone);
  } catch (thrown) {
    tell(asProblem(thrown).sentence, 'calm');
  }
};

/** Says what was done, with a way back for some seconds; the lasting one stands where it was done. */
export const tellDone = ({ says, undo }: Done, onUndone: () => Promise<void>): void =>
  tell(
    says,
    'good',
    undo === undefined
      ? undefined
      : { says: statementsWords().undo.act, act: () => void takeBack(undo, onUndone) },
  );

/** Where it was done: what was, and a way back that asks for the reason. */
export const DoneHere = ({ done, onUndone }: { done: Done; onUndone: () => Promise<void> }): VNode => {
  const says = statementsWords().undo;
  return (
    <div class="row apart">
      <State mood="good">{done.says}</State>
      {done.undo !== undefined && (
        <EndButton
          action={says.act}
          title={says.title}
          says={<p>{says.says}</p>}
          path={done.undo}
          done={says.undone}
          onDone={onUndone}
        />
      )}
    </div>
  );
};

/** It was done before, and taken back: by whom and why stays beside it. */
export const UndoneBefore = ({
  by,
}: {
  by: { byName?: string | undefined; why: string } | undefined;
}): VNode | null =>
  by === undefined ? null : (
    <p class="small">
      <State mood="wait">
        {statementsWords().undo.by(by.byName ?? moneyWords().spending.somebody, by.why)}
      </State>
    </p>
  );
