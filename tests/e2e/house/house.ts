import { chromium, type Browser } from 'playwright-core';
import { afterAll, beforeAll, inject } from 'vitest';
import type { Opening } from './asked';

/** The running product, and an organisation in it that no other file touches. */
export type House = { browser: Browser; url: string; organisationId: string };

const openOrganisation = async (url: string, asked: Opening): Promise<void> => {
  const reply = await fetch(`${url}/dev/organisations`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(asked),
  });
  if (!reply.ok)
    throw new Error(`${asked.organisationId} was not opened: ${reply.status} ${await reply.text()}`);
};

/** @param organisationId of this file alone @param withSeason the demo's season is played in it */
export const openHouse = (organisationId: string, { withSeason }: { withSeason: boolean }): House => {
  const { url } = inject('product');
  const opening: { browser?: Browser } = {};
  beforeAll(async () => {
    const [browser] = await Promise.all([
      chromium.connect(inject('browser')),
      openOrganisation(url, { organisationId, withSeason }),
    ]);
    opening.browser = browser;
  });
  afterAll(() => opening.browser?.close());
  return {
    url,
    organisationId,
    get browser() {
      if (!opening.browser) throw new Error('the house is opened before the first test');
      return opening.browser;
    },
  };
};
