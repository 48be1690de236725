import type { ComponentChildren, VNode } from 'preact';
import { useState } from 'preact/hooks';
import { Button } from '../../components/button';
import { EndButton } from '../../components/changing/end-button';
import { History } from '../../components/changing/history';
import { Facts, type Fact } from '../../components/facts';
import { TextArea } from '../../components/field';
import type { Submitted } from '../../components/form';
import { FormDialog } from '../../components/form-dialog';
import { Money } from '../../components/money';
import { Notice, State } from '../../components/state';
import { post } from '../../lib/api';
import { may } from '../../lib/may';
import { momentOf } from '../../lib/time';
import { statementsWords } from '../../messages/statements';
import { moneyWords } from '../../messages/money';
import { UndoneBefore, type Done } from './done';
import { MaybeKnown } from './maybe-known';
import type { ListedDifference } from './statement';
import differenceCss from './difference.module.css';
import { LETTERS } from '../../../../functions/shared/limits';
import statementsCss from './statements.module.css';

type Any = ListedDifference['found'];
/** Of a bill and our books: all but the question of a bank's line. */
type Found = Exclude<Any, { reason: 'maybe-known-line' }>;
type How = ListedDifference['may'][number];

/** Of these the books tell the order's price, beside the refund that the bill tells. */
const BESIDE_ORDER: readonly Found['reason'][] = [
  'refund-not-recorded',
  'refund-exceeds-payment',
  'refund-of-unpaid-order',
];

const besideBill = ({ reason }: Found): string => {
  const says = statementsWords().difference;
  if (reason === 'known-line-differs') return says.knownAmount;
  return BESIDE_ORDER.includes(reason) ? says.orderInBooks : says.inBooks;
};
const amountBeside = (found: Found): number | undefined => {
  if (found.reason === 'known-line-differs') return found.knownAmount;
  return 'booksAmount' in found ? found.booksAmount : undefined;
};

const Amounts = ({ found }: { found: Found }): VNode => {
  const says = statementsWords().difference;
  const beside = amountBeside(found);
  return (
    <dl class={differenceCss['both-amounts']}>
      <div>
        <dt>{'refundId' in found ? says.refundInBill : says.inBill}</dt>
        <dd>{'billAmount' in found ? <Money fen={found.billAmount} large /> : says.notThere}</dd>
      </div>
      <div>
        <dt>{besideBill(found)}</dt>
        <dd>{beside === undefined ? says.notThere : <Money fen={beside} large />}</dd>
      </div>
    </dl>
  );
};

const number = (text: string): VNode => <span class={statementsCss['id']}>{text}</span>;

const orderLink = (orderId: string, organisationId: string): VNode => (
  <a href={`/${organisationId}/orders/${orderId}`}>{number(orderId)}</a>
);
const orderOf = (found: Found, organisationId: string): ComponentChildren => {
  if ('orderId' in found) return orderLink(found.orderId, organisationId);
  return number(found.merchantOrderId);
};

const factsOf = (found: Found, organisationId: string): Fact[] => {
  const says = statementsWords().difference;
  return [
    { label: says.order, value: orderOf(found, organisationId) },
    { label: says.transaction, value: number(found.transactionId) },
    'booksTransactionId' in found
      ? { label: says.otherTransaction, value: number(found.booksTransactionId) }
      : undefined,
    'refundId' in found && found.refundId !== undefined
      ? { label: says.refund, value: number(found.refundId) }
      : undefined,
    found.reason === 'known-line-differs' && found.knownOrderId !== found.merchantOrderId
      ? { label: says.knownOrder, value: number(found.knownOrderId) }
      : undefined,
    'currency' in found && found.currency !== undefined
      ? { label: says.currency, value: found.currency }
      : undefined,
    'holderId' in found
      ? { label: says.holder, value: orderLink(found.holderId, organisationId) }
      : undefined,
    'merchantAccount' in found ? { label: says.account, value: number(found.merchantAccount) } : undefined,
    'refundedBefore' in found && found.refundedBefore > 0
      ? { label: says.refundedBefore, value: <Money fen={found.refundedBefore} /> }
      : undefined,
  ];
};

