/** One at a time under each key; who wants several keys waits for all of them. First come, first served. */
export const newKeyLocks = () => {
  const last = new Map<string, Promise<void>>();
  return async <T>(keys: readonly string[], work: () => Promise<T>): Promise<T> => {
    let free = (): void => undefined;
    const mine = new Promise<void>((done) => (free = done));
    // All places in the queues are taken in one go, before anything is awaited: so nobody can wait in a ring.
    const before = [...new Set(keys)].map((key) => {
      const earlier = last.get(key);
      last.set(key, mine);
      return earlier ?? Promise.resolve();
    });
    await Promise.all(before);
    try {
      return await work();
    } finally {
      for (const key of keys) if (last.get(key) === mine) last.delete(key);
      free();
    }
  };
};
