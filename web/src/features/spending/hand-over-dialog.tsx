import type { VNode } from 'preact';
import { Field } from '../../components/field';
import type { Submitted } from '../../components/form';
import { FormDialog } from '../../components/form-dialog';
import { WordsField } from '../../components/staff-fields';
import { tell } from '../../components/toast';
import { post } from '../../lib/api';
import { inWords } from '../../lib/language';
import { dayAt } from '../../lib/shanghai';
import { wordsOf } from '../../lib/words';
import { moneyWords } from '../../messages/money';
import type { SpendingRow } from './spending';
import { LETTERS } from '../../../../functions/shared/limits';
import formCss from '../../components/form.module.css';

type HandOverProps = {
  organisationId: string;
  spending: SpendingRow;
  bought: NonNullable<SpendingRow['bought']>;
  onClose: () => void;
  onChanged: () => Promise<void>;
};

/** Goods put into somebody's hands at a place. */
export const HandOverDialog = ({
  organisationId,
  spending,
  bought,
  onClose,
  onChanged,
}: HandOverProps): VNode => {
  const says = moneyWords().spending;
  const left = bought.quantity - bought.handedOver;
  const today = dayAt(Date.now());
  const submit = async ({ values, key }: Submitted): Promise<void> => {
    const body = {
      quantity: Number(values['quantity']),
      place: wordsOf(values, 'place'),
      receivedBy: values['receivedBy'],
      on: values['on'],
    };
    await post(`/organisations/${organisationId}/spendings/${spending.spendingId}/hand-overs`, body, key);
    await onChanged();
    tell(says.recorded);
  };
  return (
    <FormDialog
      title={says.handOverTitle}
      says={<p>{says.handOverSays(says.bought(left, inWords(bought.unit)))}</p>}
      action={says.record}
      look="main"
      onSubmit={submit}
      onClose={onClose}
    >
      <div class={formCss['field-row']}>
        <Field
          name="quantity"
          label={`${says.quantity} (${inWords(bought.unit)})`}
          type="number"
          inputMode="numeric"
          min={1}
          max={left}
          step={1}
          defaultValue={String(left)}
          title={says.notLeft(left)}
        />
        <Field name="on" label={says.on} type="date" max={today} defaultValue={today} />
      </div>
      <WordsField name="place" label={says.place} hint={says.placeHint} />
      <Field
        name="receivedBy"
        label={says.receivedBy}
        hint={says.receivedByHint}
        maxLength={LETTERS.person}
        autoComplete="off"
      />
    </FormDialog>
  );
};
