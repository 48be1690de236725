import type { RequestListener } from 'node:http';
import type { DynamoDBRecord } from 'aws-lambda';
import { join } from 'node:path';
import { getRequestListener } from '@hono/node-server';
import { Hono } from 'hono';
import { app } from '../app';
import { handler as jobs } from '../jobs';
import { handler as letters } from '../letters';
import { signInRoutes } from '../people/sign-in/sign-in.routes';
import type { Founding } from '../people/members/founding';
import { SandboxNotice } from '../selling/payments/sandbox';
import { readElsewhere } from '../reconciling/readers/read-aside';
import { clock } from '../platform/clock';
import { config } from '../platform/config';
import { inFront } from '../platform/http/in-front';
import { refused, sayNo, type Env } from '../platform/http/problem';
import { log } from '../platform/log';
import { watchDisk } from '../platform/store-trouble';
import { keepMailIn } from '../platform/letters/messages';
import { Refusal } from '../shared/refusals';
import { refusals } from '../refusals';
import { handler } from '../stream';
import type { Checkpoint } from './stream/checkpoint';
import { windClock } from './clock';
import type { Demo } from './demo';
import type { Claimed } from './folder-format';
import { demoSignIn } from './demo-sign-in';
import { isFullAt } from './disk';
import type { RunningEngine } from './engine/engine';
import { keepLines } from './kept-lines';
import { writesTo } from './engine/engine-writes';
import { openOutbox, outboxPages, type Outbox } from './outbox';
import { pages } from './pages';
import { newDoor, onceADay } from './quiet-hour';
import { sandboxProvider } from './sandbox-provider';
import { readOnThread } from './statement-thread';
import { followStream } from './stream/stream-reader';
import { onlyForThisMachine } from './this-machine';

type Where = {
  web: string;
  folder: string | undefined;
  engine: RunningEngine;
  /** How far each of the stream's consumers came. */
  checkpoints: { books: Checkpoint; letters: Checkpoint };
  tableName: string;
  /** Under which this machine reaches itself, whatever else it answers to. */
  hereUrl: string;
  /** None, or in a folder that was begun without one: the folder stays as it is, and nobody of a demo can sign in. */
  demo: Demo | undefined;
  /** What the folder was begun as. */
  begun: Claimed;
  found: Founding | undefined;
};

/** As the operator of a stage does it. */
const foundAs = (found: Founding): Promise<unknown> =>
  jobs({ task: 'found-organisation', ...found }, { getRemainingTimeInMillis: () => Infinity });

/** One consumer of the stream beside the app, with a place of its own that tells how far it came; it can rest while the engine is away. */
const followTable = async (
  { engine, tableName }: Where,
  {
    consumer,
    checkpoint,
    onPoison,
  }: {
    consumer: typeof handler;
    checkpoint: Checkpoint;
    onPoison: (record: DynamoDBRecord, error: unknown) => void;
  },
) => {
  const follow = () =>
    followStream({
      endpoint: engine.endpoint,
      accessKeyId: engine.accessKeyId,
      tableName,
      handler: consumer,
      checkpoint,
      onPoison,
      wake: writesTo(engine.endpoint),
    });
  let following = await follow();
  return {
    drain: () => following.drain(),
    stop: () => following.stop(),
    restFor: async (work: () => Promise<unknown>): Promise<void> => {
      await following.stop();
      try {
        await work();
      } finally {
        following = await follow();
      }
    },
  };
};

type OneMachine = { outbox: Outbox; paid: Awaited<ReturnType<typeof keepLines<SandboxNotice>>> };

/** What only one machine has: its letters, its demo people, the provider that is played here. Nobody else is let in. */
const ownRoutes = ({ demo, hereUrl }: Where, { outbox, paid }: OneMachine) => {
  const newestTo = (email: string) => outbox.kept.findLast((mail) => mail.to === email);
  const onlyHere = onlyForThisMachine({ publicUrl: config.publicUrl, hereUrl });
  return new Hono<Env>()
    .use('/dev/*', onlyHere)
    .use('/sandbox/*', onlyHere)
    .route('/dev', outboxPages(outbox))
    .route('/dev', demo?.pages(() => paid.kept) ?? new Hono())
    .route('/', demoSignIn({ people: () => demo?.people ?? [], newestTo }))
    .route('/', sandboxProvider({ onPaid: paid.keep }));
};

