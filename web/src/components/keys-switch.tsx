import type { ComponentChildren, VNode } from 'preact';
import { keysAreOn, switchKeys } from '../lib/keys';
import { deskWords } from '../messages/desk';
import { Button } from './button';
import keysCss from './keys.module.css';
import { classes } from '../lib/classes';

/** A key as it is printed on a keyboard, beside the button that it presses. */
export const Key = ({ children }: { children: ComponentChildren }): VNode | null =>
  keysAreOn.value ? (
    <kbd class={classes(keysCss['key'], keysCss['wide-only-inline'])} aria-hidden="true">
      {children}
    </kbd>
  ) : null;

/** Says which keys do what, and switches them off and on. Of use only where there is a keyboard. */
export const KeysSwitch = ({ says }: { says: string }): VNode => (
  <p class={classes(keysCss['keys-switch'], 'small muted no-print')}>
    {keysAreOn.value && <span>{says}</span>}
    <Button look="bare" aria-pressed={keysAreOn.value} onClick={() => switchKeys(!keysAreOn.value)}>
      {keysAreOn.value ? deskWords().keys.off : deskWords().keys.on}
    </Button>
  </p>
);
