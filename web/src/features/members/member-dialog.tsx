import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import { Field, Select } from '../../components/field';
import type { Submitted } from '../../components/form';
import { FormDialog } from '../../components/form-dialog';
import { tell } from '../../components/toast';
import { call } from '../../lib/api';
import { inWords } from '../../lib/language';
import { Problem } from '../../lib/problem';
import type { Role } from '../../lib/session';
import { deskWords } from '../../messages/desk';
import { sellingWords } from '../../messages/selling';
import type { Merchant } from '../merchants/merchant';
import { ROLES, type Asked } from './member';
import memberCss from './member.module.css';
import { LETTERS } from '../../../../functions/shared/limits';
import formCss from '../../components/form.module.css';

type DialogProps = {
  organisationId: string;
  asked: Asked;
  merchants: readonly Merchant[];
  onSaved: () => Promise<void>;
  onClose: () => void;
};

type RolesProps = { roles: readonly Role[]; onChange: (roles: readonly Role[]) => void };

const Roles = ({ roles, onChange }: RolesProps): VNode => (
  <fieldset class={memberCss['role-choice']}>
    <legend>{deskWords().members.roles}</legend>
    {ROLES.map((role) => (
      <label key={role} class={formCss['check']}>
        <input
          type="checkbox"
          checked={roles.includes(role)}
          onChange={() =>
            onChange(roles.includes(role) ? roles.filter((one) => one !== role) : [...roles, role])
          }
        />
        <span>
          {deskWords().desk.roles[role]} <span class="muted small">{deskWords().members.rolesSay[role]}</span>
        </span>
      </label>
    ))}
  </fieldset>
);

/** Gives whoever reads a mailbox their roles; one who is a merchant's person is told whose. */
export const MemberDialog = ({ organisationId, asked, merchants, onSaved, onClose }: DialogProps): VNode => {
  const says = deskWords().members;
  const [roles, setRoles] = useState(asked.roles);
  const isNew = asked.email === '';
  const submit = async ({ values, key }: Submitted): Promise<void> => {
    if (roles.length === 0) throw new Problem('not-understood', says.rolesMissing, 400);
    const merchantId = roles.includes('merchant') ? values['merchantId'] : undefined;
    const body = { email: values['email'], roles, ...(merchantId !== undefined && { merchantId }) };
    const path = `/organisations/${organisationId}/members` as const;
    const saved = await call(path, { method: 'PUT', body, key });
    await onSaved();
    const name = saved.name === '' ? (saved.email ?? '') : saved.name;
    tell(saved.invitedUntil === undefined ? says.saved(name) : says.asked(name));
  };
  return (
    <FormDialog
      title={isNew ? says.add : says.change}
      says={<p>{says.dialogSays}</p>}
      action={says.save}
      look="main"
      onSubmit={submit}
      onClose={onClose}
    >
      <Field
        name="email"
        label={says.email}
        hint={says.emailHint}
        type="email"
        maxLength={LETTERS.email}
        autoComplete="off"
        defaultValue={asked.email}
      />
      <Roles roles={roles} onChange={setRoles} />
      {roles.includes('merchant') && (
        <Select name="merchantId" label={says.merchant} hint={says.merchantHint} initial={asked.merchantId}>
          <option value="">{sellingWords().agreements.chooseMerchant}</option>
          {merchants.map((merchant) => (
            <option key={merchant.merchantId} value={merchant.merchantId}>
              {inWords(merchant.name)}
            </option>
          ))}
        </Select>
      )}
    </FormDialog>
  );
};
