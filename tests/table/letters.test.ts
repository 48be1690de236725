import { expect, test } from 'vitest';
import { newId } from '../support/new-id';
import {
  askForLetter,
  endLetter,
  getLetter,
  letWait,
  listWaitingLetters,
  putBeat,
  putLetter,
} from '../../functions/platform/letters/letter.table';
import { beatItem } from '../../functions/platform/letters/letter.item';
import { table } from '../../functions/platform/table/table';
import { OrganisationId } from '../../functions/shared/ids';

const o = OrganisationId.parse('chunan');
const elsewhere = OrganisationId.parse('xihu');
const at = (minute: number) => `2026-09-08T01:${String(minute).padStart(2, '0')}:00.000Z`;
const now = (minute: number) => new Date(at(minute));
const made = async (minute: number) => {
  const letter = {
    organisationId: o,
    cause: `thanks-${newId('ord')}`,
    what: 'thanks',
    about: { orderId: 'ord_1' },
    putAt: at(minute),
  };
  await putLetter(letter);
  return letter;
};
const waiting = async (minute: number) => (await listWaitingLetters(now(minute), { limit: 50 })).items;
const causes = async (minute: number) => (await waiting(minute)).map(({ cause }) => cause);

test('a letter is put once for its cause, and waits for nobody', async () => {
  const letter = await made(0);
  await putLetter({ ...letter, about: { orderId: 'ord_2' } });
  expect(await getLetter(letter)).toEqual(letter);
  expect(await getLetter({ ...letter, organisationId: elsewhere })).toBeUndefined();
  expect(await causes(59)).not.toContain(letter.cause);
});

test('one that could not leave waits until it may be asked for again, those first that waited longest', async () => {
  const [late, early] = [await made(1), await made(1)];
  await letWait(late, at(20));
  await letWait(early, at(10));
  await letWait(early, at(30));
  expect(await causes(9)).not.toContain(early.cause);
  expect((await causes(25)).filter((cause) => [late.cause, early.cause].includes(cause))).toEqual([
    early.cause,
    late.cause,
  ]);
});

test('it is asked for by one who read it as it stands, and leaves the queue when it ended; what it told of is not kept', async () => {
  const letter = await made(2);
  await letWait(letter, at(10));
  const [read] = (await waiting(10)).filter(({ cause }) => cause === letter.cause);
  if (!read) throw new Error('it waits');
  await askForLetter(read, at(40));
  await askForLetter(read, at(50));
  expect(await getLetter(letter)).toMatchObject({ again: 1 });
  expect(await causes(39)).not.toContain(letter.cause);
  expect(await causes(40)).toContain(letter.cause);
  await endLetter(letter, 'sent');
  await endLetter(letter, 'given-up');
  expect(await getLetter(letter)).toMatchObject({ ended: 'sent', about: {} });
  expect(await causes(59)).not.toContain(letter.cause);
  await askForLetter({ ...read, again: 1 }, at(55));
  expect(await getLetter(letter)).toMatchObject({ ended: 'sent' });
});

test('the clock’s beat is one item, as of its last stroke, and no letter that waits', async () => {
  for (const minute of [0, 15]) await putBeat(now(minute));
  expect(await table.get(beatItem.stored, beatItem.key({}))).toEqual({ at: at(15) });
  expect((await waiting(59)).filter(({ cause }) => cause === 'BEAT')).toEqual([]);
});
