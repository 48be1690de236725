import { table } from '../../functions/platform/table/table';

type Writing = 'transact' | 'update';

/**
 * Holds back the next write of a kind that fits, as a slow table would: `reached` once it is about to be sent, and sent when it is
 * let `go`. All others are sent at once.
 */
export const holdBack = (kind: Writing, fits: (asked: string) => boolean = () => true) => {
  let [go, come]: (() => void)[] = [];
  const letGo = new Promise<void>((resolve) => (go = resolve));
  const reached = new Promise<void>((resolve) => (come = resolve));
  const whole = table as unknown as Record<Writing, (...asked: unknown[]) => Promise<unknown>>;
  const send = whole[kind];
  let isHeld = false;
  whole[kind] = async (...asked) => {
    if (!isHeld && fits(JSON.stringify(asked))) {
      isHeld = true;
      come?.();
      await letGo;
    }
    return send.apply(table, asked);
  };
  return { reached, go: () => go?.(), end: () => void (whole[kind] = send) };
};

/** The first is about to write; the second does all of its own; then the first goes on. */
export const meanwhile = async <T>(
  slow: () => Promise<T>,
  held: ReturnType<typeof holdBack>,
  quick: () => Promise<unknown>,
): Promise<PromiseSettledResult<T>> => {
  try {
    const done = Promise.allSettled([slow()]);
    await held.reached;
    await quick();
    held.go();
    const [result] = await done;
    return result;
  } finally {
    held.go();
    held.end();
  }
};
