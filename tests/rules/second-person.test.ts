import { describe, expect, test } from 'vitest';
import { appointedBy, isAppointedBy } from '../../functions/people/members/appointment';
import { mailboxOf } from '../../functions/people/second-person/same-mailbox';
import { whyNoSecond, type Human } from '../../functions/people/second-person/second-person';
import { PersonId } from '../../functions/shared/ids';

const [zheng, xu, yu] = ['zheng0000000', 'xzxzxzxzxzxz', 'y1y1y1y1y1y1'].map((id) => PersonId.parse(id)) as [
  PersonId,
  PersonId,
  PersonId,
];
const now = new Date('2026-11-28T04:00:00.000Z');
const before = (days: number): string => new Date(now.getTime() - days * 86_400_000).toISOString();
const human = (personId: PersonId, part: Partial<Human> = {}): Human => ({
  personId,
  email: `${personId}@people.test`,
  appointed: [],
  browsers: [],
  ...part,
});

describe('an address leads to the same mailbox as', () => {
  test.each([
    ['zheng@chunan.test', 'zheng+2@chunan.test'],
    ['zheng@chunan.test', 'ZHENG+second+more@Chunan.test'],
    ['zheng.li@gmail.com', 'z.h.e.n.g.l.i+x@googlemail.com'],
    ['zheng_li@proton.me', 'zheng.li@pm.me'],
    ['zheng@me.com', 'zheng@icloud.com'],
  ])('%s: %s', (one, other) => {
    expect(mailboxOf(one)).toBe(mailboxOf(other));
  });

  test.each([
    ['finance@chunan.test', 'finance@xihu.test'],
    ['zheng.li@chunan.test', 'zhengli@chunan.test'],
    ['zheng@chunan.test', 'zheng2@chunan.test'],
  ])('%s, not %s', (one, other) => {
    expect(mailboxOf(one)).not.toBe(mailboxOf(other));
  });
});

describe('who appointed whom', () => {
  test('counts for thirty days, and through others too', () => {
    const ofXu = appointedBy(zheng, { before: [], behind: [], now: new Date(before(20)) });
    const ofYu = appointedBy(xu, { before: [], behind: ofXu, now });
    expect(isAppointedBy(xu, ofYu, now)).toBe(true);
    expect(isAppointedBy(zheng, ofYu, now)).toBe(true);
    const later = new Date(now.getTime() + 11 * 86_400_000);
    expect([isAppointedBy(zheng, ofYu, later), isAppointedBy(xu, ofYu, later)]).toEqual([false, true]);
    expect(isAppointedBy(yu, ofYu, now)).toBe(false);
  });

  test('is not forgotten when another gives a role as well', () => {
    const first = appointedBy(zheng, { before: [], behind: [], now: new Date(before(2)) });
    const both = appointedBy(xu, { before: first, behind: [], now });
    expect(both.map(({ by }) => by)).toEqual([xu, zheng]);
    expect(appointedBy(zheng, { before: both, behind: [], now })).toHaveLength(2);
  });
});

describe('a second person', () => {
  const seen = (hash: string, days: number) => ({ hash, seenAt: before(days) });
  const one = human(zheng, { browsers: [seen('desk', 1), seen('phone', 3)] });

  test('is another human being', () => {
    expect(whyNoSecond(one, human(xu, { browsers: [seen('laptop', 0)] }), now)).toBeUndefined();
  });

  test('is nobody whom the first appointed, who reads the same mailbox, or was lately in the same browser', () => {
    const appointed = [{ by: zheng, at: before(29) }];
    expect(whyNoSecond(one, human(xu, { appointed }), now)).toBe('appointed');
    expect(whyNoSecond(one, human(xu, { email: `${zheng}+x@people.test` }), now)).toBe('mailbox');
    expect(whyNoSecond(one, human(xu, { browsers: [seen('phone', 29)] }), now)).toBe('browser');
  });

  test('may be one again after thirty days', () => {
    const long = { appointed: [{ by: zheng, at: before(30) }], browsers: [seen('phone', 30)] };
    expect(whyNoSecond(one, human(xu, long), now)).toBeUndefined();
  });

  test('who signed in by phone has no mailbox to share', () => {
    expect(whyNoSecond({ ...one, email: undefined }, human(xu, { email: undefined }), now)).toBeUndefined();
  });
});
