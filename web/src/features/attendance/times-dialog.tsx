import type { VNode } from 'preact';
import { Field } from '../../components/field';
import type { Submitted } from '../../components/form';
import { FormDialog } from '../../components/form-dialog';
import { murmur } from '../../components/toast';
import { instantOf, localOf } from '../../lib/shanghai';
import { eventsWords } from '../../messages/events';
import type { Holding } from '../sign-ups/roster';
import type { Noting } from './noting';
import formCss from '../../components/form.module.css';

type TimesProps = { signUp: Holding; name: string; noting: Noting; onClose: () => void };

/** Seconds that a field does not show are kept where the person did not change it. */
const changed = (typed: string | undefined, before: string | undefined): string | undefined => {
  if (typed === undefined) return undefined;
  return before !== undefined && localOf(before) === typed ? undefined : instantOf(typed);
};

/** Somebody goes: now, or at a time that is given. */
export const CheckOutDialog = ({ signUp, name, noting, onClose }: TimesProps): VNode => {
  const says = eventsWords().checkIn;
  const now = localOf(new Date().toISOString());
  const submit = async ({ values, key }: Submitted): Promise<void> => {
    const at = values['out'] === now ? undefined : instantOf(values['out'] ?? '');
    if (at === undefined) noting.go([signUp]);
    else await noting.note(signUp.personId, 'check-out', at, key);
    murmur(says.went(name));
  };
  return (
    <FormDialog
      title={says.goTitle(name)}
      says={<p>{says.goSays}</p>}
      action={says.go}
      look="main"
      onSubmit={submit}
      onClose={onClose}
    >
      <Field name="out" label={says.outAt} type="datetime-local" defaultValue={now} />
    </FormDialog>
  );
};

/** Times that were noted late or by mistake. The later one goes first where both move on, so that in stays before out. */
export const CorrectDialog = ({ signUp, name, noting, onClose }: TimesProps): VNode => {
  const says = eventsWords().checkIn;
  const { personId, checkedInAt, checkedOutAt } = signUp;
  const submit = async ({ values, key }: Submitted): Promise<void> => {
    const comes = changed(values['in'], checkedInAt);
    const goes = changed(values['out'], checkedOutAt);
    const outFirst = comes !== undefined && checkedOutAt !== undefined && comes >= checkedOutAt;
    if (goes !== undefined && outFirst) await noting.note(personId, 'check-out', goes, `${key}-out`);
    if (comes !== undefined) await noting.note(personId, 'check-in', comes, `${key}-in`);
    if (goes !== undefined && !outFirst) await noting.note(personId, 'check-out', goes, `${key}-out`);
    murmur(says.corrected(name));
  };
  return (
    <FormDialog
      title={says.correctTitle(name)}
      says={<p>{says.correctSays}</p>}
      action={says.save}
      onSubmit={submit}
      onClose={onClose}
    >
      <div class={formCss['field-row']}>
        <Field
          name="in"
          label={says.inAt}
          type="datetime-local"
          {...(checkedInAt !== undefined && { defaultValue: localOf(checkedInAt) })}
        />
        {checkedOutAt !== undefined && (
          <Field name="out" label={says.outAt} type="datetime-local" defaultValue={localOf(checkedOutAt)} />
        )}
      </div>
    </FormDialog>
  );
};
