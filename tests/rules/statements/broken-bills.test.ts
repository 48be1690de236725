import { afterEach, expect, test, vi } from 'vitest';
import { wechatTradeBill } from '../../support/make-statements';
import { fish, problemsOf, readText } from './trade-bills';

afterEach(() => vi.restoreAllMocks());

/** Characters that a run takes apart: what it costs to read a file, on any machine. */
const takenApart = (run: () => void): number => {
  const split = Reflect.get(String.prototype, 'split') as (...how: unknown[]) => string[];
  let characters = 0;
  vi.spyOn(String.prototype, 'split').mockImplementation(function (this: string, ...how: unknown[]) {
    characters += this.length;
    return split.apply(this, how);
  });
  run();
  vi.restoreAllMocks();
  return characters;
};

const [header = ''] = new TextDecoder().decode(wechatTradeBill([fish])).split(/\r?\n/);
const broken = (lines: number): string => `${header}\n\`x\n${'a\n'.repeat(lines)}`;

test.each([
  ['one record that goes on and on', broken],
  ['records that each go on', (lines: number) => `${header}\n${'`x\na\n'.repeat(lines / 2)}`],
  ['lines that are no records', (lines: number) => `${header}\n${'a\n'.repeat(lines)}`],
])('a broken bill costs by its size, each line looked at a few times: %s', (_, fileOf) => {
  const file = fileOf(4_000);
  expect(takenApart(() => void readText(file))).toBeLessThan(10 * file.length);
});

test('a record that swallows all that follows is one problem, told with its line', () => {
  const reading = readText(broken(4_000));
  expect(reading.outcome).toBe('refused');
  expect(problemsOf(reading).map(({ code }) => code)).toEqual(['cells-differ', 'totals-missing']);
  expect(reading.problems[0]).toMatchObject({ lineNumber: 2 });
});
