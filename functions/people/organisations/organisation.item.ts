import { codec } from '../../platform/table/item';
import { Organisation } from './organisation';

/** The list is public by purpose: the directory of those who run their season here. */
export const organisationItem = codec({
  kind: 'organisation',
  version: 1,
  pk: 'ORG#{organisationId}',
  sk: 'ORGANISATION',
  lists: { pk: 'PUBLIC#ORGANISATIONS', sk: '{organisationId}' },
  shape: Organisation,
});
