import type { VNode } from 'preact';
import { draftAt } from '../lib/drafts';
import { deskWords } from '../messages/desk';
import { Button } from './button';
import type { Drafts } from './form';
import { Notice } from './state';

/** Says that a form stands as it was left, with a way to begin anew. */
const DraftNote = ({ onClear }: { onClear: () => void }): VNode => (
  <Notice>
    <div class="row apart">
      <span>{deskWords().field.restored}</span>
      <Button look="quiet" onClick={onClear}>
        {deskWords().field.clear}
      </Button>
    </div>
  </Notice>
);

/** The desk's forms keep what was typed until it is sent. */
export const drafts: Drafts = {
  here: () => draftAt(location.pathname + location.search),
  Note: DraftNote,
};
