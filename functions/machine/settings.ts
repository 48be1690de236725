import { randomBytes } from 'node:crypto';
import { accessSync, constants, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import * as z from 'zod';
import { Told } from '../shared/told';
import { Founding } from '../people/members/founding';

export type Asked = {
  port: number;
  host: string;
  data: string;
  empty: boolean;
  ephemeral: boolean;
  /** An organisation to begin with, and the mailbox of its first admin. */
  found?: Founding;
};

/** A start that cannot go on: told to a person, then a non-zero exit. */
export class CannotStart extends Told {}

const PORTS = 65_535;

/** `--found ID --name NAME --admin EMAIL`, all three or none, and `--contact WORDS`. Throws CannotStart. */
const foundingOf = (told: {
  found?: string | undefined;
  name?: string | undefined;
  admin?: string | undefined;
  contact: string;
}): Founding | undefined => {
  if (Object.values([told.found, told.name, told.admin]).every((one) => one === undefined)) return undefined;
  const name = { zh: told.name };
  const read = Founding.safeParse({
    organisation: { organisationId: told.found, name, district: name, contact: told.contact },
    admin: { email: told.admin },
  });
  if (read.success) return read.data;
  throw new CannotStart({
    zh: '建立组织请同时写 --found 编号（小写字母开头，如 chunan）、--name 名称、--admin 管理员邮箱。',
    en: 'To found an organisation give --found ID (lower case, such as chunan), --name NAME and --admin EMAIL.',
  });
};

/** Reads the command line. Throws CannotStart for what it does not know. */
export const readCommandLine = (args: readonly string[]): Asked => {
  const options = {
    port: { type: 'string', default: '8080' },
    host: { type: 'string', default: '127.0.0.1' },
    data: { type: 'string', default: '.data' },
    empty: { type: 'boolean', default: false },
    ephemeral: { type: 'boolean', default: false },
    found: { type: 'string' },
    name: { type: 'string' },
    admin: { type: 'string' },
    contact: { type: 'string', default: '' },
  } as const;
  const read = (() => {
    try {
      return parseArgs({ args: [...args], options, strict: true }).values;
    } catch (error) {
      const known = Object.keys(options)
        .map((name) => `--${name}`)
        .join(' ');
      const why = error instanceof Error ? error.message : String(error);
      throw new CannotStart({
        zh: `看不懂命令行，可用选项：${known}。`,
        en: `The command line is not understood: ${why}. The options are: ${known}.`,
      });
    }
  })();
  const port = Number(read.port);
  if (!Number.isInteger(port) || port < 0 || port > PORTS)
    throw new CannotStart({
      zh: `端口应为 0 至 ${PORTS} 的整数。`,
      en: `--port takes a whole number from 0 to ${PORTS}.`,
    });
  const found = foundingOf(read);
  const { host, empty, ephemeral } = read;
  return { host, empty, ephemeral, port, data: resolve(read.data), ...(found && { found }) };
};

/** Makes the data folder, or says that it cannot be written. */
export const makeFolder = (folder: string): void => {
  try {
    mkdirSync(folder, { recursive: true });
    accessSync(folder, constants.W_OK);
  } catch {
    throw new CannotStart({
      zh: `无法写入数据目录 ${folder}，请用 --data 指定可写的目录。`,
      en: `The data folder ${folder} cannot be written: choose another with --data.`,
    });
  }
};

/**
 * Whole or not at all: half a file would be none at the next start.
 * @param mode who may read it
 * @throws CannotStart where there is no room, or no right to
 */
export const writeWhole = (file: string, text: string, mode = 0o644): void => {
  try {
    writeFileSync(`${file}.new`, text, { mode });
    renameSync(`${file}.new`, file);
  } catch (error) {
    const why = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    throw new CannotStart({
      zh: `无法写入 ${file}（${why}）：请检查磁盘空间和权限，或用 --data 另选目录。`,
      en: `${file} cannot be written (${why}): see whether the disk is full and who may write there, or choose another folder with --data.`,
    });
  }
};

const Secrets = z.object({ auth: z.string().min(32), sandbox: z.string().min(32) });
type Secrets = z.infer<typeof Secrets>;
const newSecrets = (): Secrets => ({
  auth: randomBytes(32).toString('base64url'),
  sandbox: randomBytes(32).toString('base64url'),
});

/** This machine's own keys: made once, kept beside the data, readable by its owner alone. */
export const secretsOf = (folder: string | undefined): Secrets => {
  if (folder === undefined) return newSecrets();
  const file = join(folder, 'secrets.json');
  try {
    return Secrets.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    const made = newSecrets();
    writeWhole(file, JSON.stringify(made), 0o600);
    return made;
  }
};
