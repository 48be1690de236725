import { OrganisationId } from '../../shared/ids';
import { codec } from '../../platform/table/item';
import { ReceivingAccount } from './receiving-account';

/** Beside the organisation, apart from what everybody reads of it. */
export const receivingAccountItem = codec({
  kind: 'receiving-account',
  version: 1,
  pk: 'ORG#{organisationId}',
  sk: 'RECEIVING-ACCOUNT',
  shape: ReceivingAccount.extend({ organisationId: OrganisationId }),
  pack: ({ organisationId: _o, ...keep }) => ({ keep }),
});
