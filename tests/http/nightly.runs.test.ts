import { beforeAll, describe, expect, test, vi } from 'vitest';
import { progressItem } from '../../functions/books/checks/progress.item';
import { handler } from '../../functions/jobs';
import { windClock } from '../../functions/machine/clock';
import { table } from '../../functions/platform/table/table';
import { refuse, Refusal } from '../../functions/shared/refusals';
import { ask, asked } from '../support/ask';
import { charity, fishSale, sellFish, type FishSale } from '../support/fish-sale';
import { nightly } from '../support/nightly';
import { staffOf } from '../support/people';
import { releaseEvent } from '../support/release-event';
import { sessionOf } from '../support/sessions';
import { settle } from '../support/settle';

let sale: FishSale;
beforeAll(async () => {
  sale = await fishSale('chunan');
  await charity('xihu');
  await sellFish(sale, 1);
  const organiser = await staffOf(sale.o, ['organiser']);
  for (const days of [3, 5]) await releaseEvent(sale.o, organiser, [{}], { days });
  await settle();
});

const soon = () => new Date();
/** Time for so many places, then none. */
const timeFor = (places: number) => {
  let left = places;
  return () => (left -= 1) >= 0;
};
const forgetHold = { clock: () => new Date(Date.now() + 10 * 60_000) };

describe('a check of all organisations', () => {
  test('goes on from where time ran out, place by place, and looks at each once', async () => {
    const whole = await nightly(soon());
    // One fund in each organisation, two events in one of them.
    expect(whole.progress).toMatchObject({ places: 4, found: 0 });
    const steps: (number | undefined)[] = [];
    let runs = 0;
    let { progress } = await nightly(soon(), { goOn: timeFor(1) });
    while (progress && !progress.finishedAt) {
      steps.push(progress.places);
      runs += 1;
      if (runs > 30) throw new Error('it does not come to an end');
      ({ progress } = await nightly(soon(), { begin: false, goOn: timeFor(1) }));
    }
    expect(progress).toMatchObject({ places: 4 });
    expect(runs).toBeGreaterThan(4);
    expect(steps).toEqual([...steps].sort());
  });

  test('that is done is not begun by the quarter of an hour, only by the night', async () => {
    expect((await nightly(soon(), { begin: false })).progress).toBeUndefined();
    expect((await nightly(soon(), { begin: true })).progress).toMatchObject({ places: 4 });
  });

  test('runs in one process at a time', async () => {
    const both = await Promise.all([nightly(soon()), nightly(soon())]);
    expect(both.filter(({ progress }) => progress !== undefined)).toHaveLength(1);
  });

  test('of a process that died is taken up by the next after some minutes', async () => {
    const dies = nightly(soon(), {
      goOn: () => {
        throw new Error('killed');
      },
    });
    await expect(dies).rejects.toThrow('killed');
    expect((await nightly(soon(), { begin: false })).progress).toBeUndefined();
    const { progress } = await nightly(soon(), { begin: false, ...forgetHold });
    expect(progress).toMatchObject({ places: 4 });
  });

  test('while the table is busy says so, and nothing is taken for a finding', async () => {
    const later = { ...forgetHold, clock: () => new Date(Date.now() + 30 * 60_000) };
    const busy = nightly(soon(), {
      ...later,
      checks: [async () => ({ place: { which: 'any', prove: async () => refuse('busy') } })],
    });
    await expect(busy).rejects.toThrow(Refusal);
    const { progress } = await nightly(soon(), { clock: () => new Date(Date.now() + 60 * 60_000) });
    expect(progress).toMatchObject({ found: 0 });
    await table.delete(progressItem.key({}));
  });
});

describe('the function of the clock and the operator', () => {
  const remaining = { getRemainingTimeInMillis: () => 300_000 };

  test('checks at night, has nothing to do each quarter of an hour after that', async () => {
    expect(await handler({ clock: 'night' }, remaining)).toMatchObject({ places: 4, found: 0 });
    expect(await handler({ clock: 'quarter-hour' }, remaining)).toBeUndefined();
    expect(await handler({ task: 'nightly' }, remaining)).toMatchObject({ places: 4 });
  });

  test('with little time left begins no place', async () => {
    const little = { getRemainingTimeInMillis: () => 20_000 };
    expect(await handler({ task: 'nightly' }, little)).toMatchObject({ places: 0 });
    expect(await handler({ clock: 'quarter-hour' }, remaining)).toMatchObject({ places: 4 });
  });

  test('founds an organisation, whose admin then signs in and sets people', async () => {
    const event = {
      task: 'found-organisation',
      organisation: {
        organisationId: 'tonglu',
        name: { zh: '桐庐县慈善总会' },
        district: { zh: '桐庐县' },
        contact: '0571-0000 0002',
      },
      admin: { email: 'admin@tonglu.test' },
    };
    const made = (await handler(event, remaining)) as { personId: never; roles: string[] };
    expect(made.roles).toEqual(['admin']);
    const as = await sessionOf(made.personId);
    const body = { email: 'finance@tonglu.test', roles: ['finance'] };
    await asked(200, 'PUT', '/organisations/tonglu/members', body, { as });
    expect(await handler(event, remaining)).toEqual(made);
    const other = { ...event, organisation: { ...event.organisation, name: { zh: '别的名字' } } };
    await expect(handler(other, remaining)).rejects.toThrow('There is an organisation of this id already');
    expect((await ask('GET', '/organisations/tonglu')).body['name']).toEqual({ zh: '桐庐县慈善总会' });
  });

  test('does nothing that it was not asked in so many words', async () => {
    for (const event of [
      {},
      { task: 'drop-table' },
      { clock: 'noon' },
      undefined,
      { task: 'found-organisation' },
    ])
      await expect(handler(event, remaining)).rejects.toThrow();
  });
});

describe('the clock of one machine', () => {
  test('strikes the night at once, then each quarter of an hour, one after the other; a failure stops nothing', async () => {
    const written = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    const struck: string[] = [];
    let under = 0;
    const enough = new Promise<void>((done) => {
      const clock = windClock(async ({ clock: hand }) => {
        under += 1;
        expect(under).toBe(1);
        struck.push(hand);
        await Promise.resolve();
        under -= 1;
        if (struck.length === 2) throw new Error('a job failed');
        if (struck.length === 100) void clock.stop().then(done);
      }, 1);
    });
    await enough;
    expect(struck[0]).toBe('night');
    expect(struck.map((hand, at) => (hand === 'night' ? at : -1)).filter((at) => at >= 0)).toEqual([0, 96]);
    expect(written.mock.calls.map(([line]) => String(line)).join()).toContain('a job failed');
    written.mockRestore();
  });

  test('tells a running job that its time is up, and waits for it', async () => {
    let left = Infinity;
    let ended = false;
    const clock = windClock(async (_event, remaining) => {
      while (remaining.getRemainingTimeInMillis() > 0) await new Promise((go) => setImmediate(go));
      left = remaining.getRemainingTimeInMillis();
      ended = true;
    });
    await clock.stop();
    expect([left, ended]).toEqual([0, true]);
  });
});
