import { codec } from '../../platform/table/item';
import { ticketIn, VolunteersDay } from './day';

type Kept = Readonly<Record<string, { requestKey?: unknown }>>;
/** How a place was come by stood in the key of its claim alone, where a caller could write the same. */
const withTickets = (claims: Kept) =>
  Object.fromEntries(
    Object.entries(claims).map(([shiftId, claim]) => {
      const ticket = ticketIn(String(claim.requestKey));
      return [shiftId, { ...claim, ...(ticket !== undefined && { ticket }) }];
    }),
  );

/** Under the person, who belongs to no organisation: a volunteer's time is one, whoever runs the shift. */
export const dayItem = codec({
  kind: 'day',
  version: 2,
  pk: 'PERSON#{personId}',
  sk: 'DAY#{day}',
  shape: VolunteersDay,
  lift: { 1: ({ claims, ...day }) => ({ ...day, claims: withTickets(claims as Kept) }) },
});
