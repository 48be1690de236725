/**
 * Lets at most `most` run at once under one key within this process; the others wait their turn, in order.
 * For a thing that many want at once: those who wait read what the first have decided, and are refused from a read
 * instead of each making a write that must fail. Work is told how many run then, itself among them.
 */
export const inTurn = (most: number) => {
  const waiting = new Map<string, { running: number; queue: (() => void)[] }>();
  return async <T>(key: string, work: (running: number) => Promise<T>): Promise<T> => {
    const lane = waiting.get(key) ?? { running: 0, queue: [] };
    waiting.set(key, lane);
    if (lane.running >= most) await new Promise<void>((go) => lane.queue.push(go));
    else lane.running += 1;
    try {
      return await work(lane.running);
    } finally {
      const next = lane.queue.shift();
      if (next) next();
      else if ((lane.running -= 1) === 0) waiting.delete(key);
    }
  };
};

/** Callers that ask the same question while its answer is on the way share it. */
export const shared = <T>() => {
  const onTheWay = new Map<string, Promise<T>>();
  return (key: string, ask: () => Promise<T>): Promise<T> => {
    const running = onTheWay.get(key);
    if (running) return running;
    const asked = ask().finally(() => onTheWay.delete(key));
    onTheWay.set(key, asked);
    return asked;
  };
};

/**
 * Callers that ask while an answer is on the way are gathered, and asked for together once it has come: the first alone and at
 * once, then all who came meanwhile, in their order. `ask` answers as many as it is told; where it fails, it fails for these.
 */
export const gathered = <T>() => {
  type Caller = { give: (answer: T) => void; fail: (error: unknown) => void };
  const asking = new Map<string, Caller[]>();
  const askFor = async (key: string, ask: (count: number) => Promise<readonly T[]>): Promise<void> => {
    for (let some = asking.get(key) ?? []; some.length > 0; some = asking.get(key) ?? []) {
      asking.set(key, []);
      try {
        const answers = await ask(some.length);
        some.forEach(({ give }, at) => give(answers[at] as T));
      } catch (error) {
        for (const { fail } of some) fail(error);
      }
    }
    asking.delete(key);
  };
  return (key: string, ask: (count: number) => Promise<readonly T[]>): Promise<T> =>
    new Promise<T>((give, fail) => {
      const others = asking.get(key);
      if (others) others.push({ give, fail });
      else {
        asking.set(key, [{ give, fail }]);
        void askFor(key, ask);
      }
    });
};

/** What this process has seen of so many things, the oldest forgotten first. A hint: to be proven by what is read. */
export const seenOf = <T>(most: number) => {
  const seen = new Map<string, T>();
  return {
    of: (key: string): T | undefined => seen.get(key),
    forget: (key: string): void => void seen.delete(key),
    note: (key: string, thing: T): void => {
      seen.delete(key);
      seen.set(key, thing);
      const [oldest] = seen.keys();
      if (seen.size > most && oldest !== undefined) seen.delete(oldest);
    },
  };
};
