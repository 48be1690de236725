import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { startBrowserForTools } from '../tests/support/browser';
import { startProduct } from '../tests/support/product';
import { print } from './figures';
import { publicPages } from './public-pages';

/**
 * Lighthouse is no package of ours: it brings two hundred others. Where it was installed elsewhere
 * (`npm i --prefix /tmp/lighthouse lighthouse@12`), LIGHTHOUSE says so: `LIGHTHOUSE=/tmp/lighthouse npm run bench -- lighthouse`.
 */
const folder = process.env['LIGHTHOUSE'];

type Report = { lhr: { categories: Record<string, { title: string; score: number | null }> } };
type Lighthouse = (url: string, how: { port: number; output: 'json'; logLevel: 'error' }) => Promise<Report>;

const PORT = 9_333;

const load = async (from: string): Promise<Lighthouse> => {
  const file = createRequire(join(from, 'package.json')).resolve('lighthouse');
  return ((await import(pathToFileURL(file).href)) as { default: Lighthouse }).default;
};

const measure = async (from: string): Promise<void> => {
  const [lighthouse, product, browser] = await Promise.all([
    load(from),
    startProduct(['--ephemeral']),
    startBrowserForTools(PORT),
  ]);
  const rows: (string | number)[][] = [];
  for (const [name, path] of Object.entries(await publicPages(product.url))) {
    const { lhr } = await lighthouse(product.url + path, { port: PORT, output: 'json', logLevel: 'error' });
    rows.push([name, ...Object.values(lhr.categories).map(({ score }) => Math.round((score ?? 0) * 100))]);
  }
  await print({
    title: 'Lighthouse, a phone on a slow network',
    says: 'Points of a hundred, by Lighthouse’s own emulation, of `npm start` on this machine. Promised: a hundred each.',
    head: ['page', 'performance', 'accessibility', 'best practices', 'search'],
    rows,
  });
  await browser.close();
  await product.stop();
};

if (folder === undefined) console.error('No LIGHTHOUSE folder was named: see bench/lighthouse.ts.');
else await measure(folder);
