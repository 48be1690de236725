import type { VNode } from 'preact';
import { Field } from '../../components/field';
import { FormDialog } from '../../components/form-dialog';
import { call } from '../../lib/api';
import { me } from '../../lib/session';
import { t } from '../../messages';
import { LETTERS } from '../../../../functions/shared/limits';

type NameFirstProps = { onNamed: () => void; onClose: () => void };

/** Rosters tell people apart by their names: who has told none is asked before the first place. Fetched when it is needed. */
export const NameFirst = ({ onNamed, onClose }: NameFirstProps): VNode => {
  const says = t().mine;
  return (
    <FormDialog
      title={t().shift.nameFirst}
      says={<p>{says.nameMissing}</p>}
      action={t().shift.nameThenOn}
      look="main"
      onClose={onClose}
      onSubmit={async ({ values, key }) => {
        const body = { name: values['name'] ?? '' };
        me.value = await call('/me', { method: 'PUT', body, key });
        onNamed();
      }}
    >
      <Field
        name="name"
        label={says.name}
        hint={says.nameHint}
        autocomplete="name"
        maxLength={LETTERS.person}
      />
    </FormDialog>
  );
};
