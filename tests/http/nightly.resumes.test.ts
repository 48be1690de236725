import { beforeAll, describe, expect, test, vi } from 'vitest';
import type { Finding } from '../../functions/books/checks/finding';
import type { Check } from '../../functions/books/checks/place';
import { table } from '../../functions/platform/table/table';
import { checkBooks } from '../../functions/selling/checks/check-books.action';
import { asked } from '../support/ask';
import { campaignBody, fishSale, sellFish, type FishSale } from '../support/fish-sale';
import { nightly } from '../support/nightly';
import { settle } from '../support/settle';
import { wholeTable } from '../support/whole-table';

let sale: FishSale;
beforeAll(async () => {
  sale = await fishSale('chunan');
  for (const _ of [1, 2])
    await asked(201, 'POST', `${sale.at}/campaigns`, campaignBody(), { as: sale.finance });
  for (const quantity of [1, 2]) await sellFish(sale, quantity);
  await settle();
});

const now = () => new Date();
/** Proves an organisation's books, with time for one step at each go. */
const stepwise = async (): Promise<{ found: Finding[]; goes: number }> => {
  let from: string | undefined;
  for (let goes = 1; goes < 30; goes += 1) {
    const { place } = await checkBooks(sale.o, undefined, now());
    const result = await place?.prove(now(), { from, goOn: () => false });
    if (Array.isArray(result)) return { found: result, goes };
    from = result?.left;
  }
  throw new Error('it does not come to an end');
};
const atOnce = async (): Promise<unknown> => {
  const { place } = await checkBooks(sale.o, undefined, now());
  return place?.prove(now(), { goOn: () => true });
};

describe('the books of an organisation with three funds', () => {
  test('are proven step by step, over several goes, with what one go finds', async () => {
    expect(await atOnce()).toEqual([]);
    const { found, goes } = await stepwise();
    expect(found).toEqual([]);
    expect(goes).toBeGreaterThan(3);
    const fund = (await wholeTable()).find(({ kind, fundId }) => kind === 'fund' && fundId === sale.fundId);
    const due = (await wholeTable()).find(({ kind }) => kind === 'due');
    if (!fund || !due) throw new Error('made above');
    await table.put({ ...due, amount: Number(due['amount']) + 7 } as never);
    await table.put({ ...fund, received: 5 } as never);
    const told = await atOnce();
    expect((await stepwise()).found).toEqual(told);
    expect((told as Finding[]).map(({ code }) => code)).toEqual(
      expect.arrayContaining(['fund-differs', 'due-differs']),
    );
    for (const item of [due, fund]) await table.put(item as never);
    expect(await atOnce()).toEqual([]);
  });

  test('ask for the dues once, not once a fund', async () => {
    const asking = vi.spyOn(table, 'page');
    await atOnce();
    const dues = asking.mock.calls.filter(([, { pk }]) => /#DUES(-PAID-OVER)?$/.test(pk));
    asking.mockRestore();
    expect(dues.map(([, { pk }]) => pk)).toEqual([`ORG#${sale.o}#DUES`, `ORG#${sale.o}#DUES-PAID-OVER`]);
  });
});

describe('a check whose place is longer than the time', () => {
  /** A place of five steps, one a go, in which the same thing is found at each look. */
  const long = () => {
    const steps: number[] = [];
    const check: Check = async () => ({
      place: {
        which: 'long',
        prove: async (_now, { from, goOn }) => {
          for (let at = Number(from ?? '0'); ; at += 1) {
            steps.push(at);
            if (at === 4) return [{ code: 'fund-differs', which: 'fnd_1', facts: { received: 1 } }];
            if (!goOn()) return { left: String(at + 1) };
          }
        },
      },
    });
    return { steps, check };
  };
  const once = () => {
    let left = 1;
    return () => (left -= 1) >= 0;
  };

  test('goes on inside it, at both looks, and counts it once', async () => {
    const { steps, check } = long();
    let { progress, found } = await nightly(now(), { checks: [check], goOn: once() });
    let runs = 1;
    while (progress && !progress.finishedAt) {
      runs += 1;
      if (runs > 30) throw new Error('it does not come to an end');
      const next = await nightly(now(), { begin: false, checks: [check], goOn: once() });
      progress = next.progress;
      found = [...found, ...next.found];
    }
    // Each step of each look once, and no look anew.
    expect(steps).toEqual([0, 1, 2, 3, 4, 0, 1, 2, 3, 4]);
    expect(runs).toBeGreaterThan(5);
    expect(progress).toMatchObject({ places: 1, found: 1 });
    expect(found.map(({ finding, which }) => [finding, which])).toEqual([['fund-differs', 'fnd_1']]);
  });
});
