import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { soonHours } from '../support/soon';
import type { Walk } from './thread/walk';

export const title = { zh: '放鱼', en: 'Releasing fish' };

/** What a page of this person's could ask: the way there is not what is tested. @param path of the walk's organisation */
export const post = (
  { organisationId }: Walk,
  page: Page,
  path: string,
  body: unknown,
): Promise<Record<string, string>> =>
  page.evaluate(
    async ([to, text]) => {
      const headers = { 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID() };
      const reply = await fetch(to, { method: 'POST', headers, body: text });
      if (!reply.ok) throw new Error(`${to}: ${reply.status} ${await reply.text()}`);
      return (await reply.json()) as Record<string, string>;
    },
    [`/api/organisations/${organisationId}${path}`, JSON.stringify(body)] as const,
  );

type Hours = { startsAt: string; endsAt: string };

/**
 * A published event with one shift of three places, whose door is open already.
 * @param page an organiser's @param hours UTC, of the event @param shiftHours of its shift, where it is shorter
 */
export const openShift = async (
  walk: Walk,
  page: Page,
  hours: Hours = soonHours(),
  shiftHours: Hours = hours,
) => {
  const words = { title, place: title, description: title };
  const { eventId } = await post(walk, page, '/events', { ...words, ...hours });
  const shift = { title, ...shiftHours, places: 3, waitlist: false };
  const { shiftId } = await post(walk, page, `/events/${eventId}/shifts`, shift);
  await expect
    .poll(() => post(walk, page, `/events/${eventId}/publish`, {}).catch(() => undefined), {
      timeout: 30_000,
    })
    .toBeDefined();
  return { eventId, shiftId };
};
