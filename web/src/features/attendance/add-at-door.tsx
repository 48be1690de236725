import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import { Button } from '../../components/button';
import { confirm } from '../../components/confirm';
import { Field } from '../../components/field';
import type { Submitted } from '../../components/form';
import { FormDialog } from '../../components/form-dialog';
import { PlusIcon } from '../../components/icons';
import { tell } from '../../components/toast';
import { newKey, post } from '../../lib/api';
import { Problem } from '../../lib/problem';
import { eventsWords } from '../../messages/events';
import type { Shift, SignUp } from '../sign-ups/roster';

type AddProps = { shift: Shift; name: string; isFull: boolean; onAdded: (signUp: SignUp) => void };

const contactOf = (typed: string): { email: string } | { phone: string } | undefined => {
  if (typed.trim() === '') return undefined;
  return /[@＠]/.test(typed) ? { email: typed } : { phone: typed };
};

const Dialog = ({ shift, name, isFull, onAdded, onClose }: AddProps & { onClose: () => void }): VNode => {
  const says = eventsWords().checkIn;
  const path = `/organisations/${shift.organisationId}/shifts/${shift.shiftId}/at-door` as const;
  const raise = () =>
    confirm({
      title: says.addFullTitle,
      says: says.addFullSays(shift.places, shift.places + 1),
      action: says.addFullAction,
      danger: false,
    });

  const submit = async ({ values, key }: Submitted): Promise<void> => {
    const body = { name: values['name'] ?? '', ...contactOf(values['contact'] ?? '') };
    const added = await post(path, body, key).catch(async (thrown: unknown) => {
      if (!(thrown instanceof Problem && thrown.code === 'shift-full') || !(await raise())) throw thrown;
      return post(path, { ...body, raisePlaces: true }, newKey());
    });
    onAdded(added);
    tell(says.added(added.name));
  };

  return (
    <FormDialog
      title={says.addTitle}
      says={<p>{isFull ? says.addSaysFull : says.addSays}</p>}
      action={says.addAction}
      look="main"
      onSubmit={submit}
      onClose={onClose}
    >
      <Field
        name="name"
        label={eventsWords().roster.name}
        defaultValue={name}
        maxLength={100}
        autocomplete="off"
      />
      <Field name="contact" label={says.addContact} hint={says.addContactHint} optional autocomplete="off" />
    </FormDialog>
  );
};

/** Somebody came who is not on the list. @param name as it was looked for */
export const AddAtDoor = (props: AddProps): VNode => {
  const [isOpen, setOpen] = useState(false);
  const says = eventsWords().checkIn;
  return (
    <>
      <Button look="quiet" onClick={() => setOpen(true)}>
        <PlusIcon />
        {props.name === '' ? says.add : says.addOf(props.name)}
      </Button>
      {isOpen && <Dialog {...props} onClose={() => setOpen(false)} />}
    </>
  );
};