const reasonOf = (found: Any): string => {
  const says = statementsWords().difference;
  return found.reason === 'refund-failed' && found.isInBooks
    ? says.refundFailedInBooks
    : says.reasons[found.reason];
};

/** Who resolved it, how and why; or which file brought it later. */
const Resolved = ({ resolved }: { resolved: NonNullable<ListedDifference['resolved']> }): VNode => {
  const says = statementsWords().difference;
  const { how, note, at, byName = moneyWords().spending.somebody } = resolved;
  if (how === 'came-later')
    return (
      <p class="small">
        <State mood="good">{says.cameLater}</State>{' '}
        <span class="muted">{says.cameLaterBy(note, momentOf(at))}</span>
      </p>
    );
  return (
    <p class="small">
      <State mood="good">{says.acts[how]}</State> {note}{' '}
      <span class="muted">{says.by(byName, momentOf(at))}</span>
    </p>
  );
};

type ReopenProps = { organisationId: string; difference: ListedDifference; onReopened: () => Promise<void> };

/** What was set aside waits again; and everything that was decided about it. */
export const ReopenDifference = ({ organisationId, difference, onReopened }: ReopenProps): VNode => {
  const says = statementsWords().difference;
  const { differenceId, mayReopen } = difference;
  return (
    <>
      {mayReopen && may(organisationId, 'manageMoney') && (
        <EndButton
          action={says.reopen}
          title={says.reopenTitle}
          says={<p>{says.reopenSays}</p>}
          path={`/organisations/${organisationId}/differences/${differenceId}/reopen`}
          done={says.reopened}
          onDone={onReopened}
        />
      )}
      <History organisationId={organisationId} which={differenceId} revision={1} />
    </>
  );
};

/** What differs: the reason in words, both amounts, the numbers to look it up by. */
export const DifferenceBody = ({
  organisationId,
  difference,
}: {
  organisationId: string;
  difference: ListedDifference;
}): VNode => {
  const { found, lineId, resolved, reopened, mayNot } = difference;
  return (
    <>
      <h3>{reasonOf(found)}</h3>
      {found.reason === 'maybe-known-line' ? (
        <MaybeKnown organisationId={organisationId} found={found} lineId={lineId} />
      ) : (
        <>
          <Amounts found={found} />
          <Facts rows={factsOf(found, organisationId)} />
        </>
      )}
      {mayNot && <Notice mood="wait">{statementsWords().difference.mayNot[mayNot.because]}</Notice>}
      {!resolved && <UndoneBefore by={reopened} />}
      {resolved && <Resolved resolved={resolved} />}
    </>
  );
};

type ResolveProps = {
  organisationId: string;
  difference: ListedDifference;
  onResolved: (done: Done) => Promise<void>;
  hint?: ComponentChildren;
};

/** What a person may do about it, the surest first; each asks for a note. */
export const ResolveDifference = ({
  organisationId,
  difference,
  onResolved,
  hint,
}: ResolveProps): VNode | null => {
  const says = statementsWords().difference;
  const [how, setHow] = useState<How | undefined>(undefined);
  if (!may(organisationId, 'manageMoney')) return null;
  const submit = async ({ values, key }: Submitted): Promise<void> => {
    const path = `/organisations/${organisationId}/differences/${difference.differenceId}` as const;
    const resolved = await post(`${path}/resolve`, { how, note: values['note'] }, key);
    await onResolved({ says: says.resolved, ...(resolved.mayReopen && { undo: `${path}/reopen` }) });
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
          <TextArea name="note" label={says.note} hint={says.noteHint} rows={3} maxLength={LETTERS.reason} />
        </FormDialog>
      )}
    </>
  );
};
