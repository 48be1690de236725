import { afterEach, expect, test, vi } from 'vitest';
import { config, readConfig } from '../../functions/platform/config';
import { log } from '../../functions/platform/log';

const settings = { TABLE_NAME: 'the-table', AUTH_SECRET: 'x'.repeat(48) };

afterEach(() => {
  vi.restoreAllMocks();
});

test('what went well is told in a deployed stage, and on one machine where LOG=all asks for it', () => {
  expect(readConfig(settings).logsAll).toBe(false);
  expect(readConfig({ ...settings, LOG: 'errors' }).logsAll).toBe(false);
  expect(readConfig({ ...settings, LOG: 'all' }).logsAll).toBe(true);
  expect(readConfig({ ...settings, AWS_LAMBDA_FUNCTION_NAME: 'api' }).logsAll).toBe(true);
});

test('here it is not told; what went wrong is, as one line of JSON without more than it was given', () => {
  expect(config.logsAll).toBe(false);
  const said = vi.spyOn(console, 'log').mockImplementation(() => undefined);
  const cried = vi.spyOn(console, 'error').mockImplementation(() => undefined);
  log.info('mail sent', { key: 'thanks-1' });
  log.error('finding', 'A due says another amount.', { finding: 'due-differs', repaired: false });
  expect(said).not.toHaveBeenCalled();
  expect(cried.mock.calls).toEqual([
    [
      '{"level":"error","what":"finding","finding":"due-differs","repaired":false,"message":"A due says another amount."}',
    ],
  ]);
});
