import type { VNode } from 'preact';
import { Field } from '../../components/field';
import { Form } from '../../components/form';
import { tell } from '../../components/toast';
import { call } from '../../lib/api';
import { askAgain } from '../../lib/session';
import { t } from '../../messages';
import { LETTERS } from '../../../../functions/shared/limits';

export const NameForm = ({ name }: { name: string }): VNode => {
  const says = t().mine;
  return (
    <Form
      action={says.saveName}
      look="quiet"
      onSubmit={async ({ values, key }) => {
        await call('/me', { method: 'PUT', body: { name: values['name'] ?? '' }, key });
        await askAgain();
        tell(says.savedName);
      }}
    >
      <Field
        name="name"
        label={says.name}
        hint={says.nameHint}
        defaultValue={name}
        autocomplete="name"
        maxLength={LETTERS.person}
      />
    </Form>
  );
};
