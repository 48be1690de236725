/**
 * Lets at most `most` run at once under one key within this process; the others wait their turn, in order.
 * For a thing that many want at once: those who wait read what the first have decided, and are refused from a read
 * instead of each making a write that must fail.
 */
export const inTurn = (most: number) => {
  const waiting = new Map<string, { running: number; queue: (() => void)[] }>();
  return async <T>(key: string, work: () => Promise<T>): Promise<T> => {
    const lane = waiting.get(key) ?? { running: 0, queue: [] };
    waiting.set(key, lane);
    if (lane.running >= most) await new Promise<void>((go) => lane.queue.push(go));
    else lane.running += 1;
    try {
      return await work();
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
