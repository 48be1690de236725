import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import { Button } from '../../components/button';
import { Select, TextArea } from '../../components/field';
import type { Submitted } from '../../components/form';
import { FormDialog } from '../../components/form-dialog';
import { tell } from '../../components/toast';
import { post } from '../../lib/api';
import { matchesWords } from '../../messages/matches';
import type { Done } from './done';
import { LETTERS } from '../../../../functions/shared/limits';

type LineProps = { organisationId: string; lineId: string };
type AsideProps = LineProps & { onDone: (done: Done) => Promise<void> };
type BackProps = LineProps & { onDone: () => Promise<void> };

const MOST_WORDS = LETTERS.reason;
const reasons = ['interest', 'gift', 'wrong-transfer', 'own-account', 'other'] as const;
type Reason = (typeof reasons)[number];
const isReason = (text: string): text is Reason => reasons.some((one) => one === text);

/** Money that came in and is no remittance: it leaves the to-do with a reason, and can be taken back. */
export const SetAside = ({ organisationId, lineId, onDone }: AsideProps): VNode => {
  const says = matchesWords().aside;
  const [isOpen, setOpen] = useState(false);
  const [reason, setReason] = useState<Reason>('interest');
  const submit = async ({ values, key }: Submitted): Promise<void> => {
    const { note } = values;
    const body = { reason, ...(note !== undefined && note !== '' && { note }) };
    const path = `/organisations/${organisationId}/statement-lines/${lineId}` as const;
    await post(`${path}/set-aside`, body, key);
    await onDone({ says: says.done, undo: `${path}/take-back` });
  };
  return (
    <>
      <Button look="quiet" onClick={() => setOpen(true)}>
        {says.act}
      </Button>
      {isOpen && (
        <FormDialog
          title={says.title}
          says={<p>{says.says}</p>}
          action={says.act}
          look="main"
          onSubmit={submit}
          onClose={() => setOpen(false)}
        >
          <Select
            name="reason"
            label={says.reason}
            initial={reason}
            onChange={(chosen) => {
              if (isReason(chosen)) setReason(chosen);
            }}
          >
            {reasons.map((one) => (
              <option key={one} value={one}>
                {says.reasons[one]}
              </option>
            ))}
          </Select>
          <TextArea
            name="note"
            label={says.note}
            hint={says.noteHint}
            rows={2}
            maxLength={MOST_WORDS}
            optional={reason !== 'other'}
          />
        </FormDialog>
      )}
    </>
  );
};

/** A line that was set aside waits again, with a reason. */
export const TakeBack = ({ organisationId, lineId, onDone }: BackProps): VNode => {
  const says = matchesWords().aside;
  const [isOpen, setOpen] = useState(false);
  const submit = async ({ values, key }: Submitted): Promise<void> => {
    const path = `/organisations/${organisationId}/statement-lines/${lineId}/take-back` as const;
    await post(path, { reason: values['reason'] }, key);
    await onDone();
    tell(says.takenBack);
  };
  return (
    <>
      <Button look="quiet" onClick={() => setOpen(true)}>
        {says.takeBack}
      </Button>
      {isOpen && (
        <FormDialog
          title={says.takeBackTitle}
          says={<p>{says.takeBackSays}</p>}
          action={says.takeBack}
          onSubmit={submit}
          onClose={() => setOpen(false)}
        >
          <TextArea name="reason" label={says.takeBackReason} rows={2} maxLength={MOST_WORDS} />
        </FormDialog>
      )}
    </>
  );
};
