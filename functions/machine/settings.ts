import { randomBytes } from 'node:crypto';
import { accessSync, constants, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';

export type Asked = { port: number; host: string; data: string; empty: boolean; ephemeral: boolean };

/** A start that cannot go on: one sentence for a person, then a non-zero exit. */
export class CannotStart extends Error {}

const PORTS = 65_535;

/** Reads the command line. Throws CannotStart for what it does not know. */
export const readCommandLine = (args: readonly string[]): Asked => {
  const options = {
    port: { type: 'string', default: '8080' },
    host: { type: 'string', default: '127.0.0.1' },
    data: { type: 'string', default: '.data' },
    empty: { type: 'boolean', default: false },
    ephemeral: { type: 'boolean', default: false },
  } as const;
  const read = (() => {
    try {
      return parseArgs({ args: [...args], options, strict: true }).values;
    } catch (error) {
      const known = Object.keys(options)
        .map((name) => `--${name}`)
        .join(' ');
      throw new CannotStart(
        `${error instanceof Error ? error.message : String(error)} 可用选项 Known options: ${known}`,
      );
    }
  })();
  const port = Number(read.port);
  if (!Number.isInteger(port) || port < 0 || port > PORTS)
    throw new CannotStart(`端口应为 0 至 ${PORTS} 的整数。 --port takes a whole number from 0 to ${PORTS}.`);
  return { ...read, port, data: resolve(read.data) };
};

/** Makes the data folder, or says that it cannot be written. */
export const makeFolder = (folder: string): void => {
  try {
    mkdirSync(folder, { recursive: true });
    accessSync(folder, constants.W_OK);
  } catch {
    throw new CannotStart(
      `无法写入数据目录 ${folder},请用 --data 指定可写的目录。 The data folder ${folder} cannot be written: choose another with --data.`,
    );
  }
};

type Secrets = { auth: string; sandbox: string };
const newSecrets = (): Secrets => ({
  auth: randomBytes(32).toString('base64url'),
  sandbox: randomBytes(32).toString('base64url'),
});

/** This machine's own keys: made once, kept beside the data, readable by its owner alone. */
export const secretsOf = (folder: string | undefined): Secrets => {
  if (folder === undefined) return newSecrets();
  const file = join(folder, 'secrets.json');
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Secrets;
  } catch {
    const made = newSecrets();
    writeFileSync(file, JSON.stringify(made), { mode: 0o600 });
    return made;
  }
};
