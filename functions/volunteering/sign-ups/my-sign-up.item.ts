import { codec } from '../../platform/table/item';
import { MySignUp } from './sign-up';

/**
 * Under the person, who belongs to no organisation: by when the shift begins. Its keys say the person, the shift and when it
 * begins; `lasts` is in milliseconds. Twenty rows are one read unit.
 */
export const mySignUpItem = codec({
  kind: 'my-sign-up',
  version: 2,
  pk: 'PERSON#{personId}',
  sk: 'SIGNUP#{startsAt}#{shiftId}',
  shape: MySignUp,
  pack: ({ shiftId: _shift, startsAt, endsAt, ...mine }) => ({
    keep: { ...mine, lasts: Date.parse(endsAt) - Date.parse(startsAt) },
  }),
  unpack: ({ lasts, ...mine }, { startsAt = '', shiftId }) => ({
    ...mine,
    shiftId,
    startsAt,
    endsAt: new Date(Date.parse(startsAt) + Number(lasts)).toISOString(),
  }),
});
