import { print, type Figures } from './figures';
import { countedBy, isCounting, openStage, timed } from './stage';

const ATTEMPTS = 2_000;
const PLACES = 50;
const IN_FLIGHT = 500;

const stage = await openStage();
const { organisation, staffOf } = await import('../tests/support/people');
const { releaseEvent } = await import('../tests/support/release-event');
const { serveApi } = await import('../tests/support/serve');
const { table } = await import('../functions/platform/table/table');
const { crowd } = await import('./crowd');

const o = await organisation('chunan');
const organiser = await staffOf(o, ['organiser']);
const cookies = await crowd(ATTEMPTS);
const api = await serveApi(IN_FLIGHT);
let day = 7;

/** Everybody presses the button at once, each over a connection of their own where there is one. */
const rush = async (waitlist: boolean) => {
  const { shiftIds } = await releaseEvent(o, organiser, [{ places: PLACES, waitlist }], { days: (day += 1) });
  const path = `/organisations/${o}/shifts/${shiftIds[0]}/sign-ups`;
  const press = (cookie: string, at: number) =>
    api.post(path, { cookie, 'idempotency-key': `bench-key-${at}` });
  await stage.settle();
  return (): Promise<unknown> => Promise.all(cookies.map(press));
};

/** As many conditional updates of one item, straight to the table: what the rush is measured against. */
const bareUpdates = async () => {
  const key = { pk: `BENCH#${(day += 1)}`, sk: 'COUNTER' };
  await table.put({ ...key, taken: 0 });
  const update = () =>
    table.update(key, {
      set: 'SET taken = taken + :one',
      condition: 'taken < :places',
      values: { ':one': 1, ':places': PLACES },
      otherwise: () => 'full',
    });
  return (): Promise<unknown> => Promise.all(Array.from({ length: ATTEMPTS }, update));
};

const CASES = [
  ['sign-ups, no waitlist', () => rush(false)],
  ['sign-ups, the others wait', () => rush(true)],
  ['bare conditional updates of one item', bareUpdates],
] as const;

type Counted = { calls: number; wcu: number; rcu: number; allWcu: number };

const counting = async (): Promise<void> => {
  const counted: Counted[] = [];
  for (const [name, prepare] of CASES) {
    const run = await prepare();
    const { used } = (await stage.meter?.during(name, run)) ?? {};
    const { used: after } = (await stage.meter?.during(`${name}, followers`, stage.settle)) ?? {};
    if (!used || !after) throw new Error('there is no meter');
    const each = (units: number): number => units / ATTEMPTS;
    counted.push({
      calls: each(used.calls),
      wcu: each(used.wcu),
      rcu: each(used.rcu),
      allWcu: each(used.wcu + after.wcu),
    });
  }
  console.log(JSON.stringify(counted));
};

const timing = async (): Promise<void> => {
  const rates: number[] = [];
  for (const [, prepare] of CASES) {
    const { seconds } = await timed(await prepare());
    rates.push(ATTEMPTS / seconds);
    await stage.settle();
  }
  const counted = await countedBy<Counted[]>(import.meta.url);
  const figures: Figures = {
    title: 'A rush at sign-ups',
    says: `${ATTEMPTS.toLocaleString('en')} people at ${PLACES} places, over ${IN_FLIGHT} connections, server and callers in one process. Calls and units are those of an attempt; the rate is without the meter.`,
    head: ['', 'attempts/s', 'calls', 'RCU', 'WCU', 'WCU with all that follows'],
    rows: CASES.map(([name], at) => {
      const { calls = 0, rcu = 0, wcu = 0, allWcu = 0 } = counted[at] ?? {};
      return [name, rates[at] ?? 0, calls, rcu, wcu, allWcu];
    }),
  };
  await print(figures);
};

await (isCounting() ? counting() : timing());
await api.stop();
await stage.stop();
