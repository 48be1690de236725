import * as z from 'zod';
import { PersonId } from '../../shared/ids';
import { PersonName, Typed } from '../../shared/words';
import { LETTERS } from '../../shared/limits';

/** Somebody with an account. What they may do where stands in their memberships, never here. */
export const Person = z
  .object({
    personId: PersonId,
    /** Empty until they have told it. */
    name: z.union([PersonName, z.literal('')]),
    email: z.string().optional(),
    /** With + and the country's number. */
    phone: z.string().optional(),
  })
  .meta({ id: 'Person' });
export type Person = z.infer<typeof Person>;

/** A mailbox: at most 254 characters (RFC 5321), lower case, because people write it both ways and mean the same. */
export const Email = Typed.max(LETTERS.email).check(z.email()).toLowerCase();

/** The six digits of a code, as a keyboard of any width writes them, with or without spaces. */
export const Code = Typed.overwrite((text) => text.replace(/\s/g, '')).regex(/^\d{6}$/);

/** A number that can be called from anywhere; eleven digits beginning with 1 are a mobile number of China's mainland. */
export const Phone = Typed.overwrite((text) => text.replace(/[\s()\p{Dash}]/gu, ''))
  .overwrite((text) => (/^1[3-9]\d{9}$/.test(text) ? `+86${text}` : text))
  .regex(/^\+[1-9]\d{7,14}$/);

/** Whoever signed in by phone has no mailbox, but the account needs an address: one that by RFC 2606 nobody can ever have. */
const NO_MAILBOX = '@phone.invalid';
/** Nor has who came to a door and told nothing but a name. */
const NO_ADDRESS = '@door.invalid';
export const addressWithoutMailbox = (phone: string): string => `${phone.replace('+', '')}${NO_MAILBOX}`;
export const addressWithout = (personId: PersonId): string => `${personId}${NO_ADDRESS}`;
export const hasMailbox = (email: string): boolean =>
  ![NO_MAILBOX, NO_ADDRESS].some((none) => email.endsWith(none));

const TAIL = 4;

/** By what a door tells people of one name apart: the last digits of their number, else the end of their mailbox's name. */
export const tailOf = ({ email, phone }: Pick<Person, 'email' | 'phone'>): string | undefined =>
  (phone ?? email?.replace(/@.*/, ''))?.slice(-TAIL);

const Account = z.object({
  id: PersonId,
  name: z.string().nullish(),
  email: z.string(),
  phoneNumber: z.string().nullish(),
});

/** The person of an account's record. A name that does not fit the rules (an identity provider's) counts as none. */
export const personOf = (record: unknown): Person => {
  const account = Account.parse(record);
  const name = PersonName.safeParse(account.name);
  return {
    personId: account.id,
    name: name.success ? name.data : '',
    ...(hasMailbox(account.email) && { email: account.email }),
    ...(account.phoneNumber && { phone: account.phoneNumber }),
  };
};
