import * as z from 'zod';
import { Email, hasMailbox, Phone } from '../../people/accounts/person';
import { refuse } from '../../shared/refusals';
import { Instant } from '../../shared/time';
import { PersonName } from '../../shared/words';
import { GATE_PLACES, MOST_PLACES, type Gate } from '../shifts/gates';
import { refuseClosed, type Shift } from '../shifts/shift';

/**
 * Somebody who came without a place. By their mailbox or number they are known, and find their record; `raisePlaces`: where every
 * place is taken, there is to be one more. `at`: since when they are here, UTC; else now.
 */
export const NewAtDoor = z
  .strictObject({
    name: PersonName,
    email: Email.refine(hasMailbox).optional(),
    phone: Phone.optional(),
    raisePlaces: z.boolean().optional(),
    at: Instant.optional(),
  })
  .refine(({ email, phone }) => email === undefined || phone === undefined, {
    message: 'a mailbox or a number, not both',
    path: ['phone'],
  })
  .meta({ id: 'NewAtDoor' });
export type NewAtDoor = z.infer<typeof NewAtDoor>;

/** Nobody is added to what is not public or was cancelled; that it has begun does not matter. Refuses `not-found`, `shift-cancelled`. */
export const assertTakesPlace = (shift: Shift): void => {
  if (!shift.published || shift.cancelledBecause !== undefined) refuseClosed(shift);
};

/** At which gate one more place is to be made: one with room for its token, else a new one. Refuses `shift-largest`. */
export const gateToRaise = (shift: Shift, gates: readonly Gate[]): Gate => {
  if (shift.places >= MOST_PLACES) refuse('shift-largest', { most: MOST_PLACES });
  return (
    gates.find(({ places }) => places < GATE_PLACES) ?? {
      number: gates.length,
      places: 0,
      taken: 0,
      released: 0,
      holders: {},
    }
  );
};
