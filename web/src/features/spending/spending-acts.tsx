import type { ComponentChildren, VNode } from 'preact';
import { useState } from 'preact/hooks';
import { Button } from '../../components/button';
import { confirm } from '../../components/confirm';
import { TextArea } from '../../components/field';
import { useOnce, type Submitted } from '../../components/form';
import { FormDialog } from '../../components/form-dialog';
import { Failure } from '../../components/loading';
import { tell } from '../../components/toast';
import { post } from '../../lib/api';
import { inWords } from '../../lib/language';
import { may } from '../../lib/may';
import { yuan } from '../../lib/money';
import { me } from '../../lib/session';
import { moneyWords } from '../../messages/money';
import { HandOverDialog } from './hand-over-dialog';
import type { SpendingRow } from './spending';
import { LETTERS } from '../../../../functions/shared/limits';

export type ActsProps = {
  organisationId: string;
  spending: SpendingRow;
  onChanged: () => Promise<void>;
  /** One main action a page: told by who draws it. */
  isMain?: boolean;
  /** Beside the main button's words, e.g. its key. */
  hint?: ComponentChildren;
};

const DeclineDialog = ({
  organisationId,
  spending,
  onChanged,
  onClose,
}: ActsProps & { onClose: () => void }): VNode => {
  const says = moneyWords().spending;
  const submit = async ({ values, key }: Submitted): Promise<void> => {
    const path = `/organisations/${organisationId}/spendings/${spending.spendingId}/decline` as const;
    await post(path, { reason: values['reason'] }, key);
    await onChanged();
    tell(says.didDecline);
  };
  return (
    <FormDialog
      title={says.declineTitle}
      says={<p>{says.declineSays}</p>}
      action={says.decline}
      look="danger"
      onSubmit={submit}
      onClose={onClose}
    >
      <TextArea name="reason" label={says.declineReason} rows={3} maxLength={LETTERS.long} />
    </FormDialog>
  );
};

/** Approve or decline: for a second person only. */
const Decide = (props: ActsProps): VNode => {
  const { organisationId, spending, onChanged, isMain = false, hint } = props;
  const says = moneyWords().spending;
  const { busy, problem, once } = useOnce();
  const [isDeclining, setDeclining] = useState(false);
  const approve = async (key: string): Promise<void> => {
    const agreed = await confirm({
      title: says.approveTitle(yuan(spending.amount)),
      says: says.approveSays(inWords(spending.purpose), spending.payee),
      action: says.approve,
      danger: false,
    });
    if (!agreed) return;
    await post(`/organisations/${organisationId}/spendings/${spending.spendingId}/approve`, {}, key);
    await onChanged();
    tell(says.didApprove);
  };
  return (
    <>
      <div class="row">
        <Button look={isMain ? 'main' : 'plain'} busy={busy} data-main onClick={() => void once(approve)}>
          {says.approve}
          {hint}
        </Button>
        <Button look="danger" onClick={() => setDeclining(true)}>
          {says.decline}
        </Button>
      </div>
      {problem && <Failure problem={problem} />}
      {isDeclining && <DeclineDialog {...props} onClose={() => setDeclining(false)} />}
    </>
  );
};

const HandOver = ({ organisationId, spending, onChanged }: ActsProps): VNode | null => {
  const [isOpen, setOpen] = useState(false);
  const { bought } = spending;
  if (!bought || bought.handedOver >= bought.quantity) return null;
  return (
    <>
      <div class="row">
        <Button onClick={() => setOpen(true)}>{moneyWords().spending.handOver}</Button>
      </div>
      {isOpen && (
        <HandOverDialog
          organisationId={organisationId}
          spending={spending}
          bought={bought}
          onClose={() => setOpen(false)}
          onChanged={onChanged}
        />
      )}
    </>
  );
};

/** What the reader may do with a spending now; where it is their own request, why not. */
export const SpendingActs = (props: ActsProps): VNode | null => {
  const { organisationId, spending } = props;
  if (spending.status === 'approved')
    return may(organisationId, 'askForMoney') ? <HandOver {...props} /> : null;
  if (spending.status !== 'pending' || !may(organisationId, 'askForMoney')) return null;
  if (spending.requesterId === me.value?.personId)
    return <p class="muted small">{moneyWords().spending.own}</p>;
  return may(organisationId, 'manageMoney') ? <Decide {...props} /> : null;
};
