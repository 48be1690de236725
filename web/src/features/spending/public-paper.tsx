import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import { Button } from '../../components/button';
import { EndButton } from '../../components/changing/end-button';
import { FileInput } from '../../components/file-input';
import type { Submitted } from '../../components/form';
import { FormDialog } from '../../components/form-dialog';
import { State } from '../../components/state';
import { tell } from '../../components/toast';
import { post } from '../../lib/api';
import { may } from '../../lib/may';
import { moneyWords } from '../../messages/money';
import type { ActsProps } from './spending-acts';
import { usePaper } from './use-paper';

const Publish = ({ organisationId, spending, onChanged }: ActsProps): VNode => {
  const says = moneyWords().spending.publicPaper;
  const [isOpen, setOpen] = useState(false);
  const { percent, fileIdOf } = usePaper(organisationId);
  const submit = async ({ form, key }: Submitted): Promise<void> => {
    const file = form.get('file');
    if (!(file instanceof File)) return;
    const fileId = await fileIdOf(file);
    await post(
      `/organisations/${organisationId}/spendings/${spending.spendingId}/publish-paper`,
      { fileId },
      key,
    );
    await onChanged();
    tell(says.published);
  };
  return (
    <>
      <Button look="quiet" onClick={() => setOpen(true)}>
        {says.publish}
      </Button>
      {isOpen && (
        <FormDialog
          title={says.title}
          says={<p>{says.says}</p>}
          action={says.publish}
          onSubmit={submit}
          onClose={() => setOpen(false)}
        >
          <FileInput
            name="file"
            label={says.file}
            hint={moneyWords().spending.invoiceHint}
            accept=".pdf,.jpg,.jpeg,.png,application/pdf,image/jpeg,image/png"
            percent={percent}
          />
        </FormDialog>
      )}
    </>
  );
};

/** Whether everybody may read a copy of an approved spending's papers, and the acts on it for those who may. */
export const PublicPaper = (props: ActsProps): VNode | null => {
  const { organisationId, spending, onChanged } = props;
  const says = moneyWords().spending.publicPaper;
  if (spending.status !== 'approved') return null;
  const isShown = spending.publicFileId !== undefined;
  return (
    <div class="row">
      <State mood={isShown ? 'good' : 'plain'}>{isShown ? says.shown : says.kept}</State>
      {may(organisationId, 'manageMoney') &&
        (isShown ? (
          <EndButton
            action={says.withdraw.action}
            title={says.withdraw.title}
            says={says.withdraw.says}
            done={says.withdraw.done}
            path={`/organisations/${organisationId}/spendings/${spending.spendingId}/withdraw-paper`}
            onDone={onChanged}
          />
        ) : (
          <Publish {...props} />
        ))}
    </div>
  );
};
