import { newPersonId } from '../../platform/new-id';
import { table, type Question } from '../../platform/table/table';
import { PersonId } from '../../shared/ids';
import { refuse } from '../../shared/refusals';
import { add, changeOne, find, Taken } from './auth-records.table';
import { homeKey, recordItem } from './auth-record.item';
import { userShape } from './auth-rows';
import { addressWithout, addressWithoutMailbox, personOf, type Person } from './person';

const Account = recordItem.stored.transform(({ record }) => personOf(record));

/**
 * What a person is called, to be asked with other things in one call.
 * @asksNothing
 */
export const accountOf = (personId: PersonId): Question<Person> => ({
  schema: Account,
  key: homeKey(userShape, personId),
});

/**
 * @param fresh false where a name that is a second old will do (half the cost)
 * @question What is this person called?
 * @key main `AUTH#user#id={person}` / `RECORD`
 * @cost ½–1 RCU
 */
export const getPerson = (personId: PersonId, fresh = true): Promise<Person | undefined> =>
  table.get(Account, homeKey(userShape, personId), fresh);

/**
 * In the order asked; who is not there is undefined.
 * @question What are these people called?
 * @key main `AUTH#user#id={person}` / `RECORD`
 * @cost ½ RCU each
 */
export const getPersons = (personIds: readonly PersonId[]): Promise<(Person | undefined)[]> =>
  table.getMany(
    Account,
    personIds.map((personId) => homeKey(userShape, personId)),
  );

/**
 * @param email in lower case
 * @question Whose address is this?
 * @key main `AUTH#user#email={email}` / `POINTER, then RECORD`
 * @cost 2 RCU
 */
export const findPersonByEmail = async (email: string): Promise<Person | undefined> => {
  const [found] = await find(userShape, [{ field: 'email', value: email }]);
  return found && personOf(found.record);
};

/**
 * @param phone with + and the country's number
 * @question Whose number is this?
 * @key main `AUTH#user#phoneNumber={phone}` / `POINTER, then RECORD`
 * @cost 2 RCU
 */
export const findPersonByPhone = async (phone: string): Promise<Person | undefined> => {
  const [found] = await find(userShape, [{ field: 'phoneNumber', value: phone }]);
  return found && personOf(found.record);
};

/**
 * Undefined where there is no such person.
 * @question I am called this now
 * @key main `AUTH#user#id={person}` / `RECORD`
 * @holds it stands as it was read → reads again, in the end busy
 * @cost 2 WCU in a transaction
 */
export const renamePerson = async (
  personId: PersonId,
  name: string,
  now: Date,
): Promise<Person | undefined> => {
  const done = await changeOne(userShape, personId, [], (record) => ({
    ...record,
    name,
    updatedAt: now.toISOString(),
  }));
  return done?.after && personOf(done.after);
};

/**
 * An account for somebody who has not signed in yet, e.g. because staff gave their address a role. They sign in by a code to
 * that address, or to that number, like everybody else. Throws Taken where either has an account.
 * @question An account for this address
 * @key main `AUTH#user#id={person}` / `RECORD, with its POINTER`
 * @holds the address has no account → Taken
 * @cost 4 WCU in a transaction
 */
export const addPerson = (
  person: { personId: PersonId; name: string; email: string; phone?: string | undefined },
  now: Date,
): Promise<void> => {
  const at = now.toISOString();
  return add(userShape, {
    id: person.personId,
    name: person.name,
    email: person.email.toLowerCase(),
    // Proven by the first code that they sign in with.
    emailVerified: false,
    ...(person.phone !== undefined && { phoneNumber: person.phone, phoneNumberVerified: false }),
    createdAt: at,
    updatedAt: at,
  });
};

/**
 * Whoever reads a mailbox: the account it has, or one made for it, without a name until they tell it. @param email in lower case
 * @question Who reads this mailbox? (through findPersonByEmail, addPerson)
 * @key main `AUTH#user#email={email}` / `POINTER, then RECORD`
 * @holds as addPerson
 * @cost 2 RCU, and 4 WCU for somebody new
 */
export const personAt = async (email: string, now: Date): Promise<Person> => {
  const there = await findPersonByEmail(email);
  if (there) return there;
  const person = { personId: PersonId.parse(newPersonId()), name: '', email };
  try {
    await addPerson(person, now);
    return person;
  } catch (error) {
    // They signed in at this very moment.
    const made = error instanceof Taken ? await findPersonByEmail(email) : undefined;
    if (!made) throw error;
    return made;
  }
};

/**
 * Whoever stands at a door: the account of their mailbox or number, or one made for it with this name. Who tells neither gets one
 * that nobody signs in to. @param made the id of a new one: the same each time the same is asked
 * @question Who stands at the door? (through findPersonByEmail, findPersonByPhone, addPerson)
 * @key main `AUTH#user#email={email}, AUTH#user#phoneNumber={phone}` / `POINTER, then RECORD`
 * @holds as addPerson; the id is nobody else's → request-key-reused
 * @cost 2 RCU, and 4–6 WCU for somebody new
 */
export const personAtDoor = async (
  who: { name: string; email?: string | undefined; phone?: string | undefined },
  made: PersonId,
  now: Date,
): Promise<Person> => {
  const { name, phone } = who;
  const there = async (): Promise<Person | undefined> => {
    if (who.email !== undefined) return findPersonByEmail(who.email);
    if (phone !== undefined) return findPersonByPhone(phone);
    const entry = await getPerson(made);
    const isAnother = entry?.email !== undefined || entry?.phone !== undefined;
    return isAnother ? refuse('request-key-reused') : entry;
  };
  const found = await there();
  if (found) return found;
  const email = who.email ?? (phone === undefined ? addressWithout(made) : addressWithoutMailbox(phone));
  try {
    await addPerson({ personId: made, name, email, phone }, now);
  } catch (error) {
    if (!(error instanceof Taken)) throw error;
  }
  const stands = await there();
  // The id is taken, and not by them: under the same key somebody else was added.
  return stands ?? refuse('request-key-reused');
};
