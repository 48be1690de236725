export type Failure = { stack: string; reason: string };

const HEAD = /^❌ +(\S+) failed to (?:deploy|destroy)/;

/**
 * What the toolkit said of stacks that failed, each with CloudFormation's reason on one line; nothing where it failed before
 * the first stack.
 */
export const failuresIn = (said: string): Failure[] => {
  const failures: Failure[] = [];
  let open = false;
  for (const line of said.split('\n').map((one) => one.trim())) {
    const stack = HEAD.exec(line)?.[1];
    if (stack !== undefined) failures.push({ stack, reason: '' });
    open = stack !== undefined || (open && line !== '');
    const last = failures.at(-1);
    if (open && stack === undefined && last) last.reason = `${last.reason} ${line.replace('‣ ', '')}`.trim();
  }
  return failures;
};

/** The toolkit's rooms in this account and region were never made, or are too old. */
export const lacksBootstrap = (said: string): boolean => /cdk bootstrap/.test(said);