/** The app, the sign-in, the pages, and what only one machine has: all behind the same front, the API behind its own. */
const routesOf = async (where: Where, machine: OneMachine) => {
  const signIn = signInRoutes();
  const rest = new Hono<Env>().use(inFront({ refusals }));
  // Pages bring answers of their own, which know nothing of the front: its number is written on them too.
  rest.use(async (c, next) => {
    await next();
    c.header('x-request-id', c.get('requestId'));
  });
  rest.onError(sayNo);
  rest.notFound((c) => refused(c, 'no-such-page'));
  const home =
    process.env['HOME_ORGANISATION'] ?? where.found?.organisation.organisationId ?? config.homeOrganisation;
  rest.route('/', ownRoutes(where, machine)).route('/', await pages(where.web, home));
  // Whole, as in the cloud: what is no route of theirs is theirs to refuse, and no page.
  return new Hono()
    .all('/api/auth/*', (c) => signIn.fetch(c.req.raw, c.env))
    .all('/api/*', (c) => app.fetch(c.req.raw, c.env))
    .all('*', (c) => rest.fetch(c.req.raw, c.env));
};

/**
 * A change that cannot be followed is put aside and told; not where the disk is full: then nothing could be followed, and it is
 * tried until there is room. `whenFull` rejects with `disk-full` the first time, for whoever waits for all to be done.
 */
const poisonOf = ({ folder }: Where) => {
  const isFull = () => folder !== undefined && isFullAt(folder);
  let tell: () => void = () => undefined;
  const whenFull = new Promise<never>((_, failed) => (tell = () => failed(new Refusal('disk-full'))));
  // Nobody may be waiting.
  whenFull.catch(() => undefined);
  watchDisk(isFull);
  const onPoison = (record: DynamoDBRecord, error: unknown): void => {
    if (isFull()) {
      tell();
      throw error;
    }
    log.error('poison', error, { record });
  };
  return { onPoison, whenFull };
};

/** A demo is never played into what somebody began without it: it could not be taken out again. */
const demoOf = async ({ demo, begun }: Where): Promise<Demo | undefined> => {
  const belongs = begun.isNew || (begun.demo ?? (await demo?.livesHere()));
  return belongs ? demo : undefined;
};

export type Serving = {
  listener: RequestListener;
  hasDemo: boolean;
  /** By SMTP_URL; else they are kept where this machine shows them. */
  mailLeaves: boolean;
  stop: () => Promise<void>;
};

/** All of the product behind one listener; the stream's consumers and the clock beside it. */
export const serve = async (asked: Where): Promise<Serving> => {
  const where = { ...asked, demo: await demoOf(asked) };
  // A demo's people have no mailboxes: their letters stay here, whatever could send them.
  const mailLeaves = config.smtpUrl !== undefined && where.demo === undefined;
  const outbox = await openOutbox(where.folder && join(where.folder, 'outbox.jsonl'));
  const paid = await keepLines<SandboxNotice>(
    where.folder && join(where.folder, 'sandbox.jsonl'),
    SandboxNotice,
  );
  if (!mailLeaves) keepMailIn(outbox.keep);
  const statements = readOnThread();
  readElsewhere(statements.read);
  const { onPoison, whenFull } = poisonOf(where);
  const { books, letters: posted } = where.checkpoints;
  const following = await followTable(where, { consumer: handler, checkpoint: books, onPoison });
  const posting = await followTable(where, { consumer: letters, checkpoint: posted, onPoison });
  const settle = () => Promise.race([following.drain(), whenFull]);
  await where.demo?.play({ settle, now: clock() });
  if (where.found) await foundAs(where.found);
  const listener = getRequestListener((await routesOf(where, { outbox, paid })).fetch);
  const door = newDoor();
  const tidy = () => door.shutFor(() => following.restFor(() => posting.restFor(where.engine.tidy)));
  const clockwork = windClock(onceADay(jobs, tidy));
  const stop = async (): Promise<void> => {
    await clockwork.stop();
    await Promise.all([following.stop(), posting.stop(), statements.stop()]);
  };
  return {
    listener: door.before((request, response) => void listener(request, response)),
    hasDemo: where.demo !== undefined,
    mailLeaves,
    stop,
  };
};
