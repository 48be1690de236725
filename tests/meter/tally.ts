import type { FaultKind } from './faults';

export type Totals = {
  calls: number;
  /** Calls that the engine or a fault answered with an error. */
  failed: number;
  /** Write units, those of the indexes among them. */
  wcu: number;
  /** The part of `wcu` that the indexes took. */
  indexWcu: number;
  rcu: number;
  /** Bytes of requests and of replies (bodies only). */
  bytesIn: number;
  bytesOut: number;
};

/** What one touched item or range cost. */
export type Charge = { table: string; key: string; wcu: number; indexWcu: number; rcu: number };
export type Call = {
  operation: string;
  failed: boolean;
  bytesIn: number;
  bytesOut: number;
  charges: readonly Charge[];
};

export type Reading = {
  total: Totals;
  byOperation: Record<string, Totals>;
  byTable: Record<string, Record<string, Totals>>;
  /** By "partition|sort" (a range: "partition|*"): calls that touched it and what it took. */
  byKey: Record<string, { calls: number; wcu: number; rcu: number }>;
  faults: Partial<Record<FaultKind, number>>;
  /** Calls to the stream: they cost no units of the table. */
  streamCalls: Record<string, number>;
  /** Calls that make, describe or list: no units. */
  otherCalls: Record<string, number>;
  /** What was used within each `during`, by its name; added up where the name came again. */
  during: Record<string, Used>;
};
export type Used = Totals & { byOperation: Record<string, Totals> };

const nothing = (): Totals => ({ calls: 0, failed: 0, wcu: 0, indexWcu: 0, rcu: 0, bytesIn: 0, bytesOut: 0 });
const names = Object.keys(nothing()) as (keyof Totals)[];

const combined = (one: Totals, other: Totals, sign: 1 | -1): Totals => {
  const result = nothing();
  for (const name of names) result[name] = one[name] + sign * other[name];
  return result;
};
const add = (into: Record<string, Totals>, name: string, more: Totals): void =>
  void (into[name] = combined(into[name] ?? nothing(), more, 1));
const count = (into: Record<string, number>, name: string): void => void (into[name] = (into[name] ?? 0) + 1);

const totalsOf = (call: Call, charges: readonly Charge[]): Totals => ({
  calls: 1,
  failed: call.failed ? 1 : 0,
  wcu: charges.reduce((all, one) => all + one.wcu, 0),
  indexWcu: charges.reduce((all, one) => all + one.indexWcu, 0),
  rcu: charges.reduce((all, one) => all + one.rcu, 0),
  bytesIn: call.bytesIn,
  bytesOut: call.bytesOut,
});

const empty = (): Reading => ({
  total: nothing(),
  byOperation: {},
  byTable: {},
  byKey: {},
  faults: {},
  streamCalls: {},
  otherCalls: {},
  during: {},
});

const difference = (after: Reading, before: Reading): Used => {
  const byOperation: Record<string, Totals> = {};
  for (const [name, totals] of Object.entries(after.byOperation)) {
    const used = combined(totals, before.byOperation[name] ?? nothing(), -1);
    if (used.calls > 0) byOperation[name] = used;
  }
  return { ...combined(after.total, before.total, -1), byOperation };
};

const noteCall = (now: Reading, call: Call): void => {
  const all = totalsOf(call, call.charges);
  now.total = combined(now.total, all, 1);
  add(now.byOperation, call.operation, all);
  for (const table of new Set(call.charges.map((charge) => charge.table)))
    add(
      (now.byTable[table] ??= {}),
      call.operation,
      totalsOf(
        call,
        call.charges.filter((charge) => charge.table === table),
      ),
    );
  for (const { key, wcu, rcu } of call.charges) {
    const known = now.byKey[key] ?? { calls: 0, wcu: 0, rcu: 0 };
    now.byKey[key] = { calls: known.calls + 1, wcu: known.wcu + wcu, rcu: known.rcu + rcu };
  }
};

/** The counters. */
export const newTally = () => {
  let now = empty();
  return {
    call: (call: Call): void => noteCall(now, call),
    fault: (kind: FaultKind): void => void (now.faults[kind] = (now.faults[kind] ?? 0) + 1),
    stream: (operation: string): void => count(now.streamCalls, operation),
    other: (operation: string): void => count(now.otherCalls, operation),
    /** A copy: it does not go on counting. */
    read: (): Reading => structuredClone(now),
    reset: (): void => void (now = empty()),
    /** Notes under a name what was used since `before`. */
    since: (name: string, before: Reading): Used => {
      const used = difference(now, before);
      const known = now.during[name];
      const byOperation = { ...known?.byOperation };
      for (const [operation, totals] of Object.entries(used.byOperation)) add(byOperation, operation, totals);
      now.during[name] = { ...combined(known ?? nothing(), used, 1), byOperation };
      return used;
    },
  };
};
export type Tally = ReturnType<typeof newTally>;
