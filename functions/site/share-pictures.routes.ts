import { Hono, type Context } from 'hono';
import * as z from 'zod';
import { drawnFor, type Asked, type Shown } from '../../web/pages.js';
import { clock } from '../platform/clock';
import { config } from '../platform/config';
import { pngOf } from '../platform/png';
import { log } from '../platform/log';
import { CampaignId, EventId, OfferId, OrganisationId } from '../shared/ids';
import { Refusal, refuse } from '../shared/refusals';
import { frameOf, picturesOf } from './picture-address';
import { pictureOf } from './picture';
import { idIn, readCampaign, readEvent, readOffer, readSeason } from './reads.routes';

/** An address tells of what its picture says: what it says otherwise stands at another address. */
const FOR_A_WEEK = 'public, max-age=86400, s-maxage=604800, immutable';
const FOR_A_MINUTE = 'public, max-age=0, s-maxage=60';

const Language = z.enum(['zh-CN', 'en']);

/** What is pictured, and where its page is. Refuses `not-found`. */
const read = async (o: OrganisationId, kind: string, id: string, now: Date): Promise<Shown> => {
  switch (kind) {
    case 'home':
      return readSeason(idIn(OrganisationId, id === o ? id : undefined));
    case 'events':
      return readEvent(o, idIn(EventId, id));
    case 'campaigns':
      return readCampaign(o, idIn(CampaignId, id), now);
    case 'offers':
      return readOffer(o, idIn(OfferId, id));
    default:
      return refuse('not-found');
  }
};

/** The newest pictures, of some 50 KB each: drawing one takes a tenth of a second, in which nobody else is answered. */
const drawn = new Map<string, Promise<Uint8Array<ArrayBuffer>>>();
const MOST_DRAWN = 40;

const drawnOnce = (address: string, draw: () => Promise<Uint8Array<ArrayBuffer>>) => {
  const found = drawn.get(address) ?? draw();
  drawn.delete(address);
  drawn.set(address, found);
  found.catch(() => drawn.delete(address));
  const [oldest] = drawn.keys();
  if (drawn.size > MOST_DRAWN && oldest !== undefined) drawn.delete(oldest);
  return found;
};

const picture = async (c: Context): Promise<Response> => {
  const { language: told, o: named, kind = '', id = '', file = '' } = c.req.param() as Record<string, string>;
  const organisationId = idIn(OrganisationId, named);
  const language = idIn(Language, told);
  const frame = frameOf(file) ?? refuse('not-found');
  const now = clock();
  const path = kind === 'home' ? `/${organisationId}` : `/${organisationId}/${kind}/${id}`;
  const asked: Asked = { language, now, publicUrl: config.publicUrl, path };
  const words = drawnFor(asked, await read(organisationId, kind, id, now)) ?? refuse('not-found');
  const today = picturesOf('', { organisationId, kind, id, language }, words).find(
    (one) => one.frame === frame,
  );
  // An older address leads to what stands there now: only what is true today is ever drawn.
  if (today && today.url !== c.req.path) {
    c.header('cache-control', FOR_A_MINUTE);
    return c.redirect(today.url, 302);
  }
  const draw = () => pngOf(pictureOf(words, frame, `${config.publicUrl}${path}`));
  return c.body(await drawnOnce(c.req.path, draw), 200, {
    'content-type': 'image/png',
    'cache-control': FOR_A_WEEK,
    'x-content-type-options': 'nosniff',
  });
};

/** Pictures of public pages for chats, drawn from their facts when they are asked for; the edge keeps them. */
export const sharePictures = (): Hono => {
  const app = new Hono();
  app.get('/share/:language/:o/:kind/:id/:file', picture);
  app.notFound((c) => c.text('', 404, { 'cache-control': 'no-store' }));
  app.onError((error, c) => {
    const status = error instanceof Refusal ? (error.code === 'not-found' ? 404 : 503) : 500;
    if (status === 500) log.error('unexpected', error, { path: c.req.path });
    return c.text('', status, { 'cache-control': 'no-store' });
  });
  return app;
};
