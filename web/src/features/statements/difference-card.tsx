import type { ComponentChildren, VNode } from 'preact';
import { useState } from 'preact/hooks';
import { Button } from '../../components/button';
import { Facts, type Fact } from '../../components/facts';
import { TextArea } from '../../components/field';
import type { Submitted } from '../../components/form';
import { FormDialog } from '../../components/form-dialog';
import { Money } from '../../components/money';
import { State } from '../../components/state';
import { tell } from '../../components/toast';
import { post } from '../../lib/api';
import { may } from '../../lib/may';
import { momentOf } from '../../lib/time';
import { ts } from '../../messages';
import type { ListedDifference } from './statement';
import './difference.css';

type Found = ListedDifference['found'];
type How = ListedDifference['may'][number];

/** Of these the books tell the order's price, beside the refund that the bill tells. */
const BESIDE_ORDER: readonly Found['reason'][] = [
  'refund-not-recorded',
  'refund-exceeds-payment',
  'refund-of-unpaid-order',
];

const Amounts = ({ found }: { found: Found }): VNode => {
  const says = ts().difference;
  return (
    <dl class="both-amounts">
      <div>
        <dt>{'refundId' in found ? says.refundInBill : says.inBill}</dt>
        <dd>{'billAmount' in found ? <Money fen={found.billAmount} large /> : says.notThere}</dd>
      </div>
      <div>
        <dt>{BESIDE_ORDER.includes(found.reason) ? says.orderInBooks : says.inBooks}</dt>
        <dd>{'booksAmount' in found ? <Money fen={found.booksAmount} large /> : says.notThere}</dd>
      </div>
    </dl>
  );
};

const number = (text: string): VNode => <span class="id">{text}</span>;

const orderOf = (found: Found, organisationId: string): ComponentChildren => {
  if ('orderId' in found)
    return <a href={`/${organisationId}/orders/${found.orderId}`}>{number(found.orderId)}</a>;
  return number(found.merchantOrderId);
};

const factsOf = (found: Found, organisationId: string): Fact[] => {
  const says = ts().difference;
  return [
    { label: says.order, value: orderOf(found, organisationId) },
    { label: says.transaction, value: number(found.transactionId) },
    'booksTransactionId' in found
      ? { label: says.otherTransaction, value: number(found.booksTransactionId) }
      : undefined,
    'refundId' in found ? { label: says.refund, value: number(found.refundId) } : undefined,
    'merchantAccount' in found ? { label: says.account, value: number(found.merchantAccount) } : undefined,
    'refundedBefore' in found && found.refundedBefore > 0
      ? { label: says.refundedBefore, value: <Money fen={found.refundedBefore} /> }
      : undefined,
  ];
};

/** What differs: the reason in words, both amounts, the numbers to look it up by. */
export const DifferenceBody = ({
  organisationId,
  difference,
}: {
  organisationId: string;
  difference: ListedDifference;
}): VNode => {
  const says = ts().difference;
  const { found, resolved } = difference;
  return (
    <>
      <h3>{says.reasons[found.reason]}</h3>
      <Amounts found={found} />
      <Facts rows={factsOf(found, organisationId)} />
      {resolved && (
        <p class="small">
          <State mood="good">{says.acts[resolved.how]}</State> {resolved.note}{' '}
          <span class="muted">
            {says.by(resolved.byName ?? ts().spending.somebody, momentOf(resolved.at))}
          </span>
        </p>
      )}
    </>
  );
};

type ResolveProps = {
  organisationId: string;
  difference: ListedDifference;
  onResolved: () => Promise<void>;
  hint?: ComponentChildren;
};

/** What a person may do about it, the surest first; each asks for a note. */
export const ResolveDifference = ({
  organisationId,
  difference,
  onResolved,
  hint,
}: ResolveProps): VNode | null => {
  const says = ts().difference;
  const [how, setHow] = useState<How | undefined>(undefined);
  if (!may(organisationId, 'manageMoney')) return null;
  const submit = async ({ values, key }: Submitted): Promise<void> => {
    const path = `/organisations/${organisationId}/differences/${difference.differenceId}/resolve`;
    await post(path, { how, note: values['note'] }, key);
    await onResolved();
    tell(says.resolved);
  };
  return (
    <>
      <div class="row">
        {difference.may.map((one, at) => (
          <Button
            key={one}
            look={at === 0 ? 'plain' : 'quiet'}
            data-main={at === 0 ? true : undefined}
            onClick={() => setHow(one)}
          >
            {says.acts[one]}
            {at === 0 && hint}
          </Button>
        ))}
      </div>
      {how !== undefined && (
        <FormDialog
          title={says.acts[how]}
          says={<p>{says.actSays[how]}</p>}
          action={says.acts[how]}
          look="main"
          onSubmit={submit}
          onClose={() => setHow(undefined)}
        >
          <TextArea name="note" label={says.note} hint={says.noteHint} rows={3} maxLength={200} />
        </FormDialog>
      )}
    </>
  );
};
