import { describe, expect, test } from 'vitest';
import { add } from '../../functions/people/accounts/auth-records.table';
import { userShape } from '../../functions/people/accounts/auth-rows';
import { findPersonByEmail, findPersonByPhone } from '../../functions/people/accounts/person.table';
import { openCodes } from '../../functions/people/sign-in/code';
import { codesItem } from '../../functions/people/sign-in/code.item';
import { getCodes, putCode, useCodes } from '../../functions/people/sign-in/code.table';
import { newPersonId } from '../../functions/platform/new-id';
import { refusalOf, refusalOfAsync } from '../support/refusal';
import { wholeTable } from '../support/whole-table';

const code = (id: string, expiresAt = '2026-09-08T01:10:00.500Z') => ({
  id,
  hash: `hash-${id}`,
  from: 'home',
  expiresAt,
});
let mailboxes = 0;
const mailbox = () => `codes-${(mailboxes += 1)}@people.test`;
const sent = async (whom: string, ...ids: string[]) => {
  for (const id of ids) await putCode(whom, code(id));
  const codes = await getCodes(whom);
  if (!codes) throw new Error('they were put');
  return codes;
};

describe('codes', () => {
  test('are none before the first, and are of the mailbox or number that they were sent to', async () => {
    const [one, two] = [mailbox(), '+8613800138077'];
    expect(await getCodes(one)).toBeUndefined();
    const codes = await sent(one, 'a');
    await sent(two, 'b', 'c');
    expect(codes.newest).toEqual(code('a'));
    await useCodes(one, codes);
    expect(await getCodes(two)).toEqual({ newest: code('c'), older: code('b') });
  });

  test('that are asked for at once are the newest two, and the one before them opens no more', async () => {
    const whom = mailbox();
    await sent(whom, 'first');
    await Promise.all([putCode(whom, code('a')), putCode(whom, code('b'))]);
    const { newest, older } = await sent(whom);
    expect([newest.id, older?.id].toSorted()).toEqual(['a', 'b']);
  });

  test('stay as they are where the same one comes again, once or all at once', async () => {
    const whom = mailbox();
    const codes = await sent(whom, 'a', 'b');
    await Promise.all(Array.from({ length: 4 }, () => putCode(whom, code('b', '2026-09-08T02:00:00.000Z'))));
    expect(await getCodes(whom)).toEqual(codes);
  });

  test('are used together: neither opens afterwards, and none that were used opens a second time', async () => {
    const whom = mailbox();
    const codes = await sent(whom, 'a', 'b');
    await useCodes(whom, codes);
    expect(await getCodes(whom)).toBeUndefined();
    expect(await refusalOfAsync(() => useCodes(whom, codes))).toBe('code-wrong');
    expect(await sent(whom, 'c')).toEqual({ newest: code('c'), older: null });
  });

  test('read before another letter left are not used, also where it leaves at that very moment', async () => {
    const whom = mailbox();
    const codes = await sent(whom, 'a');
    const [refused] = await Promise.all([
      refusalOfAsync(() => useCodes(whom, codes)),
      putCode(whom, code('b')),
    ]);
    expect([undefined, 'code-wrong']).toContain(refused);
    // Used first, the letter after it stands alone; else both stand, and nothing was used.
    expect(await getCodes(whom)).toEqual({ newest: code('b'), older: refused ? code('a') : null });
    expect(await refusalOfAsync(() => useCodes(whom, codes))).toBe('code-wrong');
  });

  test('that have ended are told so for a day, for as long as the table keeps them', async () => {
    const whom = mailbox();
    const codes = await sent(whom, 'a', 'b');
    const at = (time: string) => refusalOf(() => openCodes(codes, new Date(time)));
    expect(openCodes(codes, new Date('2026-09-08T01:10:00.499Z')).open).toEqual([code('b'), code('a')]);
    expect(at('2026-09-08T01:10:00.500Z')).toBe('code-expired');
    expect(at('2026-09-09T01:10:00.500Z')).toBe('code-expired');
    expect(at('2026-09-09T01:10:00.501Z')).toBe('code-wrong');
    const { pk } = codesItem.key({ whom });
    const [kept] = (await wholeTable()).filter((item) => item['pk'] === pk);
    expect(kept).toMatchObject(codesItem.mark);
    expect(kept?.['expiresAtSeconds']).toBe(Date.parse('2026-09-09T01:10:01.000Z') / 1000);
  });
});

test('a number is one person’s: they are found by it and by their address, and nobody else takes it', async () => {
  const [id, other] = [newPersonId(), newPersonId()];
  const [phoneNumber, at] = ['+8613800138078', '2026-09-08T01:00:00.000Z'];
  const record = (personId: string) => ({
    id: personId,
    name: '林小潮',
    email: `${personId}@people.test`,
    phoneNumber,
    createdAt: at,
    updatedAt: at,
  });
  expect(await findPersonByPhone(phoneNumber)).toBeUndefined();
  await add(userShape, record(id));
  await expect(add(userShape, record(other))).rejects.toThrow(/another user has this value/);
  const found = await findPersonByPhone(phoneNumber);
  expect(found).toMatchObject({ personId: id, name: '林小潮', phone: phoneNumber });
  expect(await findPersonByEmail(`${id}@people.test`)).toEqual(found);
  expect(await findPersonByEmail(`${other}@people.test`)).toBeUndefined();
});
