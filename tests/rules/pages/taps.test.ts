import { describe, expect, test } from 'vitest';
import { bodyOf, sendRound, tapsIn, type Tap } from '../../../web/src/features/attendance/taps';
import { isSought } from '../../../web/src/features/attendance/find-people';
import { match } from '../../../web/src/features/attendance/pinyin';
import { hasKeptTap, keepTap, takeKeptTap } from '../../../web/src/lib/kept-tap';
import { Problem } from '../../../web/src/lib/problem';

/** As a browser keeps it; `isForbidden` as some do not. */
const storageOf = (kept = new Map<string, string>(), isForbidden = false) => ({
  getItem: (name: string): string | null => {
    if (isForbidden) throw new Error('forbidden');
    return kept.get(name) ?? null;
  },
  setItem: (name: string, text: string): void => {
    if (isForbidden) throw new Error('forbidden');
    kept.set(name, text);
  },
  removeItem: (name: string): void => void kept.delete(name),
});
const NOW = Date.parse('2026-09-08T01:00:00Z');
const tap = (id: string, part: Partial<Tap> = {}): Tap => ({
  id,
  by: 'jiang',
  base: '/organisations/o/shifts/a/sign-ups',
  personId: id,
  name: id,
  what: 'check-in',
  at: new Date(NOW).toISOString(),
  notBefore: NOW,
  ...part,
});
const mine = ({ by }: Tap): boolean => by === 'jiang';
const problem = (status: number) => new Problem('x', `refused ${status}`, status);

/** @param answers by the tap’s id: the status with which it fails */
const round = (taps: ReturnType<typeof tapsIn>, answers: Record<string, number> = {}, now = NOW) => {
  const sent: string[] = [];
  const send = async (one: Tap): Promise<void> => {
    sent.push(one.id);
    const status = answers[one.id];
    if (status !== undefined) throw problem(status);
    await Promise.resolve();
  };
  return sendRound(taps, mine, { send, now: () => now }).then((told) => ({ told, sent }));
};
const left = (taps: ReturnType<typeof tapsIn>) => taps.all().map(({ id }) => id);

describe('taps at the door', () => {
  test('are found again by a page that is read anew, and sent in their order, each once', async () => {
    const kept = new Map<string, string>();
    tapsIn(storageOf(kept)).add([tap('one'), tap('two'), tap('three')]);
    const taps = tapsIn(storageOf(kept));
    expect(await round(taps)).toEqual({ told: 'sent', sent: ['one', 'two', 'three'] });
    expect(left(taps)).toEqual([]);
    expect(await round(taps)).toEqual({ told: 'sent', sent: [] });
  });

  test('where storage is forbidden or holds rubbish, the page remembers them', async () => {
    for (const storage of [storageOf(new Map(), true), storageOf(new Map([['taps', '{"a":']])), undefined]) {
      const taps = tapsIn(storage);
      taps.add([tap('one')]);
      expect(await round(taps)).toMatchObject({ sent: ['one'] });
    }
  });

  test('one that is refused is told in its words and blocks nothing', async () => {
    const taps = tapsIn(storageOf());
    taps.add([tap('one'), tap('two')]);
    expect(await round(taps, { one: 409 })).toEqual({ told: 'sent', sent: ['one', 'two'] });
    expect(taps.all()).toMatchObject([{ id: 'one', refused: 'refused 409' }]);
    expect(await round(taps)).toMatchObject({ sent: [] });
  });

  test('without an answer they wait, with what else there is of that person; two without one are no network', async () => {
    const taps = tapsIn(storageOf());
    const out = tap('lin-out', { personId: 'lin', what: 'check-out' });
    taps.add([tap('lin-in', { personId: 'lin' }), out, tap('two'), tap('three'), tap('four')]);
    expect(await round(taps, { 'lin-in': 500 })).toEqual({
      told: 'unsent',
      sent: ['lin-in', 'two', 'three', 'four'],
    });
    expect(left(taps)).toEqual(['lin-in', 'lin-out']);
    taps.add([tap('five'), tap('six')]);
    expect(await round(taps, { 'lin-in': 0, five: 0 })).toEqual({ told: 'unsent', sent: ['lin-in', 'five'] });
    expect(await round(taps)).toMatchObject({ sent: ['lin-in', 'lin-out', 'five', 'six'] });
  });

  test('one that may still be taken back is not sent; nor another person’s; who is signed out keeps all', async () => {
    const taps = tapsIn(storageOf());
    taps.add([tap('later', { notBefore: NOW + 1 }), tap('theirs', { by: 'xu' }), tap('now')]);
    expect(await round(taps)).toEqual({ told: 'unsent', sent: ['now'] });
    expect(await round(taps, { later: 401 }, NOW + 1)).toEqual({ told: 'signed-out', sent: ['later'] });
    expect(left(taps)).toEqual(['later', 'theirs']);
  });

  test('keep their own time where they are sent late, or once more', () => {
    expect(bodyOf(tap('one'), NOW + 5_000)).toEqual({ tap: 'one' });
    const at = new Date(NOW).toISOString();
    expect(bodyOf(tap('one'), NOW + 60_000)).toEqual({ tap: 'one', tappedAt: at });
    expect(bodyOf(tap('one', { isTold: true }), NOW + 5_000)).toEqual({ tap: 'one', tappedAt: at });
  });
});

