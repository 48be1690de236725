/**
 * What `tsc` must refuse of a page (web/src/lib/contract): each `@ts-expect-error` is a planted fault, and where one is let
 * through, the comment itself is an error. Nothing here is run.
 */
import { call, get, post } from '../../web/src/lib/api';
import type { Answer, Body } from '../../web/src/lib/contract';
import { useLoad } from '../../web/src/lib/load';
import { readAll, useLoadAll } from '../../web/src/lib/load-all';
import { sendFile } from '../../web/src/lib/send-file';

declare const o: string;
declare const id: string;
declare const any: string;
const is = <T>(value: T): T => value;

export const answers = async (): Promise<void> => {
  is<string>((await get('/me')).name);
  is<number>((await get(`/organisations/${o}/events/${id}`)).onShifts[0]?.placesLeft ?? 0);
  is<string>((await post(`/organisations/${o}/events/${id}/copy`, { on: '2026-09-08' }, 'key')).eventId);
  is<string | undefined>((await readAll(`/organisations/${o}/dues`, { status: 'open' })).items[0]?.day);
  is<boolean>((await sendFile(`/organisations/${o}/files`, new FormData(), 'key', () => undefined)).isNew);
  // @ts-expect-error an answer has no field of this name
  is<unknown>((await get('/me')).nickname);
  // @ts-expect-error who says by hand what it answers may be wrong
  await get<{ name: string }>('/me');
  // @ts-expect-error the same of what is posted
  await post<{ eventId: string }>(`/organisations/${o}/events/${id}/publish`, {}, 'key');
};

export const paths = async (): Promise<void> => {
  await get(`/organisations/${o}/events?limit=50`);
  // @ts-expect-error no such path
  await get(`/organisations/${o}/eventss`);
  // @ts-expect-error a part too many
  await get(`/organisations/${o}/events/${id}/${id}`);
  // @ts-expect-error any text at all
  await get(any);
  // @ts-expect-error what may not be there would be asked for as `undefined`
  await get(`/organisations/${o}/events/${undefined as string | undefined}`);
  // @ts-expect-error written anew by PUT, not by POST
  await post(`/organisations/${o}/events/${id}`, {}, 'key');
  // @ts-expect-error nothing is deleted
  await call(`/organisations/${o}/events/${id}`, { method: 'DELETE' });
  // @ts-expect-error a file to where none is taken
  await sendFile(`/organisations/${o}/filed`, new FormData(), 'key', () => undefined);
};

export const bodies = async (): Promise<void> => {
  // @ts-expect-error the day is missing
  await post(`/organisations/${o}/events/${id}/copy`, {}, 'key');
  // @ts-expect-error it has another name
  await post(`/organisations/${o}/events/${id}/copy`, { on: '2026-09-08', day: '2026-09-08' }, 'key');
  // @ts-expect-error it is text
  await post(`/organisations/${o}/events/${id}/copy`, { on: 8 }, 'key');
  // @ts-expect-error a language that is not spoken
  await post(`/organisations/${o}/orders`, { offerId: id, quantity: 1, locale: 'fr' }, 'key');
  // @ts-expect-error a PUT says what it writes
  await call('/me', { method: 'PUT' });
  // @ts-expect-error part of an event is no event
  is<Body<`/organisations/${string}/events`, 'POST'>>({ title: { zh: '放鱼' } });
};

export const queries = async (): Promise<void> => {
  await get(`/organisations/${o}/events`, { drafts: 'true', limit: 5 });
  // @ts-expect-error no such name
  await get(`/organisations/${o}/events`, { draft: 'true' });
  // @ts-expect-error no such value
  await get(`/organisations/${o}/events`, { drafts: 'maybe' });
  // @ts-expect-error the same of a whole list
  await readAll(`/organisations/${o}/dues`, { status: 'late' });
  // @ts-expect-error the same in the path
  await get(`/organisations/${o}/events?drafs=true`);
};

/** What hooks take is what `get` takes. */
export const hooks = (): void => {
  const [event] = useLoad(`/organisations/${o}/events/${id}`);
  if (event.state === 'ready') is<Answer<`/organisations/${string}/events/${string}`>>(event.value);
  // @ts-expect-error no such path
  useLoad(`/organisations/${o}/eventss/${id}`);
  // @ts-expect-error no such path
  useLoadAll(`/organisations/${o}/duess`);
  // @ts-expect-error no such query
  useLoadAll(`/organisations/${o}/dues`, { state: 'open' });
};
