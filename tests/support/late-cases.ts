import { describe, expect, test } from 'vitest';
import type { Act } from './acts';
import { outcomeOf, send, whileLate } from './late-writes';
import { howMany } from './long';
import { settle } from './settle';

/** Two acts that touch each other, made anew for each round. `behind`: what must be true behind both. */
type Pair = { one: Act; other: Act; behind?: () => Promise<void> };
const MOST_WRITES = 12;

/** Plays a pair with each write of `late` held past all of the other act. @returns what each round came to */
const playLate = async (
  late: 'one' | 'other',
  prepare: () => Promise<Pair>,
  between: () => Promise<unknown>,
): Promise<[one: string, other: string][]> => {
  const came: [string, string][] = [];
  for (let ofWrite = 1; ofWrite <= MOST_WRITES; ofWrite += 1) {
    const { one, other, behind } = await prepare();
    const [slow, quick] = late === 'one' ? [one, other] : [other, one];
    let second = '';
    const { result, wasHeld } = await whileLate(
      ofWrite,
      () => send(slow),
      async () => {
        second = outcomeOf(await send(quick));
        await between();
      },
    );
    if (!wasHeld) break;
    const first = outcomeOf(result);
    came.push(late === 'one' ? [first, second] : [second, first]);
    await behind?.();
  }
  return came;
};

/**
 * Two acts, and what each may come to where its own write was the late one; the other of the two is then done, unless
 * `besides` says what else it may come to.
 */
export type LateCase = [
  name: string,
  prepare: () => Promise<Pair>,
  oneLate: readonly string[],
  otherLate: readonly string[],
  besides?: readonly string[],
];

const beforeRest = { 'before the rest follows': () => Promise.resolve() };
const whens = howMany<Record<string, () => Promise<void>>>({
  inFull: { ...beforeRest, 'when the rest has followed': settle },
  small: beforeRest,
});

/** Plays each pair in both orders, with each write of the late one held past the other act; in full also behind what follows. */
export const playsLate = (cases: readonly LateCase[]): void =>
  describe.each(Object.entries(whens))('with each write late, let go %s:', (_when, follow) => {
    test.each(cases)('%s', async (_name, prepare, oneLate, otherLate, besides = []) => {
      const quick = ['done', ...besides];
      const came = await playLate('one', prepare, follow);
      const reversed = await playLate('other', prepare, follow);
      expect([came.length, reversed.length]).not.toContain(0);
      for (const [one, other] of came) {
        expect(oneLate).toContain(one);
        expect(quick).toContain(other);
      }
      for (const [one, other] of reversed) {
        expect(quick).toContain(one);
        expect(otherLate).toContain(other);
      }
    });
  });
