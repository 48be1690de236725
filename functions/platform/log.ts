/** One line of JSON a fact, for CloudWatch and for a person with `grep`. Never a name, an address or a code. */
export const log = {
  info: (what: string, facts: Record<string, unknown> = {}): void => {
    console.log(JSON.stringify({ level: 'info', what, ...facts }));
  },
  error: (what: string, error: unknown, facts: Record<string, unknown> = {}): void => {
    const told =
      error instanceof Error
        ? { name: error.name, message: error.message, stack: error.stack }
        : { message: String(error) };
    console.error(JSON.stringify({ level: 'error', what, ...facts, ...told }));
  },
};
