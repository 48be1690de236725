import * as z from 'zod';
import { OrganisationId, ShiftId } from '../../shared/ids';
import { codec } from '../../platform/table/item';
import { SignUpRow, WaitingRow } from './sign-up';

const where = {
  kind: 'sign-up',
  version: 2,
  pk: 'ORG#{organisationId}#SHIFT#{shiftId}',
  sk: 'SIGNUP#{personId}',
} as const;

/** What the keys and the shift say is not kept again, because a page of twenty must cost one read unit. */
const rest = <T extends SignUpRow>({ organisationId: _o, shiftId: _shift, personId: _person, ...keep }: T) =>
  keep;

export const signUpItem = codec({ ...where, shape: SignUpRow, pack: (row) => ({ keep: rest(row) }) });

/** As many digits for each, so that they stand in their order. */
export const lineNumber = (number: number): string => String(number).padStart(9, '0');

/** The same of somebody in line: it alone stands in the shift's queue. */
export const waitingItem = codec({
  ...where,
  queue: { pk: 'ORG#{organisationId}#SHIFT#{shiftId}#WAITING', sk: '{number}' },
  shape: WaitingRow,
  pack: (row) => ({ keep: rest(row), parts: { number: lineNumber(row.number) } }),
});

/** Counts the numbers given out in a shift's line. */
export const lineItem = codec({
  kind: 'waitlist',
  version: 1,
  pk: 'ORG#{organisationId}#SHIFT#{shiftId}',
  sk: 'WAITLIST',
  shape: z.object({ organisationId: OrganisationId, shiftId: ShiftId, last: z.number().int() }),
  pack: ({ last }) => ({ keep: { last } }),
});
