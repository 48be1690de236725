import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, BrowserContext } from 'playwright-core';
import { startBrowserForTools } from '../tests/support/browser';
import { startProduct } from '../tests/support/product';
import { print } from './figures';

const PORT = 9_334;
/** Two seconds without a request, and a page is loaded. */
const QUIET_MS = 2_000;

type Load = { requests: number; bytes: number };
/** By page; the release before was measured by this file, started with PAGES_OF=<its address>, and kept. */
type Loads = Record<string, Load>;
const BEFORE = join(import.meta.dirname, 'pages-0.2.json');

const idIn = async (context: BrowserContext, path: string, id: string): Promise<string> => {
  const reply = await context.request.get(`/api/organisations/chunan/${path}`);
  const { items = [] } = (await reply.json()) as { items?: Record<string, string>[] };
  return items[0]?.[id] ?? '';
};

type Page = { who?: string; path: string };
/** Each page with who opens it: somebody of the demo, or anybody. */
const pagesOf = async (context: BrowserContext): Promise<Record<string, Page>> => {
  const event = await idIn(context, `events?from=${new Date().toISOString()}`, 'eventId');
  const campaign = await idIn(context, 'campaigns', 'campaignId');
  const offer = await idIn(context, 'offers', 'offerId');
  const shifts = await context.request.get(`/api/organisations/chunan/events/${event}`);
  const { onShifts } = (await shifts.json()) as { onShifts: { shiftId: string }[] };
  const desk = (path: string, who = 'xu') => ({ who, path: `/chunan/desk${path}` });
  return {
    home: { path: '/' },
    'an organisation': { path: '/chunan' },
    'an event': { path: `/chunan/events/${event}` },
    'a campaign': { path: `/chunan/campaigns/${campaign}` },
    'an offer': { path: `/chunan/offers/${offer}` },
    'sign in': { path: '/sign-in' },
    'my places': { who: 'lin', path: '/me' },
    'desk, first page': desk(''),
    'to do': desk('/to-do'),
    'all that there is': desk('/all'),
    events: desk('/events', 'jiang'),
    'a shift’s people': desk(`/events/${event}/shifts/${onShifts[0]?.shiftId}`, 'jiang'),
    'check in': desk(`/events/${event}/shifts/${onShifts[0]?.shiftId}/check-in`, 'jiang'),
    campaigns: desk('/campaigns'),
    merchants: desk('/merchants'),
    agreements: desk('/agreements'),
    offers: desk('/offers'),
    statements: desk('/statements'),
    funds: desk('/funds'),
    dues: desk('/dues'),
    spending: desk('/spending'),
    members: desk('/members', 'wang'),
  };
};

/** What a browser that was never here asks for, and what came over the wire for it, headers and all. */
const coldLoad = async (browser: Browser, baseURL: string, { who, path }: Page): Promise<Load> => {
  const context = await browser.newContext({ baseURL, viewport: { width: 390, height: 844 } });
  await context.addCookies([{ name: 'lang', value: 'zh-CN', url: baseURL }]);
  if (who !== undefined)
    await context.request.post('/dev/sign-in', {
      data: { email: `${who}@chunan.example` },
      headers: { origin: baseURL },
    });
  const page = await context.newPage();
  const wire = await context.newCDPSession(page);
  const load: Load = { requests: 0, bytes: 0 };
  await wire.send('Network.enable');
  wire.on('Network.responseReceived', () => void (load.requests += 1));
  wire.on('Network.loadingFinished', ({ encodedDataLength }) => void (load.bytes += encodedDataLength));
  await page.goto(path, { waitUntil: 'networkidle' });
  await page.waitForTimeout(QUIET_MS);
  await context.close();
  return load;
};

const loadsOf = async (browser: Browser, url: string): Promise<Loads> => {
  const context = await browser.newContext({ baseURL: url });
  const pages = await pagesOf(context);
  await context.close();
  const loads: Loads = {};
  for (const [name, page] of Object.entries(pages)) loads[name] = await coldLoad(browser, url, page);
  return loads;
};

const of = async (browser: Browser, args: string[]): Promise<Loads> => {
  const product = await startProduct(['--ephemeral', ...args]);
  const loads = await loadsOf(browser, product.url);
  await product.stop();
  return loads;
};

const browser = await startBrowserForTools(PORT);
const running = process.env['PAGES_OF'];
if (running !== undefined) console.log(JSON.stringify(await loadsOf(browser, running), undefined, 2));
else {
  const before = JSON.parse(readFileSync(BEFORE, 'utf8')) as Loads;
  const demo = await of(browser, []);
  const crowd = await of(browser, ['--crowd']);
  const told = (load: Load | undefined) => [load?.requests ?? '–', load?.bytes ?? '–'];
  await print({
    title: 'Requests and bytes of each page',
    says: 'Of a first visit with an empty cache, in Chinese, on a phone’s window, in a real Chromium: requests until nothing more is asked for, and bytes over the wire with headers. Before: release 0.2 (c976e2c) with its demo, by this same bench.',
    head: ['page', '0.2', 'bytes', 'now', 'bytes', 'with the crowd', 'bytes'],
    rows: Object.keys(demo).map((name) => [
      name,
      ...told(before[name]),
      ...told(demo[name]),
      ...told(crowd[name]),
    ]),
  });
}
await browser.close();
