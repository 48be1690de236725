import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import type {
  Account,
  ReceivingAccount as Receiving,
} from '../../../../functions/people/receiving-account/receiving-account';
import { Button } from '../../components/button';
import { EndButton } from '../../components/changing/end-button';
import { Facts } from '../../components/facts';
import { Field } from '../../components/field';
import { useOnce, type Submitted } from '../../components/form';
import { FormDialog } from '../../components/form-dialog';
import { Failure, Loading } from '../../components/loading';
import { Skeleton } from '../../components/skeleton';
import { Notice } from '../../components/state';
import { tell } from '../../components/toast';
import { call, post } from '../../lib/api';
import { useLoad } from '../../lib/load';
import { may } from '../../lib/may';
import { me } from '../../lib/session';
import { accountWords } from '../../messages/account';

const AccountFacts = ({ account }: { account: Account }): VNode => {
  const says = accountWords().account;
  return (
    <Facts
      rows={[
        { label: says.holder, value: account.holder },
        { label: says.bank, value: account.bank },
        { label: says.number, value: groupsOf(account.number) },
      ]}
    />
  );
};

/** In groups of four, as it stands on a bank's card. */
export const groupsOf = (number: string): string => number.replaceAll(/(\d{4})(?=\d)/g, '$1 ');

type Props = { organisationId: string; receiving: Receiving; onDone: () => Promise<void> };

const Propose = ({ organisationId, receiving, onDone }: Props): VNode => {
  const says = accountWords().account;
  const [isOpen, setOpen] = useState(false);
  const submit = async ({ values, key }: Submitted): Promise<void> => {
    const account = { holder: values['holder'], bank: values['bank'], number: values['number'] };
    const body = { account, revision: receiving.revision };
    await call(`/organisations/${organisationId}/receiving-account`, { method: 'PUT', body, key });
    await onDone();
    tell(says.proposed);
  };
  return (
    <>
      <Button look="quiet" onClick={() => setOpen(true)}>
        {receiving.account ? says.change : says.write}
      </Button>
      {isOpen && (
        <FormDialog
          title={says.title}
          says={<p>{says.proposeSays}</p>}
          action={says.propose}
          onSubmit={submit}
          onClose={() => setOpen(false)}
        >
          <Field name="holder" label={says.holder} maxLength={80} autoComplete="off" />
          <Field name="bank" label={says.bank} hint={says.bankHint} maxLength={80} autoComplete="off" />
          <Field name="number" label={says.number} maxLength={48} inputMode="numeric" autoComplete="off" />
        </FormDialog>
      )}
    </>
  );
};

const Waiting = ({ organisationId, receiving, onDone }: Props): VNode | null => {
  const says = accountWords().account;
  const { busy, problem, once } = useOnce();
  const { proposed } = receiving;
  if (!proposed) return null;
  const path = `/organisations/${organisationId}/receiving-account` as const;
  const isOwn = proposed.by === me.value?.personId;
  const confirm = async (key: string): Promise<void> => {
    await post(`${path}/approve`, { account: proposed.account }, key);
    await onDone();
    tell(says.confirmed);
  };
  return (
    <Notice mood="wait">
      <p>{isOwn ? says.waitsOwn : says.waits}</p>
      <AccountFacts account={proposed.account} />
      {may(organisationId, 'manageMoney') && (
        <div class="row">
          {!isOwn && (
            <Button busy={busy} onClick={() => void once(confirm)}>
              {says.confirm}
            </Button>
          )}
          <EndButton
            action={says.withdraw.action}
            title={says.withdraw.title}
            says={says.withdraw.says}
            done={says.withdraw.done}
            path={`${path}/withdraw`}
            onDone={onDone}
          />
        </div>
      )}
      {problem && <Failure problem={problem} />}
    </Notice>
  );
};

/** Into which account merchants pay: changed by an admin, brought into force by a second person. */
export const ReceivingAccount = ({ organisationId }: { organisationId: string }): VNode => {
  const says = accountWords().account;
  const [receiving, readAgain] = useLoad(`/organisations/${organisationId}/receiving-account`);
  return (
    <section aria-labelledby="receiving-account">
      <h2 id="receiving-account">{says.title}</h2>
      <p class="muted">{says.lead}</p>
      <Loading loaded={receiving} again={readAgain} shape={<Skeleton rows={1} height={6} />}>
        {(value) => (
          <>
            {value.account ? <AccountFacts account={value.account} /> : <p>{says.none}</p>}
            <Waiting organisationId={organisationId} receiving={value} onDone={readAgain} />
            {may(organisationId, 'manageMembers') && (
              <div class="row">
                <Propose organisationId={organisationId} receiving={value} onDone={readAgain} />
              </div>
            )}
          </>
        )}
      </Loading>
    </section>
  );
};
