import { afterEach, describe, expect, test } from 'vitest';
import { isDiskFull, refuseTrouble, watchDisk, withRoom } from '../../../functions/platform/store-trouble';
import { Refusal } from '../../../functions/shared/refusals';

afterEach(() => watchDisk(() => false));

const named = (name: string, message: string): Error => Object.assign(new Error(message), { name });
const refused = (error: unknown): string => {
  try {
    refuseTrouble(error);
    return 'nothing';
  } catch (caught) {
    return caught instanceof Refusal ? caught.code : String(caught);
  }
};
/** As the engines say it. */
const FULL =
  'commit failed (backend: database or disk is full) and rollback also failed (backend: cannot rollback - no transaction is active)';

describe('what the table says when it fails itself', () => {
  test.each([
    ['disk-full', named('InternalServerError', FULL)],
    ['table-damaged', named('InternalServerError', 'backend: database disk image is malformed')],
    ['table-damaged', named('InternalServerError', 'backend: file is not a database')],
    ['nothing', named('InternalServerError', 'backend: database is locked')],
    ['nothing', named('InternalFailure', 'unknown error, exception or failure')],
    ['nothing', named('ValidationException', 'the value is malformed: database disk image is malformed')],
    ['nothing', named('ThrottlingException', 'disk is full')],
    ['nothing', 'disk is full'],
  ])('%s: %s', (code, error) => {
    expect(refused(error)).toBe(code);
  });

  test('an engine that does not say why: the machine sees whether its disk is full', () => {
    watchDisk(() => true);
    expect(refused(named('InternalFailure', 'unknown error, exception or failure'))).toBe('disk-full');
    expect(refused(named('ValidationException', 'no'))).toBe('nothing');
  });
});

test.each(['ENOSPC', 'EDQUOT'])(
  'a file that finds no room (%s) is refused as such, others are what they were',
  async (code) => {
    const failing = (said: string) =>
      withRoom(() => Promise.reject(Object.assign(new Error(said), { code: said })));
    await expect(failing(code)).rejects.toMatchObject({ code: 'disk-full' });
    await expect(failing('EACCES')).rejects.toMatchObject({ code: 'EACCES' });
    expect(isDiskFull(new Error('x', { cause: Object.assign(new Error('y'), { code }) }))).toBe(true);
  },
);
