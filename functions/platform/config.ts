import * as z from 'zod';

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
  authSecret: z.string().min(32),
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

/**
 * Reads and judges the settings. Refuses a deployed stage that carries the sandbox provider's key: nobody can pay with
 * play money by accident.
 */
export const readConfig = (env: Record<string, string | undefined>): Config => {
  const given = (name: string) => (env[name] === '' ? undefined : env[name]);
  const deployed = given('AWS_LAMBDA_FUNCTION_NAME') !== undefined;
  const config = Config.parse({
    stage: given('STAGE'),
    tableName: given('TABLE_NAME'),
    dynamodbEndpoint: given('DYNAMODB_ENDPOINT'),
    engineKey: given('ENGINE_KEY'),
    publicUrl: given('PUBLIC_URL')?.replace(/\/$/, ''),
    authSecret: given('AUTH_SECRET'),
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
  if (config.sandboxSecret && (config.deployed || config.stage !== 'local'))
    throw new Error(
      'SANDBOX_SECRET is set in a deployed stage: the sandbox provider is for one machine only.',
    );
  return config;
};

/** Read once, when the process starts, and able to stop the start. The only place that reads process.env. */
export const config: Config = readConfig(process.env);
