import { Aws } from 'aws-cdk-lib';
import type { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { ADDRESS_HEADER } from './front';
import { sendMail, type TableFacts } from './rights';
import { secretField } from './secrets';
import type { Settings } from './settings';

/** What every function is told, as functions/platform/config.ts reads it. The sandbox provider's key is never among it. */
export const environment = (
  settings: Settings,
  where: { table: TableFacts; publicUrl: string },
): Record<string, string> => ({
  STAGE: settings.stage,
  TABLE_NAME: where.table.name,
  PUBLIC_URL: where.publicUrl,
  AUTH_SECRET: secretField(settings.stage, 'authSecret'),
  SECRETS_EDITION: settings.secretsEdition,
  // Without functions in CloudFront: it writes the visitor's address at the end, and the API's gateway CloudFront's behind it.
  ...(settings.offers.newFront
    ? { ADDRESS_HEADER }
    : { ADDRESS_HEADER: 'x-forwarded-for', ADDRESS_HOPS: '1' }),
});

/** For the functions that write to people: the sender, and the way. */
export const mailEnvironment = ({ mailBy, mailFrom, stage }: Settings): Record<string, string> => ({
  MAIL_FROM: mailFrom,
  ...(mailBy === 'ses' ? { SES_REGION: Aws.REGION } : { SMTP_URL: secretField(stage, 'smtpUrl') }),
});

export const mailRights = ({ mailBy, mailFrom }: Settings): PolicyStatement[] =>
  mailBy === 'ses' ? sendMail(mailFrom) : [];
