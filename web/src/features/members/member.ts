import { ROLES } from '../../../../functions/shared/deeds';
import type { MemberRow } from '../../../../functions/people/members/member';
import type { Role } from '../../lib/session';

export type { MemberRow };

export { ROLES };

/** With what the dialog begins: nothing for somebody new. */
export type Asked = { email: string; roles: readonly Role[]; merchantId: string };

export const nobody: Asked = { email: '', roles: [], merchantId: '' };

export const askedOf = ({ email, roles, merchantId }: MemberRow): Asked => ({
  email: email ?? '',
  roles,
  merchantId: merchantId ?? '',
});
