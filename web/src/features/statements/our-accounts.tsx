import type { VNode } from 'preact';
import { useOrganisationId } from '../../app/organisation';
import { Button } from '../../components/button';
import { confirm } from '../../components/confirm';
import { Field } from '../../components/field';
import { Form, useOnce, type Submitted } from '../../components/form';
import { Failure, Loading } from '../../components/loading';
import { Skeleton } from '../../components/skeleton';
import { EmptyState, Notice, State } from '../../components/state';
import { tell } from '../../components/toast';
import { call, post } from '../../lib/api';
import { useLoad } from '../../lib/load';
import { may } from '../../lib/may';
import { dayOf } from '../../lib/time';
import { statementsWords } from '../../messages/statements';
import type { MerchantAccount, Preview } from './statement';
import statementsCss from './statements.module.css';
import { classes } from '../../lib/classes';

type Accounts = { items: MerchantAccount[] };

const add = (organisationId: string, account: string, key: string): Promise<Accounts> =>
  call(`/organisations/${organisationId}/merchant-accounts`, { method: 'PUT', body: { account }, key });

const Account = ({ one, onRemoved }: { one: MerchantAccount; onRemoved: () => Promise<void> }): VNode => {
  const says = statementsWords().accounts;
  const organisationId = useOrganisationId();
  const { busy, problem, once } = useOnce();
  const remove = async (key: string): Promise<void> => {
    const { account } = one;
    const question = { title: says.removeTitle(account), says: says.removeSays, action: says.remove };
    if (!(await confirm({ ...question, danger: true }))) return;
    await post(`/organisations/${organisationId}/merchant-accounts/${account}/remove`, undefined, key);
    await onRemoved();
    tell(says.removed(account));
  };
  return (
    <li class="row apart">
      <span>
        <strong class={statementsCss['id']}>{one.account}</strong>{' '}
        <span class="muted small">{says.since(dayOf(one.addedAt))}</span>
      </span>
      {may(organisationId, 'manageMoney') && (
        <Button look="quiet" busy={busy} onClick={() => void once(remove)}>
          {says.remove}
          <span class="hidden-visually">{one.account}</span>
        </Button>
      )}
      {problem && <Failure problem={problem} />}
    </li>
  );
};

/** The organisation's own accounts with payment providers: a bill of another one is not taken for ours. */
export const OurAccounts = ({ organisationId }: { organisationId: string }): VNode => {
  const says = statementsWords().accounts;
  const [accounts, readAgain] = useLoad(`/organisations/${organisationId}/merchant-accounts`);
  const submit = async ({ values, key }: Submitted): Promise<void> => {
    const account = values['account'] ?? '';
    await add(organisationId, account, key);
    await readAgain();
    tell(says.added(account));
  };
  return (
    <section aria-labelledby="our-accounts">
      <h2 id="our-accounts">{says.title}</h2>
      <p class="muted small">{says.lead}</p>
      <Loading loaded={accounts} again={readAgain} shape={<Skeleton height={4} />}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState>{says.none}</EmptyState>
          ) : (
            <ul class={classes('plain', statementsCss['mapping-list'])}>
              {items.map((one) => (
                <Account key={one.account} one={one} onRemoved={readAgain} />
              ))}
            </ul>
          )
        }
      </Loading>
      {may(organisationId, 'manageMoney') && (
        <Form action={says.add} onSubmit={submit}>
          <Field
            name="account"
            label={says.number}
            hint={says.numberHint}
            inputMode="numeric"
            pattern="[0-9]{6,20}"
            title={says.notNumber}
            maxLength={20}
          />
        </Form>
      )}
    </section>
  );
};

type BilledProps = { preview: Preview; onAdded: () => Promise<void> };

/** Whose accounts a previewed bill is of; one that nobody wrote down is asked about, and remembered. */
export const BilledAccounts = ({ preview, onAdded }: BilledProps): VNode | null => {
  const says = statementsWords().accounts;
  const organisationId = useOrganisationId();
  const { busy, problem, once } = useOnce();
  if (preview.accounts.length === 0) return null;
  const remember = (account: string) => async (key: string) => {
    await add(organisationId, account, key);
    await onAdded();
    tell(says.added(account));
  };
  return (
    <Notice mood={preview.accounts.some(({ ours }) => ours !== 'yes') ? 'wait' : 'calm'}>
      <ul class="plain">
        {preview.accounts.map(({ account, lines, ours }) => (
          <li key={account} class="row apart">
            <span>
              {says.billed(account, lines)}{' '}
              <State mood={ours === 'yes' ? 'good' : ours === 'no' ? 'bad' : 'wait'}>{says.ours[ours]}</State>
            </span>
            {ours !== 'yes' && (
              <Button look="plain" busy={busy} onClick={() => void once(remember(account))}>
                {says.remember}
                <span class="hidden-visually">{account}</span>
              </Button>
            )}
          </li>
        ))}
      </ul>
      {problem && <Failure problem={problem} />}
    </Notice>
  );
};
