import type { VNode } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { asked } from '../lib/asked';
import { t } from '../messages';
import { Button } from './button';
import confirmCss from './confirm.module.css';

export { confirm } from '../lib/asked';

const YES = 'yes';

/** Where `confirm` is shown. The native dialog keeps the focus within, and closing it gives the focus back. */
export const ConfirmDialog = (): VNode | null => {
  const dialog = useRef<HTMLDialogElement>(null);
  const question = asked.value;
  useEffect(() => {
    if (question && !dialog.current?.open) dialog.current?.showModal();
  }, [question]);
  if (!question) return null;
  return (
    <dialog
      ref={dialog}
      class={confirmCss['confirm']}
      aria-labelledby="confirm-title"
      onClose={() => question.answer(dialog.current?.returnValue === YES)}
    >
      <h2 id="confirm-title">{question.title}</h2>
      <p>{question.says}</p>
      <div class="row">
        <Button
          look={question.danger === false ? 'plain' : 'danger'}
          onClick={() => dialog.current?.close(YES)}
        >
          {question.action}
        </Button>
        <Button look="quiet" onClick={() => dialog.current?.close()}>
          {t().word.cancel}
        </Button>
      </div>
    </dialog>
  );
};
