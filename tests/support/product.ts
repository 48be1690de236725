import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';

export type Product = {
  url: string;
  pid: number;
  stop: () => Promise<number | null>;
  kill: () => Promise<void>;
  said: string[];
};

/**
 * `npm start` as a person runs it: a process of its own on a free port. Resolves when it prints its address.
 * @param entry another one than the product's own, which starts it with another demo
 * @param within a command that runs the one behind it
 */
export const startProduct = async (
  args: string[] = ['--ephemeral'],
  env: Record<string, string> = {},
  entry = 'functions/local.ts',
  within: readonly string[] = [],
): Promise<Product> => {
  const [program = '', ...rest] = [
    ...within,
    process.execPath,
    '--import',
    'tsx',
    entry,
    '--port',
    '0',
    ...args,
  ];
  const child = spawn(program, rest, {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, VITEST: '', ...env },
  });
  const said: string[] = [];
  const ended = once(child, 'exit').then(([code]: unknown[]) => code as number | null);
  child.stderr.setEncoding('utf8').on('data', (text: string) => said.push(text));
  const url = await new Promise<string>((ready, failed) => {
    createInterface({ input: child.stdout }).on('line', (line) => {
      said.push(line);
      const address = /→ (http\S+)/.exec(line)?.[1];
      if (address) ready(address);
    });
    void ended.then((code) => failed(new Error(`ended with ${code}: ${said.join('\n')}`)));
  });
  const end = async (signal: NodeJS.Signals) => {
    child.kill(signal);
    return ended;
  };
  return {
    url,
    pid: child.pid ?? 0,
    said,
    stop: () => end('SIGINT'),
    kill: () => end('SIGKILL').then(() => undefined),
  };
};
