import { codec } from '../../platform/table/item';
import { Remittance } from './remittance';

export const remittanceItem = codec({
  kind: 'remittance',
  version: 1,
  pk: 'ORG#{organisationId}#REMITTANCE#{remittanceId}',
  sk: 'REMITTANCE',
  shape: Remittance,
});
