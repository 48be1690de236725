/**
 * Plays a test at another time: `TEST_AT` is `+40d`, or an instant such as `2028-02-29T04:00:00Z`, or a time of the day in
 * Shanghai such as `23:59`. The clock goes on from there. Zones are set by `TZ`, before the process starts.
 * First among the setup files, before anything has asked what time it is.
 */
const DAY_MS = 86_400_000;
const Real = globalThis.Date;

const startOf = (asked: string): number => {
  const now = Real.now();
  const days = /^\+(\d+)d$/.exec(asked)?.[1];
  if (days !== undefined) return now + Number(days) * DAY_MS;
  const shanghai = new Real(now + 8 * 3_600_000).toISOString().slice(0, 10);
  const at = Real.parse(/^\d\d:\d\d$/.test(asked) ? `${shanghai}T${asked}:00+08:00` : asked);
  if (Number.isNaN(at)) throw new Error(`TEST_AT is no time: ${asked}`);
  return at;
};

/** `Date` as it would be, had the machine's clock been set: construction, calls and `now` alike. */
const dateAhead = (by: number): DateConstructor =>
  new Proxy(Real, {
    construct: (target, args: unknown[], newTarget) =>
      Reflect.construct(target, args.length === 0 ? [Real.now() + by] : args, newTarget) as object,
    apply: () => new Real(Real.now() + by).toString(),
    get: (target, name, receiver) =>
      name === 'now' ? () => Real.now() + by : (Reflect.get(target, name, receiver) as unknown),
  });

const asked = process.env['TEST_AT'];
const moved = globalThis as { movedTo?: string };
// Files that share what they load share the clock, too.
if (asked && moved.movedTo !== asked) {
  globalThis.Date = dateAhead(startOf(asked) - Real.now());
  moved.movedTo = asked;
}
