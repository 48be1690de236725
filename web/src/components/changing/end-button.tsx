import type { ComponentChildren, VNode } from 'preact';
import { useState } from 'preact/hooks';
import { post } from '../../lib/api';
import type { Body, Path } from '../../lib/contract';
import { historyWords } from '../../messages/history';
import { Button } from '../button';
import { TextArea } from '../field';
import { FormDialog } from '../form-dialog';
import { tell } from '../toast';
import { LETTERS } from '../../../../functions/shared/limits';

type EndButtonProps<P extends string> = {
  /** The verb on the button: withdraw, close, cancel. */
  action: string;
  title: string;
  /** What will happen, whom it concerns, and whether it can be taken back. */
  says: ComponentChildren;
  /** In the API: a POST with the reason. */
  path: Path<P, 'POST'> & ({ reason: string } extends Body<P, 'POST'> ? unknown : never);
  done: string;
  onDone: () => Promise<void>;
};

/** Ends a thing with a reason, which is asked for first and told to whom it concerns. */
export const EndButton = <const P extends string>({
  action,
  title,
  says,
  path,
  done,
  onDone,
}: EndButtonProps<P>): VNode => {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button look="quiet" onClick={() => setOpen(true)}>
        {action}
      </Button>
      {isOpen && (
        <FormDialog
          title={title}
          says={says}
          action={action}
          look="danger"
          onClose={() => setOpen(false)}
          onSubmit={async ({ values, key }) => {
            await post<P>(path, { reason: values['reason'] ?? '' } as Body<P, 'POST'>, key);
            await onDone();
            tell(done);
          }}
        >
          <TextArea
            name="reason"
            label={historyWords().history.endReason}
            hint={historyWords().history.endReasonHint}
            rows={2}
            maxLength={LETTERS.reason}
          />
        </FormDialog>
      )}
    </>
  );
};
