import { randomBytes } from 'node:crypto';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import * as z from 'zod';
import { CannotStart } from './cannot-start';
import { readKept, writeWhole } from './kept-file';
import { Founding } from '../people/members/founding';

export type Asked = {
  port: number;
  host: string;
  data: string;
  empty: boolean;
  /** A large season beside the demo's story, in a folder that begins now. */
  crowd: boolean;
  ephemeral: boolean;
  /** An organisation to begin with, and the mailbox of its first admin. */
  found?: Founding;
};

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
  const isOnly = (wrong: string) => read.error.issues.every(({ path }) => path.join('.') === wrong);
  if (told.admin !== undefined && isOnly('admin.email'))
    throw new CannotStart({
      zh: `--admin 后面的“${told.admin}”不是有效的邮箱地址，请写成 you@example.org 这样。`,
      en: `--admin takes an e-mail address, such as you@example.org, and not “${told.admin}”.`,
    });
  throw new CannotStart({
    zh: '建立组织请同时写 --found 编号（小写字母开头，如 chunan）、--name 名称、--admin 管理员邮箱。',
    en: 'To found an organisation give --found ID (lower case, such as chunan), --name NAME and --admin EMAIL.',
  });
};

/** Is help asked for, whatever else is? */
export const asksForHelp = (args: readonly string[]): boolean =>
  args.some((arg) => arg === '--help' || arg === '-h');

/** Reads the command line. Throws CannotStart for what it does not know. */
export const readCommandLine = (args: readonly string[]): Asked => {
  const options = {
    port: { type: 'string', default: '8080' },
    host: { type: 'string', default: '127.0.0.1' },
    data: { type: 'string', default: '.data' },
    empty: { type: 'boolean', default: false },
    crowd: { type: 'boolean', default: false },
    ephemeral: { type: 'boolean', default: false },
    found: { type: 'string' },
    name: { type: 'string' },
    admin: { type: 'string' },
    contact: { type: 'string', default: '' },
    help: { type: 'boolean', short: 'h', default: false },
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
        zh: `看不懂命令行，可用选项：${known}；npm start -- --help 有说明。`,
        en: `The command line is not understood: ${why}. The options are: ${known}; npm start -- --help explains them.`,
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
  const { host, empty, crowd, ephemeral } = read;
  return { host, empty, crowd, ephemeral, port, data: resolve(read.data), ...(found && { found }) };
};

const Secrets = z.object({ auth: z.string().min(32), sandbox: z.string().min(32) });
type Secrets = z.infer<typeof Secrets>;
const newSecrets = (): Secrets => ({
  auth: randomBytes(32).toString('base64url'),
  sandbox: randomBytes(32).toString('base64url'),
});

const keysIn = (text: string): Secrets | undefined => {
  try {
    return Secrets.parse(JSON.parse(text));
  } catch {
    return undefined;
  }
};

/**
 * This machine's own keys: made once, kept beside the data, readable by its owner alone. They are never made anew over others:
 * every link that was sent, and everybody's session, would end without a word.
 * @throws CannotStart where the file is damaged, or cannot be read or written
 */
export const secretsOf = (folder: string | undefined): Secrets => {
  if (folder === undefined) return newSecrets();
  const file = join(folder, 'secrets.json');
  const text = readKept(file);
  if (text === undefined) {
    const made = newSecrets();
    writeWhole(file, JSON.stringify(made));
    return made;
  }
  const kept = keysIn(text);
  if (kept) return kept;
  throw new CannotStart({
    zh: `${file} 已损坏，其中是本机的密钥，不会自动换新。请放回它的备份；没有备份就删除它再启动：会生成新密钥，大家须重新登录。`,
    en: `${file} is damaged. It holds this machine's keys, which are not replaced in silence: put a copy of it back; if there is none, delete it and start again: new keys are made, and everybody signs in anew.`,
  });
};
