import { codec } from '../../platform/table/item';
import { MerchantAccount } from './merchant-account';

/** One item an account: two people who add two at once both succeed. */
export const merchantAccountItem = codec({
  kind: 'merchant-account',
  version: 1,
  pk: 'ORG#{organisationId}#MERCHANT-ACCOUNTS',
  sk: '{account}',
  shape: MerchantAccount,
  pack: ({ account: _inKey, ...keep }) => ({ keep }),
});
