import { describe, expect, test } from 'vitest';
import { addPerson } from '../../functions/people/accounts/person.table';
import { browserItem } from '../../functions/people/browsers/browser.item';
import {
  browserHash,
  isBrowserOf,
  listBrowsers,
  noteBrowser,
} from '../../functions/people/browsers/browser.table';
import { putMember } from '../../functions/people/members/member.table';
import { assertSecondPerson } from '../../functions/people/second-person/second-person.table';
import { newPersonId, newSecret } from '../../functions/platform/new-id';
import type { Role } from '../../functions/shared/actor';
import { OrganisationId, PersonId } from '../../functions/shared/ids';
import { Refusal } from '../../functions/shared/refusals';
import { wholeTable } from '../support/whole-table';

const now = new Date('2026-09-08T01:00:00.000Z');
const daysAgo = (days: number, milliseconds = 0) =>
  new Date(now.getTime() - days * 86_400_000 - milliseconds);
const newId = () => PersonId.parse(newPersonId());
const newHash = () => browserHash(newSecret());

describe('a browser', () => {
  test('is kept as a digest that is its secret’s alone, and never the secret', async () => {
    const [personId, secret] = [newId(), newSecret()];
    const hash = browserHash(secret);
    expect([browserHash(secret), newHash() === hash]).toEqual([hash, false]);
    await noteBrowser(personId, hash, now);
    expect(JSON.stringify(await wholeTable())).not.toContain(secret);
    expect(await isBrowserOf(personId, hash)).toBe(true);
    expect(await isBrowserOf(personId, secret)).toBe(false);
  });

  test('is one of each person who was there, and of nobody else', async () => {
    const [one, two, nobody, hash] = [newId(), newId(), newId(), newHash()];
    await Promise.all([noteBrowser(one, hash, now), noteBrowser(two, hash, now)]);
    const [of, is] = [
      [one, two, nobody],
      [true, true, false],
    ];
    expect(await Promise.all(of.map((personId) => isBrowserOf(personId, hash)))).toEqual(is);
    expect((await Promise.all(of.map(listBrowsers))).map(({ length }) => length)).toEqual([1, 1, 0]);
  });

  test('stands once however often they come back, and is remembered for 400 days from the last time', async () => {
    const [personId, hash] = [newId(), newHash()];
    await noteBrowser(personId, hash, daysAgo(9));
    await Promise.all(Array.from({ length: 4 }, () => noteBrowser(personId, hash, now)));
    expect(await listBrowsers(personId)).toEqual([{ personId, hash, seenAt: now.toISOString() }]);
    const { pk } = browserItem.key({ personId, hash });
    const kept = (await wholeTable()).filter((item) => item['pk'] === pk);
    expect(kept.map((item) => item['expiresAtSeconds'])).toEqual([now.getTime() / 1000 + 400 * 86_400]);
  });

  test('is listed with every other one of theirs, and nothing else that they are', async () => {
    const [personId, hashes] = [newId(), Array.from({ length: 30 }, newHash)];
    await putMember({ organisationId: OrganisationId.parse('browsers'), personId, roles: ['finance'] });
    await Promise.all(hashes.map((hash) => noteBrowser(personId, hash, now)));
    const listed = await listBrowsers(personId);
    expect(listed.map(({ hash }) => hash).toSorted()).toEqual(hashes.toSorted());
  });
});

describe('a second person', () => {
  let houses = 0;
  const house = () => {
    const organisationId = OrganisationId.parse(`second-${(houses += 1)}`);
    return async (name: string, roles: Role[] = ['finance'], email?: string) => {
      const member = { organisationId, personId: newId(), roles };
      await addPerson({ personId: member.personId, name, email: email ?? `${member.personId}@b.test` }, now);
      await putMember(member);
      return member;
    };
  };
  type Someone = Awaited<ReturnType<ReturnType<typeof house>>>;
  const answer = async (first: Someone, second: Someone) => {
    try {
      await assertSecondPerson(second, first.personId, ['finance'], now);
      return 'may';
    } catch (error) {
      if (error instanceof Refusal) return { code: error.code, facts: error.facts };
      throw error;
    }
  };
  const nobody = { facts: { days: 30, othersEn: expect.stringMatching(/^nobody yet/) as unknown } };

  test('reads a mailbox of their own, however the address is written', async () => {
    const someone = house();
    const first = await someone('甲', ['finance'], 'lin.chao@gmail.com');
    const second = await someone('乙', ['finance'], 'linchao+second@googlemail.com');
    expect(await answer(first, second)).toMatchObject({ code: 'second-reads-same-mailbox', ...nobody });
    expect(await answer(first, await someone('丙', ['finance'], 'lin.chao@outlook.com'))).toBe('may');
  });

  test('was in no browser of the first in the last 30 days: either of them longer ago is another matter', async () => {
    const someone = house();
    const [first, second, hash] = [await someone('甲'), await someone('乙'), newHash()];
    await noteBrowser(first.personId, hash, now);
    await noteBrowser(second.personId, hash, daysAgo(30));
    expect(await answer(first, second)).toBe('may');
    await noteBrowser(second.personId, hash, daysAgo(30, -1));
    expect(await answer(first, second)).toMatchObject({ code: 'second-in-same-browser', ...nobody });
    expect(await answer(second, first)).toMatchObject({ code: 'second-in-same-browser', ...nobody });
    await noteBrowser(first.personId, hash, daysAgo(30));
    expect(await answer(first, second)).toBe('may');
  });

  test('was not appointed by the first in the last 30 days, here: elsewhere counts there', async () => {
    const someone = house();
    const [first, second, other] = [await someone('甲'), await someone('乙'), await someone('丙')];
    const appointed = (by: Someone, at: Date, where = second.organisationId) =>
      putMember({
        ...second,
        organisationId: where,
        appointed: [{ by: by.personId, at: at.toISOString() }],
      });
    await appointed(first, now, OrganisationId.parse('second-elsewhere'));
    expect(await answer(first, second)).toBe('may');
    await appointed(first, daysAgo(30));
    expect(await answer(first, second)).toBe('may');
    await appointed(first, daysAgo(30, -1));
    expect(await answer(first, second)).toMatchObject({ code: 'second-appointed-by-first' });
    // Who was appointed may ask, and who gave the role decides.
    expect(await answer(second, first)).toBe('may');
    expect(await answer(other, second)).toBe('may');
  });

  test('who is none is told by name who may: with the role, here, and a second person themselves', async () => {
    const someone = house();
    const [first, second] = [await someone('甲'), await someone('乙')];
    const [able, withoutName] = [await someone('丁'), await someone('', ['admin', 'finance'])];
    const sameBrowser = await someone('戊');
    await someone('己', ['organiser']);
    await house()('庚');
    const hash = newHash();
    for (const { personId } of [first, second, sameBrowser]) await noteBrowser(personId, hash, now);
    const told = await answer(first, second);
    const named = typeof told === 'string' ? '' : String(told.facts['others']);
    expect(named.split('、').toSorted()).toEqual(['丁', `${withoutName.personId}@b.test`].toSorted());
    expect(told).toMatchObject({
      code: 'second-in-same-browser',
      facts: { days: 30, othersEn: named.replaceAll('、', ', ') },
    });
    expect(await answer(first, able)).toBe('may');
  });

  test('is never the first themselves', async () => {
    const alone = await house()('甲');
    expect(await answer(alone, alone)).not.toBe('may');
  });
});
