import type { App } from 'sst/constructs';
import type { Construct } from 'constructs';
import * as z from 'zod';
import { offersIn, type Offers } from './partitions';

const domain = z.string().regex(/^(?=.{4,253}$)([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}$/);

/** Made and changed every day, and thrown away. Whatever else a stage is called, its data is kept. */
export const isDevelopment = (stage: string): boolean => /^(dev|test|preview)(-|$)/.test(stage);

const Settings = z.strictObject({
  /** `local` is the one machine's: only there may the sandbox provider be switched on. */
  stage: z.string().regex(/^(?!local$)[a-z][a-z0-9-]{0,30}$/),
  region: z.string().min(1),
  siteDomain: domain.optional(),
  /** The ARN of a certificate, or, in mainland China, the id of a server certificate kept in IAM. */
  siteCertificate: z.string().min(16).optional(),
  /** `善潮 <no-reply@example.org>`; the domain after @ is the identity that SES verified. */
  mailFrom: z.string().regex(/^[^<>]*<[^<>@\s]+@[^<>@\s]+>$|^[^<>@\s]+@[^<>@\s]+$/),
  mailBy: z.enum(['ses', 'smtp']),
  alarmEmail: z.email().optional(),
  /** How many functions the account may run at once in this region (`aws lambda get-account-settings`). */
  accountConcurrency: z.coerce.number().int().min(1).max(1_000_000),
  /** A bucket of another account or region, and that account: there the table is exported to and files are copied to. */
  backupBucket: z
    .string()
    .regex(/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/)
    .optional(),
  backupAccount: z
    .string()
    .regex(/^\d{12}$/)
    .optional(),
  homeOrganisation: z.string().regex(/^[a-z][a-z0-9-]{1,30}$/),
  /** Say another word after a secret was changed, so that the functions read it anew. */
  secretsEdition: z.string().min(1).max(40),
  /** A table that was restored from a backup, with the label of its stream: it takes the place of the stage's own. */
  restoredTable: z
    .string()
    .regex(/^[\w.-]{3,255}$/)
    .optional(),
  restoredStream: z
    .string()
    .regex(/^[\d:T.-]+$/)
    .optional(),
  /** The built pages. */
  webFolder: z.string().min(1),
});

/** What a deployment was told, judged once. */
export type Settings = z.infer<typeof Settings> & { development: boolean; offers: Offers };

/** Told to the operator in both languages, Chinese first. */
const insist = (met: boolean, zh: string, en: string): void => {
  if (!met) throw new Error(`${zh} ${en}`);
};

const agree = (settings: Settings): void => {
  const { siteDomain, siteCertificate, offers, development, mailBy, restoredTable, restoredStream, stage } =
    settings;
  const { alarmEmail, backupBucket, backupAccount } = settings;
  insist(
    (siteDomain === undefined) === (siteCertificate === undefined),
    'SITE_DOMAIN 与 SITE_CERTIFICATE 要么都设，要么都不设。',
    'SITE_DOMAIN and SITE_CERTIFICATE belong together: set both or none.',
  );
  insist(
    siteDomain !== undefined || development,
    `环境 ${stage} 面向公众：请设置 SITE_DOMAIN 和 SITE_CERTIFICATE。`,
    `Stage ${stage} is for the public: set SITE_DOMAIN and SITE_CERTIFICATE.`,
  );
  insist(
    siteDomain !== undefined || offers.frontName,
    '在中国大陆，CloudFront 只应答已备案的域名：请设置 SITE_DOMAIN 和 SITE_CERTIFICATE。',
    'CloudFront in mainland China answers only under a domain with an ICP record: set SITE_DOMAIN and SITE_CERTIFICATE.',
  );
  insist(
    mailBy === 'smtp' || offers.ses,
    '中国大陆没有 SES：请设 MAIL_BY=smtp，并在密钥中写入 smtpUrl。',
    'There is no SES in mainland China: set MAIL_BY=smtp and smtpUrl in the secret.',
  );
  insist(
    alarmEmail !== undefined || development,
    `环境 ${stage} 面向公众：请设置 ALARM_EMAIL，需要人处理时才有人知道。`,
    `Stage ${stage} is for the public: set ALARM_EMAIL, so that somebody is told when it needs a person.`,
  );
  insist(
    (backupBucket === undefined) === (backupAccount === undefined),
    'BACKUP_BUCKET 与 BACKUP_ACCOUNT 要么都设，要么都不设。',
    'BACKUP_BUCKET and BACKUP_ACCOUNT belong together: set both or none.',
  );
  insist(
    (restoredTable === undefined) === (restoredStream === undefined),
    'RESTORED_TABLE 与 RESTORED_STREAM 要一起设置。',
    'RESTORED_TABLE and RESTORED_STREAM belong together.',
  );
};

/**
 * Judges what the deployment was told in environment variables. Refuses, in one sentence each, what would deploy and then
 * not work, or would leave the public's data without protection.
 */
export const readSettings = (
  env: Record<string, string | undefined>,
  at: { stage: string; region: string },
): Settings => {
  const told = (name: string) => (env[name] === '' ? undefined : env[name]);
  const offers = offersIn(at.region);
  const parsed = Settings.safeParse({
    stage: at.stage,
    region: at.region,
    siteDomain: told('SITE_DOMAIN'),
    siteCertificate: told('SITE_CERTIFICATE'),
    mailFrom: told('MAIL_FROM'),
    mailBy: told('MAIL_BY') ?? 'ses',
    alarmEmail: told('ALARM_EMAIL'),
    accountConcurrency: told('ACCOUNT_CONCURRENCY') ?? '1000',
    backupBucket: told('BACKUP_BUCKET'),
    backupAccount: told('BACKUP_ACCOUNT'),
    homeOrganisation: told('HOME_ORGANISATION') ?? 'chunan',
    secretsEdition: told('SECRETS_EDITION') ?? 'first',
    restoredTable: told('RESTORED_TABLE'),
    restoredStream: told('RESTORED_STREAM'),
    webFolder: told('WEB_FOLDER') ?? 'web/dist',
  });
  if (!parsed.success)
    throw new Error(
      `部署的设置有误。 The deployment's settings do not fit.\n${z.prettifyError(parsed.error)}`,
    );
  const settings = { ...parsed.data, development: isDevelopment(at.stage), offers };
  agree(settings);
  return settings;
};

const CONTEXT = 'shanchao:settings';

/** Hands the settings to every stack of the app. Before the first stack: CDK takes no context after it. */
export const keepSettings = (app: App, settings: Settings): void => {
  app.node.setContext(CONTEXT, settings);
  // S3 writes access logs by a bucket's policy; the lists that CDK would use without this are off in new accounts.
  app.node.setContext('@aws-cdk/aws-s3:serverAccessLogsUseBucketPolicy', true);
};

export const settingsOf = (scope: Construct): Settings => scope.node.getContext(CONTEXT) as Settings;

/** `no-reply@example.org` of `善潮 <no-reply@example.org>`. */
export const mailAddress = (mailFrom: string): string => /<(.+)>$/.exec(mailFrom)?.[1] ?? mailFrom;
