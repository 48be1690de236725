import { afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { call, get, post } from '../../web/src/lib/api';
import { Problem } from '../../web/src/lib/problem';
import { onNews } from '../../web/src/lib/seen';
import { withWords } from '../support/words';

const asked = vi.fn<(url: string, init: RequestInit) => Promise<Response>>();
const news = vi.fn();
const answer = (status: number, body: unknown = {}, headers: Record<string, string> = {}): Response =>
  new Response(typeof body === 'string' ? body : JSON.stringify(body), { status, headers });
/** Answers one after the other; `undefined` is lost. */
const answers = (...replies: (Response | undefined)[]): void => {
  for (const reply of replies)
    if (reply) asked.mockResolvedValueOnce(reply);
    else asked.mockRejectedValueOnce(new TypeError('Failed to fetch'));
};
/** What comes of it, and how many milliseconds it waited. */
const outcome = async (calling: Promise<unknown>): Promise<{ came: unknown; waited: number }> => {
  const began = Date.now();
  const caught = calling.catch((thrown: unknown) => thrown);
  await vi.runAllTimersAsync();
  return { came: await caught, waited: Date.now() - began };
};
const headersOf = (at: number): Headers => new Headers(asked.mock.calls[at]?.[1].headers);

beforeAll(async () => {
  await withWords();
  onNews(news);
});
beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('fetch', asked);
  vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(true);
});
afterEach(() => {
  vi.useRealTimers();
  asked.mockReset();
  news.mockReset();
});

const [o, evt] = ['chunan', 'evt'] as [string, string];

test('reads a path with what it asks of it, in the language of the page', async () => {
  answers(answer(200, { items: [] }));
  const { came } = await outcome(get(`/organisations/${o}/events`, { drafts: 'true', cursor: undefined }));
  expect(came).toEqual({ items: [] });
  expect(asked.mock.calls[0]?.[0]).toBe('/api/organisations/chunan/events?drafts=true');
  expect(headersOf(0).get('accept-language')).toBe('zh-CN');
  expect(news).not.toHaveBeenCalled();
});

test('an answer that was lost, or a server that is busy, is asked again: twice, and later each time', async () => {
  answers(undefined, answer(503), answer(200, { name: '林小潮' }));
  const { came, waited } = await outcome(get('/me'));
  expect(came).toEqual({ name: '林小潮' });
  expect(asked).toHaveBeenCalledTimes(3);
  expect(waited).toBeGreaterThanOrEqual(250 + 500);
  expect(waited).toBeLessThanOrEqual(750 + 1_500);
});

test('waits as long as the server wishes, but never more than four seconds', async () => {
  answers(answer(503, {}, { 'retry-after': '3' }), answer(200));
  expect((await outcome(get('/me'))).waited).toBe(3_000);
  answers(answer(503, {}, { 'retry-after': '600' }), answer(200));
  expect((await outcome(get('/me'))).waited).toBe(4_000);
});

test('what makes something is repeated only under its key, which stays the same', async () => {
  answers(undefined, answer(201, { url: 'x' }));
  await outcome(post('/me/calendar/renew', {}, 'key-1'));
  expect([0, 1].map((at) => headersOf(at).get('idempotency-key'))).toEqual(['key-1', 'key-1']);
  asked.mockReset();
  answers(undefined, answer(200));
  const { came } = await outcome(call('/auth/sign-out', { method: 'POST', body: {} }));
  expect(came).toMatchObject({ code: 'offline', status: 0 });
  expect(asked).toHaveBeenCalledOnce();
});

test('three lost answers, or no network, are said as such', async () => {
  answers(undefined, undefined, undefined);
  expect((await outcome(get('/me'))).came).toMatchObject({ code: 'offline', status: 0 });
  vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(false);
  answers(undefined);
  expect((await outcome(get('/me'))).came).toMatchObject({ code: 'offline' });
  expect(asked).toHaveBeenCalledTimes(4);
});

test('a refusal is not repeated, and comes with its sentence and those of its fields', async () => {
  answers(
    answer(422, {
      code: 'event-dates',
      detail: '结束早于开始。',
      requestId: 'req_1',
      errors: [{ path: 'endsAt', message: '太早' }],
    }),
  );
  const { came } = await outcome(post(`/organisations/${o}/events/${evt}/publish`, {}, 'key'));
  expect(came).toBeInstanceOf(Problem);
  expect(came).toMatchObject({
    code: 'event-dates',
    sentence: '结束早于开始。',
    status: 422,
    fields: { endsAt: '太早' },
    requestId: 'req_1',
  });
  expect(news).not.toHaveBeenCalled();
});

test('a page of a proxy is no sentence of ours', async () => {
  answers(answer(404, '<html>nginx</html>'));
  const { came } = await outcome(get('/me'));
  expect(came).toMatchObject({ code: 'unreadable', status: 404 });
  expect((came as Problem).sentence).not.toContain('nginx');
  answers(answer(500, '<html>'));
  expect(((await outcome(get('/me'))).came as Problem).sentence).not.toBe((came as Problem).sentence);
});

test('whoever reads is told of what was changed, not of what was only asked', async () => {
  answers(answer(201, { url: 'x' }), answer(200, {}));
  await outcome(post('/me/calendar/renew', {}, 'key'));
  expect(news).toHaveBeenCalledExactlyOnceWith('changed');
  await outcome(
    post(
      `/organisations/${o}/events/${evt}/messages/preview`,
      { to: { kind: 'event' }, text: '请带水' },
      'key',
    ),
  );
  expect(news).toHaveBeenCalledOnce();
});

test('an empty answer is no JSON', async () => {
  answers(new Response(null, { status: 204 }));
  expect((await outcome(get('/me'))).came).toBeUndefined();
});
