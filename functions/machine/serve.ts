import type { RequestListener } from 'node:http';
import { join } from 'node:path';
import { getRequestListener } from '@hono/node-server';
import { Hono } from 'hono';
import { app } from '../app';
import { handler as jobs } from '../jobs';
import { handler as letters } from '../letters';
import { signInRoutes } from '../people/sign-in/sign-in.routes';
import type { Founding } from '../people/members/founding';
import type { SandboxNotice } from '../selling/payments/sandbox';
import { clock } from '../platform/clock';
import { config } from '../platform/config';
import { log } from '../platform/log';
import { keepMailIn } from '../platform/letters/messages';
import { Refusal, sentence } from '../shared/refusals';
import { refusals } from '../refusals';
import { handler } from '../stream';
import type { Checkpoint } from './stream/checkpoint';
import { windClock } from './clock';
import type { Demo } from './demo';
import type { Claimed } from './folder-format';
import { demoSignIn } from './demo-sign-in';
import type { RunningEngine } from './engine/engine';
import { keepLines } from './kept-lines';
import { writesTo } from './engine/engine-writes';
import { namedAsThisMachine } from './named-as-this-machine';
import { openOutbox, outboxPages, type Outbox } from './outbox';
import { pages } from './pages';
import { newDoor, onceADay } from './quiet-hour';
import { sandboxProvider } from './sandbox-provider';
import { CannotStart } from './settings';
import { followStream } from './stream/stream-reader';

type Where = {
  web: string;
  folder: string | undefined;
  engine: RunningEngine;
  /** How far each of the stream's consumers came. */
  checkpoints: { books: Checkpoint; letters: Checkpoint };
  tableName: string;
  /** None, or in a folder that was begun without one: the folder stays as it is, and nobody of a demo can sign in. */
  demo: Demo | undefined;
  /** What the folder was begun as. */
  begun: Claimed;
  found: Founding | undefined;
};

/** As the operator of a stage does it. A refusal is told in both languages, and ends the start. */
const foundAs = async (found: Founding): Promise<void> => {
  const asked = { task: 'found-organisation', ...found };
  await jobs(asked, { getRemainingTimeInMillis: () => Infinity }).catch((error: unknown) => {
    if (!(error instanceof Refusal)) throw error;
    const { code, facts } = error;
    throw new CannotStart({
      zh: sentence(refusals[code], facts, 'zh'),
      en: sentence(refusals[code], facts, 'en'),
    });
  });
};

/** One consumer of the stream beside the app, with a place of its own that tells how far it came; it can rest while the engine is away. */
const followTable = async (
  { engine, tableName }: Where,
  consumer: typeof handler,
  checkpoint: Checkpoint,
) => {
  const follow = () =>
    followStream({
      endpoint: engine.endpoint,
      accessKeyId: engine.accessKeyId,
      tableName,
      handler: consumer,
      checkpoint,
      onPoison: async (record, error) => log.error('poison', error, { record }),
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

/** The app, the sign-in, the pages, and what only one machine has. */
const routesOf = async (where: Where, { outbox, paid }: OneMachine) => {
  const newestTo = (email: string) => outbox.kept.findLast((mail) => mail.to === email);
  const signIn = signInRoutes();
  return (
    new Hono()
      .use('/dev/*', namedAsThisMachine(config.publicUrl))
      .route('/dev', outboxPages(outbox))
      .route('/dev', where.demo?.pages(() => paid.kept) ?? new Hono())
      .route('/', demoSignIn({ people: () => where.demo?.people ?? [], newestTo }))
      .route('/', sandboxProvider({ onPaid: paid.keep }))
      // Whole, as in the cloud: what is no route of theirs is theirs to refuse, and no page.
      .all('/api/auth/*', (c) => signIn.fetch(c.req.raw, c.env))
      .all('/api/*', (c) => app.fetch(c.req.raw, c.env))
      .route(
        '/',
        await pages(
          where.web,
          process.env['HOME_ORGANISATION'] ??
            where.found?.organisation.organisationId ??
            config.homeOrganisation,
        ),
      )
  );
};

/** A demo is never played into what somebody began without it: it could not be taken out again. */
const demoOf = async ({ demo, begun }: Where): Promise<Demo | undefined> => {
  const belongs = begun.isNew || (begun.demo ?? (await demo?.livesHere()));
  return belongs ? demo : undefined;
};

/** All of the product behind one listener; the stream's consumers and the clock beside it. */
export const serve = async (
  asked: Where,
): Promise<{ listener: RequestListener; hasDemo: boolean; stop: () => Promise<void> }> => {
  const where = { ...asked, demo: await demoOf(asked) };
  const outbox = await openOutbox(where.folder && join(where.folder, 'outbox.jsonl'));
  const paid = await keepLines<SandboxNotice>(where.folder && join(where.folder, 'sandbox.jsonl'));
  keepMailIn(outbox.keep);
  const following = await followTable(where, handler, where.checkpoints.books);
  const posting = await followTable(where, letters, where.checkpoints.letters);
  await where.demo?.play({ settle: following.drain, now: clock() });
  if (where.found) await foundAs(where.found);
  const listener = getRequestListener((await routesOf(where, { outbox, paid })).fetch);
  const door = newDoor();
  const tidy = () => door.shutFor(() => following.restFor(() => posting.restFor(where.engine.tidy)));
  const clockwork = windClock(onceADay(jobs, tidy));
  const stop = async (): Promise<void> => {
    await clockwork.stop();
    await Promise.all([following.stop(), posting.stop()]);
  };
  return {
    listener: door.before((request, response) => void listener(request, response)),
    hasDemo: where.demo !== undefined,
    stop,
  };
};
