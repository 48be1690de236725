import { setTimeout as pause } from 'node:timers/promises';
import { refuse } from '../../shared/refusals';
import { log } from '../log';
import { refuseTrouble } from '../store-trouble';

/** Names by which the table says "too much at once, or my fault": the request may be tried again, and nothing is known of it being done. */
const BUSY = new Set([
  'ProvisionedThroughputExceededException',
  'ThrottlingException',
  'RequestLimitExceeded',
  'InternalServerError',
  'ServiceUnavailable',
  'TransactionConflictException',
  'TransactionInProgressException',
  'TimeoutError',
  'ECONNRESET',
  'ECONNREFUSED',
  'EPIPE',
]);
const CONFLICTS = 5;

type Cancelled = { name?: string; code?: string; CancellationReasons?: { Code?: string }[] };

const isConflict = (error: Cancelled): boolean =>
  error.name === 'TransactionConflictException' ||
  (error.name === 'TransactionCanceledException' &&
    (error.CancellationReasons ?? []).some((reason) => reason.Code === 'TransactionConflict') &&
    !(error.CancellationReasons ?? []).some((reason) => reason.Code === 'ConditionalCheckFailed'));

const isBusy = (error: Cancelled): boolean =>
  BUSY.has(error.name ?? '') ||
  BUSY.has(error.code ?? '') ||
  (error.CancellationReasons ?? []).some((reason) =>
    ['ThrottlingError', 'ProvisionedThroughputExceeded'].includes(reason.Code ?? ''),
  );

/**
 * Runs a request to the table. Two transactions that met are tried again with jitter (the SDK does not); what stays
 * busy after the SDK's own retries is refused as `busy` (503 with Retry-After), never told as "full"; a disk that is full, and a
 * table that is damaged, by their own names.
 */
export const calmly = async <T>(run: () => Promise<T>): Promise<T> => {
  for (let tries = 1; ; tries += 1) {
    try {
      return await run();
    } catch (caught) {
      refuseTrouble(caught);
      const error = caught as Cancelled;
      if (isConflict(error) && tries < CONFLICTS) await pause(Math.random() * 20 * 2 ** tries);
      else if (isConflict(error) || isBusy(error)) {
        log.info('busy', { name: error.name, code: error.code });
        return refuse('busy');
      } else throw caught;
    }
  }
};
