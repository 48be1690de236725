import type { VNode } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { hush, told, type Told } from '../lib/told';
import { t } from '../messages';
import { Button } from './button';
import { CheckIcon, CrossIcon, NoteIcon } from './icons';
import toastCss from './toast.module.css';
import { classes } from '../lib/classes';

export { hush, murmur, tell } from '../lib/told';

/** What it says stands on the page as well, so it may go; not while the reader points at it or is within it. */
const SHOWN_MS = 8_000;

const Words = ({ text, mood, undo }: Told): VNode => {
  const [isHeld, setHeld] = useState(false);
  useEffect(() => {
    if (isHeld) return undefined;
    const going = setTimeout(hush, SHOWN_MS);
    return () => clearTimeout(going);
  }, [isHeld, text]);
  return (
    <div
      class={classes(toastCss['toast'], mood)}
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocusCapture={() => setHeld(true)}
      onBlurCapture={() => setHeld(false)}
    >
      {mood === 'good' ? <CheckIcon /> : <NoteIcon />}
      <span>{text}</span>
      {undo && (
        <Button
          look="bare"
          onClick={() => {
            hush();
            undo.act();
          }}
        >
          {undo.says}
        </Button>
      )}
      <Button look="bare" aria-label={t().word.close} onClick={hush}>
        <CrossIcon />
      </Button>
    </div>
  );
};

/** Where `tell` is heard: one live region for the whole page, always there so that screen readers watch it. */
export const Toast = (): VNode => (
  <div class={classes(toastCss['toast-place'], 'no-print')} role="status" aria-live="polite">
    {told.value?.isHeardOnly && <span class="hidden-visually">{told.value.text}</span>}
    {told.value && !told.value.isHeardOnly && <Words {...told.value} />}
  </div>
);
