import type { RequestListener } from 'node:http';
import { join } from 'node:path';
import { getRequestListener } from '@hono/node-server';
import { Hono } from 'hono';
import { demoPeople, playSeeds } from '../../seeds/run';
import { app } from '../app';
import { handler as jobs } from '../jobs';
import { handler as letters } from '../letters';
import { signInRoutes } from '../people/sign-in/sign-in.routes';
import type { Founding } from '../people/members/founding';
import type { SandboxNotice } from '../selling/payments/sandbox';
import { clock } from '../platform/clock';
import { config } from '../platform/config';
import { log } from '../platform/log';
import { keepMailIn } from '../platform/messages';
import { Refusal, sentence } from '../shared/refusals';
import { refusals } from '../refusals';
import { handler } from '../stream';
import { checkpointIn } from './checkpoint';
import { windClock } from './clock';
import { demoSignIn } from './demo-sign-in';
import { keepLines } from './kept-lines';
import { namedAsThisMachine } from './named-as-this-machine';
import { openOutbox, outboxPages } from './outbox';
import { pages } from './pages';
import { samplePapers } from './sample-papers';
import { sandboxProvider } from './sandbox-provider';
import { CannotStart } from './settings';
import { followStream } from './stream-reader';

type Where = {
  web: string;
  folder: string | undefined;
  endpoint: string;
  tableName: string;
  empty: boolean;
  found: Founding | undefined;
};

/** As the operator of a stage does it. A refusal is told in both languages, and ends the start. */
const foundAs = async (found: Founding): Promise<void> => {
  const asked = { task: 'found-organisation', ...found };
  await jobs(asked, { getRemainingTimeInMillis: () => Infinity }).catch((error: unknown) => {
    if (!(error instanceof Refusal)) throw error;
    const { code, facts } = error;
    throw new CannotStart(
      `${sentence(refusals[code], facts, 'zh')} ${sentence(refusals[code], facts, 'en')}`,
    );
  });
};

/** One consumer of the stream, with a place of its own that tells how far it came. */
const followWith = (consumer: typeof handler, { endpoint, tableName, folder }: Where, checkpoint: string) =>
  followStream({
    endpoint,
    tableName,
    handler: consumer,
    checkpoint: checkpointIn(folder && join(folder, checkpoint)),
    onPoison: async (record, error) => log.error('poison', error, { record }),
  });

/** The app, the sign-in, the pages and what only one machine has, behind one listener; the stream's consumers beside them. */
export const serve = async (
  where: Where,
): Promise<{ listener: RequestListener; stop: () => Promise<void> }> => {
  const outbox = await openOutbox(where.folder && join(where.folder, 'outbox.jsonl'));
  const paid = await keepLines<SandboxNotice>(where.folder && join(where.folder, 'sandbox.jsonl'));
  keepMailIn(outbox.keep);
  const [following, posting] = [
    await followWith(handler, where, 'stream.json'),
    await followWith(letters, where, 'letters.json'),
  ];
  if (!where.empty) await playSeeds({ settle: following.drain, now: clock() });
  if (where.found) await foundAs(where.found);
  const newestTo = (email: string) => outbox.kept.findLast((mail) => mail.to === email);
  const signIn = signInRoutes();
  const all = new Hono()
    .use('/dev/*', namedAsThisMachine(config.publicUrl))
    .route('/dev', outboxPages(outbox))
    .route(
      '/dev',
      samplePapers(() => paid.kept),
    )
    .route('/', demoSignIn({ people: () => (where.empty ? [] : demoPeople), newestTo }))
    .route('/', sandboxProvider({ onPaid: paid.keep }))
    // Whole, as in the cloud: what is no route of theirs is theirs to refuse, and no page.
    .all('/api/auth/*', (c) => signIn.fetch(c.req.raw, c.env))
    .all('/api/*', (c) => app.fetch(c.req.raw, c.env))
    .route(
      '/',
      pages(where.web, process.env['HOME_ORGANISATION'] ?? where.found?.organisation.organisationId),
    );
  const listener = getRequestListener(all.fetch);
  const clockwork = windClock(jobs);
  const stop = async (): Promise<void> => {
    await clockwork.stop();
    await Promise.all([following.stop(), posting.stop()]);
  };
  return { listener: (request, response) => void listener(request, response), stop };
};
