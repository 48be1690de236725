import { codec } from '../../platform/table/item';
import { VolunteersDay } from './day';

/** Under the person, who belongs to no organisation: a volunteer's time is one, whoever runs the shift. */
export const dayItem = codec({
  kind: 'day',
  version: 1,
  pk: 'PERSON#{personId}',
  sk: 'DAY#{day}',
  shape: VolunteersDay,
});
