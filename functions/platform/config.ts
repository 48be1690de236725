import * as z from 'zod';
import { Told } from '../shared/told';

const Config = z.object({
  stage: z
    .string()
    .regex(/^[a-z][a-z0-9-]*$/)
    .default('local'),
  tableName: z.string().min(3),
  /** Only for an engine that is not AWS's own. */
  dynamodbEndpoint: z.url().optional(),
  /** What that engine is asked with; most take any. */
  engineKey: z.string().default('local'),
  /** Where people reach the product, without a slash at the end: links in messages, trusted origin. */
  publicUrl: z.url().default('http://127.0.0.1:8080'),
  /** Whose season stands at `/`. */
  homeOrganisation: z.string().default('chunan'),
  authSecret: z.string().min(32),
  /** Where a deployed function's own files lie. */
  functionFolder: z.string().optional(),
  filesBucket: z.string().optional(),
  filesDir: z.string().optional(),
  mailFrom: z.string().default('善潮 <no-reply@localhost>'),
  smtpUrl: z.url().optional(),
  sesRegion: z.string().optional(),
  /** The header in which the front puts the caller's address; none: the connection's own. */
  addressHeader: z.string().optional(),
  /** How many proxies of ours wrote into that header after the front did: so many entries at its end are theirs. */
  addressHops: z.coerce.number().int().min(0).max(5).default(0),
  /** The key with which the sandbox provider signs; there is no sandbox without it. */
  sandboxSecret: z.string().min(32).optional(),
  /** Tell what went well, too: always in a deployed stage, on one machine only where LOG=all asks for it. */
  logsAll: z.boolean(),
  deployed: z.boolean(),
});
export type Config = z.infer<typeof Config>;

/** A setting is missing or wrong, or must not be there; its value is not told. */
export class SettingsProblem extends Told {}

/** The name of a setting in the environment: `tableName` is TABLE_NAME. */
const nameOf = (setting: unknown): string =>
  String(setting)
    .replace(/[A-Z]/g, (letter) => `_${letter}`)
    .toUpperCase();

/**
 * Reads and judges the settings. Refuses (SettingsProblem) what is missing or wrong, and a deployed stage that carries the sandbox
 * provider's key: nobody can pay with play money by accident.
 */
export const readConfig = (env: Record<string, string | undefined>): Config => {
  const given = (name: string) => (env[name] === '' ? undefined : env[name]);
  const deployed = given('AWS_LAMBDA_FUNCTION_NAME') !== undefined;
  const read = Config.safeParse({
    stage: given('STAGE'),
    tableName: given('TABLE_NAME'),
    dynamodbEndpoint: given('DYNAMODB_ENDPOINT'),
    engineKey: given('ENGINE_KEY'),
    publicUrl: given('PUBLIC_URL')?.replace(/\/$/, ''),
    homeOrganisation: given('HOME_ORGANISATION'),
    authSecret: given('AUTH_SECRET'),
    functionFolder: given('LAMBDA_TASK_ROOT'),
    filesBucket: given('FILES_BUCKET'),
    filesDir: given('FILES_DIR'),
    mailFrom: given('MAIL_FROM'),
    smtpUrl: given('SMTP_URL'),
    sesRegion: given('SES_REGION'),
    addressHeader: given('ADDRESS_HEADER'),
    addressHops: given('ADDRESS_HOPS'),
    sandboxSecret: given('SANDBOX_SECRET'),
    logsAll: deployed || given('LOG') === 'all',
    deployed,
  });
  if (!read.success) {
    const wrong = [...new Set(read.error.issues.map(({ path: [setting] }) => nameOf(setting)))];
    throw new SettingsProblem({
      zh: `环境变量 ${wrong.join('、')} 缺失或有误，请改正后重新启动。`,
      en: `Missing or wrong in the environment: ${wrong.join(', ')}. Correct it and start again.`,
    });
  }
  const config = read.data;
  if (config.sandboxSecret && (config.deployed || config.stage !== 'local'))
    throw new SettingsProblem({
      zh: '部署的环境里设置了 SANDBOX_SECRET：沙箱支付只供单机试用，请去掉它。',
      en: 'SANDBOX_SECRET is set in a deployed stage: the sandbox provider is for one machine only. Take it out.',
    });
  return config;
};

/** Read once, when the process starts, and able to stop the start. The only place that reads process.env. */
export const config: Config = readConfig(process.env);
