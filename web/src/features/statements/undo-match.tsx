import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import { Button } from '../../components/button';
import { TextArea } from '../../components/field';
import type { Submitted } from '../../components/form';
import { FormDialog } from '../../components/form-dialog';
import { tell } from '../../components/toast';
import { post } from '../../lib/api';
import { matchesWords } from '../../messages/matches';
import { LETTERS } from '../../../../functions/shared/limits';

type UndoProps = { organisationId: string; remittanceId: string; onUndone: () => Promise<void> };

/** Takes a match back, with a reason; what was recorded stays. */
export const UndoMatch = ({ organisationId, remittanceId, onUndone }: UndoProps): VNode => {
  const says = matchesWords().match;
  const [isOpen, setOpen] = useState(false);
  const submit = async ({ values, key }: Submitted): Promise<void> => {
    const path = `/organisations/${organisationId}/matches/${remittanceId}/undo` as const;
    await post(path, { reason: values['reason'] }, key);
    await onUndone();
    tell(says.undone);
  };
  return (
    <>
      <Button look="danger" onClick={() => setOpen(true)}>
        {says.undo}
      </Button>
      {isOpen && (
        <FormDialog
          title={says.undoTitle}
          says={<p>{says.undoSays}</p>}
          action={says.undo}
          look="danger"
          onSubmit={submit}
          onClose={() => setOpen(false)}
        >
          <TextArea name="reason" label={says.undoReason} rows={3} maxLength={LETTERS.long} />
        </FormDialog>
      )}
    </>
  );
};
