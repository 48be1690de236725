import { keyPattern } from '../../platform/table/key-pattern';

/** Under the person, who belongs to no organisation: it is read on each of their requests, and lists what they are where. */
export const MEMBER_LIES = { pk: 'PERSON#{personId}', sk: 'MEMBER#{organisationId}' } as const;

const [pk, sk] = [keyPattern(MEMBER_LIES.pk), keyPattern(MEMBER_LIES.sk)];

/** Where somebody's roles stand, for whoever asks for them in the moment of writing: members/member.item.ts keeps them. */
export const memberKey = (of: { personId: string; organisationId: string }) => ({
  pk: pk.make(of),
  sk: sk.make(of),
});
