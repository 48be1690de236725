import { codec } from '../../platform/table/item';
import { Fund } from './fund';

export const fundItem = codec({
  kind: 'fund',
  version: 1,
  pk: 'ORG#{organisationId}#FUND#{fundId}',
  sk: 'FUND',
  shape: Fund,
});
