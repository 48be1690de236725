import type { ComponentChildren, VNode } from 'preact';
import { useEffect, useId, useRef } from 'preact/hooks';
import { t } from '../messages';
import { Button, type Look } from './button';
import { Form, type Submitted } from './form';
import formDialogCss from './form-dialog.module.css';

type FormDialogProps = {
  title: string;
  /** What will happen, and whether it can be taken back. */
  says?: ComponentChildren;
  action: string;
  look?: Look;
  /** Closes when it is done; a failure stays in the dialog with what was typed. */
  onSubmit: (submitted: Submitted) => Promise<void>;
  onClose: () => void;
  children?: ComponentChildren;
};

/** A few fields before something is done. The native dialog keeps the focus within and gives it back. */
export const FormDialog = ({
  title,
  says,
  action,
  look = 'plain',
  onSubmit,
  onClose,
  children,
}: FormDialogProps): VNode => {
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  useEffect(() => dialog.current?.showModal(), []);
  const submit = async (submitted: Submitted): Promise<void> => {
    await onSubmit(submitted);
    dialog.current?.close();
  };
  return (
    <dialog ref={dialog} class={formDialogCss['form-dialog']} aria-labelledby={id} onClose={onClose}>
      <h2 id={id}>{title}</h2>
      {says !== undefined && <div class={formDialogCss['form-dialog-says']}>{says}</div>}
      <Form
        action={action}
        look={look}
        onSubmit={submit}
        aside={
          <Button look="quiet" onClick={() => dialog.current?.close()}>
            {t().word.cancel}
          </Button>
        }
      >
        {children}
      </Form>
    </dialog>
  );
};
