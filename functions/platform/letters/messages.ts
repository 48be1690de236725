import { createHash } from 'node:crypto';
import type { Transporter } from 'nodemailer';
import { config, type Config } from '../config';
import { log } from '../log';
import { OF_SERVICES } from '../patience';

/** What is sent to somebody. @param to one mailbox */
export type Mail = { to: string; subject: string; text: string; html?: string };
/** A mail as it left. @param key of its cause: the same cause gives the same key */
export type SentMail = Mail & { from: string; key: string };
export type Outbox = (mail: SentMail) => void | Promise<void>;

type Settings = Pick<Config, 'mailFrom' | 'publicUrl' | 'smtpUrl' | 'sesRegion' | 'deployed'>;
const PATIENCE_MS = 10_000;

let outbox: Outbox | undefined;

/** One machine keeps its mail in a place that its user reads, instead of sending it. No deployed entry can call this: refused. */
export const keepMailIn = (place: Outbox): void => {
  if (config.deployed) throw new Error('a deployed stage sends its mail');
  outbox = place;
};

/** Loaded when the first mail leaves: most requests send none. */
const overSmtp = async (url: string): Promise<Transporter> => {
  const { createTransport } = await import('nodemailer');
  const patience = {
    connectionTimeout: PATIENCE_MS,
    greetingTimeout: PATIENCE_MS,
    socketTimeout: PATIENCE_MS,
  };
  return createTransport({ url, ...patience });
};
const overSes = async (region: string | undefined): Promise<Transporter> => {
  const [{ createTransport }, { SESv2Client, SendEmailCommand }] = await Promise.all([
    import('nodemailer'),
    import('@aws-sdk/client-sesv2'),
  ]);
  return createTransport({
    SES: {
      sesClient: new SESv2Client({ ...OF_SERVICES, ...(region !== undefined && { region }) }),
      SendEmailCommand,
    },
  });
};

const transportOf = (settings: Settings): Promise<Transporter> => {
  if (settings.smtpUrl !== undefined) return overSmtp(settings.smtpUrl);
  if (settings.deployed || settings.sesRegion !== undefined) return overSes(settings.sesRegion);
  return Promise.reject(new Error('no way to send mail is configured: set SMTP_URL or SES_REGION'));
};

const causeOf = (key: string): string => createHash('sha256').update(key).digest('hex').slice(0, 32);

/** The same cause gives the same Message-ID, so that a mailbox that got a repeat can tell. SES writes its own over it. */
const messageId = (key: string, publicUrl: string): string =>
  `<${causeOf(key)}@${new URL(publicUrl).hostname}>`;

/** A way to send by these settings; what it sends with is made once. */
export const mailer = (settings: Settings) => {
  let transport: Promise<Transporter> | undefined;
  return async (mail: Mail, key: string): Promise<void> => {
    transport ??= transportOf(settings);
    await (
      await transport
    ).sendMail({
      ...mail,
      from: settings.mailFrom,
      messageId: messageId(key, settings.publicUrl),
      headers: { 'Auto-Submitted': 'auto-generated', 'X-Shanchao-Cause': causeOf(key) },
    });
  };
};
const send = mailer(config);

/**
 * Sends one mail: into the outbox of one machine, else by SMTP_URL, else by SES. Throws where it could not be handed over;
 * who calls decides whether that may be told. Repeats are the caller's to prevent (by a record under `key`).
 */
export const sendMail = async (mail: Mail, key: string): Promise<void> => {
  if (outbox) await outbox({ ...mail, from: config.mailFrom, key });
  else await send(mail, key);
  log.info('mail sent', { key });
};

/** By these the SMTP server, or SES, says no to one mail: its mailbox, or what it says. 421: it says no to all. */
const OF_ONE_MAIL = new Set(['EENVELOPE', 'EMESSAGE', 'MessageRejected', 'BadRequestException']);
const CLOSING = 421;

/** Was a mail refused for what it is, by a way of sending that works? Then others may leave. */
export const isOfOneMail = (error: unknown): boolean => {
  const { code, name, responseCode } = error as { code?: unknown; name?: unknown; responseCode?: unknown };
  return responseCode !== CLOSING && [code, name].some((told) => OF_ONE_MAIL.has(String(told)));
};
