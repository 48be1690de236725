import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import { Button } from '../../components/button';
import { Field, TextArea } from '../../components/field';
import type { Submitted } from '../../components/form';
import { FormDialog } from '../../components/form-dialog';
import { WordsField } from '../../components/staff-fields';
import { State } from '../../components/state';
import { tell } from '../../components/toast';
import { Day } from '../../components/when';
import { post } from '../../lib/api';
import { inWords } from '../../lib/language';
import { may } from '../../lib/may';
import { dayAt } from '../../lib/shanghai';
import { wordsOf } from '../../lib/words';
import { t } from '../../messages';
import { moneyWords } from '../../messages/money';
import { historyWords } from '../../messages/history';
import type { CampaignPage } from './campaign';
import { LETTERS } from '../../../../functions/shared/limits';
import formCss from '../../components/form.module.css';

type HandOver = CampaignPage['handOvers'][number];
type Props = { organisationId: string; handOver: HandOver; onDone: () => Promise<void> };

const CorrectDialog = ({
  organisationId,
  handOver,
  onDone,
  onClose,
}: Props & { onClose: () => void }): VNode => {
  const says = moneyWords().spending;
  const submit = async ({ values, key }: Submitted): Promise<void> => {
    const { spendingId, handOverId } = handOver;
    const body = {
      quantity: Number(values['quantity']),
      place: wordsOf(values, 'place'),
      receivedBy: values['receivedBy'],
      on: values['on'],
      reason: values['reason'],
    };
    await post(
      `/organisations/${organisationId}/spendings/${spendingId}/hand-overs/${handOverId}/correct`,
      body,
      key,
    );
    await onDone();
    tell(says.corrected);
  };
  return (
    <FormDialog
      title={says.correctTitle}
      says={<p>{says.correctSays}</p>}
      action={says.correct}
      look="main"
      onSubmit={submit}
      onClose={onClose}
    >
      <div class={formCss['field-row']}>
        <Field
          name="quantity"
          label={`${says.quantity} (${inWords(handOver.unit)})`}
          type="number"
          inputMode="numeric"
          min={0}
          step={1}
          defaultValue={String(handOver.quantity)}
        />
        <Field name="on" label={says.on} type="date" max={dayAt(Date.now())} defaultValue={handOver.on} />
      </div>
      <WordsField name="place" label={says.place} initial={handOver.place} />
      <Field
        name="receivedBy"
        label={says.receivedBy}
        hint={says.receivedByHint}
        maxLength={LETTERS.person}
        autoComplete="off"
        defaultValue={handOver.receivedBy}
      />
      <TextArea name="reason" label={historyWords().history.endReason} rows={2} maxLength={LETTERS.reason} />
    </FormDialog>
  );
};

const Line = (props: Props): VNode => {
  const { organisationId, handOver } = props;
  const [isOpen, setOpen] = useState(false);
  const isCorrected = handOver.correctedBy !== undefined;
  const amount = t().campaign.items(handOver.quantity, inWords(handOver.unit));
  return (
    <li class="row apart">
      <span>
        <Day day={handOver.on} /> {inWords(handOver.place)} · {isCorrected ? <del>{amount}</del> : amount}
        {handOver.because !== undefined && ` · ${t().campaign.correction(handOver.because)}`}
      </span>
      {isCorrected ? (
        <State mood="plain">{t().campaign.corrected}</State>
      ) : (
        may(organisationId, 'askForMoney') && (
          <Button look="quiet" onClick={() => setOpen(true)}>
            {moneyWords().spending.correct}
          </Button>
        )
      )}
      {isOpen && <CorrectDialog {...props} onClose={() => setOpen(false)} />}
    </li>
  );
};

type ListProps = { organisationId: string; handOvers: readonly HandOver[]; onDone: () => Promise<void> };

/** What was handed over, and what stands in place of what was told wrongly. */
export const CorrectHandOvers = ({ organisationId, handOvers, onDone }: ListProps): VNode | null =>
  handOvers.length === 0 ? null : (
    <section aria-labelledby="hand-overs">
      <h2 id="hand-overs">{t().campaign.handOvers}</h2>
      <ul class="plain">
        {handOvers.map((one) => (
          <Line key={one.handOverId} organisationId={organisationId} handOver={one} onDone={onDone} />
        ))}
      </ul>
    </section>
  );
