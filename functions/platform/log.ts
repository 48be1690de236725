import { config } from './config';
import { readable } from './stack';

/** One line of JSON a fact, for CloudWatch and for a person with `grep`. Never a name, an address or a code. */
export const log = {
  /** What went as it should: told in a deployed stage, and on one machine with LOG=all. */
  info: (what: string, facts: Record<string, unknown> = {}): void => {
    if (config.logsAll) console.log(JSON.stringify({ level: 'info', what, ...facts }));
  },
  /** What went wrong: told everywhere. */
  error: (what: string, error: unknown, facts: Record<string, unknown> = {}): void => {
    const told =
      error instanceof Error
        ? { name: error.name, message: error.message, stack: readable(error.stack ?? '') }
        : { message: String(error) };
    console.error(JSON.stringify({ level: 'error', what, ...facts, ...told }));
  },
};