describe('who is looked for', () => {
  test.each([
    ['单雄信', 'shan'],
    ['单雄信', 'danxiongxin'],
    ['单雄信', 'sxx'],
    ['曾国华', 'zeng'],
    ['曾国华', 'cgh'],
    ['解晓东', 'jie'],
    ['解晓东', 'xiexiaodong'],
    ['查良镛', 'zha'],
    ['查良镛', 'cha'],
    ['仇英', 'qiu'],
    ['仇英', 'chou'],
    ['翟天临', 'zhai'],
    ['翟天临', 'dtl'],
    ['吕布', 'lvbu'],
    ['吕布', 'lubu'],
    ['吕布', 'lü'],
    ['谌龙', 'shen'],
    ['欧阳 娜娜', 'OYNN'],
    ['陈玥彤', 'cyt'],
    ['張旻', 'zhangmin'],
    ['王敏', '敏'],
    ['Amy Wang', 'amywang'],
  ])('%s is found by %s', (name, wanted) => {
    expect(isSought({ name }, wanted, match)).toBe(true);
  });

  test('by the end of the number, whole or in part, or of the mailbox; not by what is in neither', () => {
    const lin = { name: '林晓', tail: '0037' };
    for (const wanted of ['37', '0037', '13800000037', '林']) expect(isSought(lin, wanted, match)).toBe(true);
    for (const wanted of ['7', '0038', 'wang', '13800000038'])
      expect(isSought(lin, wanted, match)).toBe(false);
    expect(isSought({ name: '林晓', tail: 'xiao' }, 'lin.xiao@people.example', match)).toBe(true);
    expect(isSought({ name: '林晓' }, 'linx', undefined)).toBe(false);
  });
});

describe('a tap before signing in', () => {
  test('is kept by the tab, done once, and not after half an hour', () => {
    const storage = storageOf();
    const there = () => storage;
    keepTap({ shiftId: 'shf_1', wants: 'take' }, there);
    expect(hasKeptTap(there)).toBe(true);
    expect(takeKeptTap(Date.now(), there)).toMatchObject({ shiftId: 'shf_1', wants: 'take' });
    expect(takeKeptTap(Date.now(), there)).toBeUndefined();
    keepTap({ shiftId: 'shf_1', wants: 'wait' }, there);
    expect(takeKeptTap(Date.now() + 31 * 60_000, there)).toBeUndefined();
    const forbidden = () => storageOf(new Map(), true);
    keepTap({ shiftId: 'shf_1', wants: 'take' }, forbidden);
    expect([hasKeptTap(forbidden), takeKeptTap(0, forbidden)]).toEqual([false, undefined]);
  });
});
