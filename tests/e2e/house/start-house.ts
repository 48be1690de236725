import type { TestProject } from 'vitest/node';
import { serveBrowser } from '../../support/browser';
import { startProduct } from '../../support/product';

const ENTRY = 'tests/e2e/house/run-product.ts';

/** One product and one Chromium for all files: starting them costs more than most walks. */
export default async (project: TestProject) => {
  const [product, browser] = await Promise.all([startProduct(['--ephemeral'], {}, ENTRY), serveBrowser()]);
  project.provide('product', { url: product.url, said: [...product.said] });
  project.provide('browser', browser.wsEndpoint());
  return async () => {
    await browser.close();
    await product.stop();
  };
};

declare module 'vitest' {
  export interface ProvidedContext {
    /** Where the product is, and what it said when it started. */
    product: { url: string; said: string[] };
    /** Where Chromium is reached. */
    browser: string;
  }
}
