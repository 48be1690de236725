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
  expect(await page.locator('.opblock').count()).toBe(operations);
  expect(await page.title()).toContain('接口说明');

  const one = page.locator('[id$="-listOrganisations"]');
  await one.locator('.opblock-summary-control').click();
  await one.getByRole('button', { name: 'Try it out' }).click();
  await one.getByRole('button', { name: 'Execute' }).click();
  await one.locator('.live-responses-table .response-col_status').getByText('200').waitFor();

  const problem = page.locator('[id$="-takePlace"]');
  await problem.locator('.opblock-summary-control').click();
  await problem.getByText('idempotency-key').first().waitFor();

  expect(await page.evaluate(() => window.violations)).toEqual([]);
  expect(problems).toEqual([]);
  expect(elsewhere).toEqual([]);
  await context.close();
});
