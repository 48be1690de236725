import { expect, test } from 'vitest';
import { instantOrSame, localOf } from '../../web/src/lib/shanghai';

test('a time that nobody typed anew stays the very instant that it was: saving the words of a shift does not move it', () => {
  const was = '2026-09-08T01:07:33.123Z';
  expect(instantOrSame(localOf(was), was)).toBe(was);
  expect(instantOrSame('2026-09-08T09:08', was)).toBe('2026-09-08T01:08:00.000Z');
  expect(instantOrSame('2026-09-08T09:07', undefined)).toBe('2026-09-08T01:07:00.000Z');
});
