import type { Page } from 'playwright-core';
import { expect, inject, test } from 'vitest';
import { newPerson } from '../support/browser';
import { openHouse } from './house/house';

const house = openHouse('api-docs', { withSeason: false });

type Violation = { directive: string; blocked: string };
declare global {
  interface Window {
    violations: Violation[];
  }
}

test('npm start says where it is, then what a person does next, and makes no other noise', () => {
  const [address, ...others] = inject('product').said;
  expect(address).toMatch(/^善潮 Shanchao → http:\/\/127\.0\.0\.1:\d+$/);
  expect(others.filter((line) => !/^ {2}\S/.test(line))).toEqual([]);
});

const STEP = 500;

/** So many are drawn only where the reader looks: scrolls down from the top. @param until stops there */
const everyOperation = async (page: Page, until?: () => Promise<boolean>): Promise<Set<string>> => {
  const ids = new Set<string>();
  const height = (): Promise<number> => page.evaluate(() => document.documentElement.scrollHeight);
  for (let at = 0; at < (await height()); at += STEP) {
    await page.evaluate((top) => scrollTo(0, top), at);
    await page.evaluate(
      () => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))),
    );
    for (const id of await page.locator('.opblock').evaluateAll((all) => all.map((one) => one.id)))
      ids.add(id);
    if (await until?.()) break;
  }
  return ids;
};

test('the page of the API shows every operation, lets one be tried, and breaks no rule of its policy', async () => {
  const { page, context, problems } = await newPerson(house.browser, house.url, { width: 1280 });
  await page.addInitScript(() => {
    window.violations = [];
    document.addEventListener('securitypolicyviolation', (event) =>
      window.violations.push({ directive: event.violatedDirective, blocked: event.blockedURI }),
    );
  });
  const elsewhere: string[] = [];
  page.on('request', (request) => {
    if (!request.url().startsWith(house.url) && !request.url().startsWith('data:'))
      elsewhere.push(request.url());
  });
  const described = (await (await context.request.get('/api/openapi.json')).json()) as {
    paths: Record<string, Record<string, unknown>>;
  };
  const operations = Object.values(described.paths).reduce(
    (all, methods) => all + Object.keys(methods).length,
    0,
  );

  await page.goto('/api/docs');
  await page.locator('.opblock').first().waitFor();
  expect((await everyOperation(page)).size).toBe(operations);
  expect(await page.title()).toContain('接口说明');

  await page.evaluate(() => scrollTo(0, 0));
  const one = page.locator('[id$="-listOrganisations"]');
  await one.locator('.opblock-summary-control').click();
  await one.getByRole('button', { name: 'Try it out' }).click();
  await one.getByRole('button', { name: 'Execute' }).click();
  await one.locator('.live-responses-table .response-col_status').getByText('200').waitFor();

  const problem = page.locator('[id$="-takePlace"]');
  await everyOperation(page, () => problem.isVisible());
  await problem.locator('.opblock-summary-control').click();
  await problem.getByText('idempotency-key').first().waitFor();

  expect(await page.evaluate(() => window.violations)).toEqual([]);
  expect(problems).toEqual([]);
  expect(elsewhere).toEqual([]);
  await context.close();
});
