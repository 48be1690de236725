import { Worker } from 'node:worker_threads';
import type { ReadAside } from '../reconciling/readers/read-aside';

type Answer = { number: number; reading?: unknown; failed?: string };
type Waiting = { give: (reading: unknown) => void; fail: (error: Error) => void };

/** A file has at most 32 MB once unpacked; what is made of it takes ten times as much. */
const MEMORY_MB = 768;

/** A thread does not know TypeScript from its process's own arguments: it is told first how our files are read. */
const [TSX, WORKER] = [
  import.meta.resolve('tsx/esm/api'),
  new URL('./statement-worker.ts', import.meta.url).href,
];
const BEGIN = `import(${JSON.stringify(TSX)}).then(({ register }) => {
  register();
  return import(${JSON.stringify(WORKER)});
});`;

const newThread = (): Worker =>
  new Worker(BEGIN, { eval: true, execArgv: [], resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB } });

/**
 * Reads statements on a thread beside the one that answers everybody, one after the other. It begins with the first file, holds up
 * no end of the process, and begins anew where it ended by a fault: those who waited then fail, and nobody after them.
 */
export const readOnThread = (): { read: ReadAside; stop: () => Promise<void> } => {
  const waiting = new Map<number, Waiting>();
  let numbers = 0;
  let thread: Worker | undefined;

  const failAll = (error: Error): void => {
    thread = undefined;
    for (const [number, { fail }] of waiting) {
      waiting.delete(number);
      fail(error);
    }
  };
  const begin = (): Worker => {
    const begun = newThread();
    begun.on('message', ({ number, reading, failed }: Answer) => {
      const asked = waiting.get(number);
      waiting.delete(number);
      if (failed === undefined) asked?.give(reading);
      else asked?.fail(new Error(failed));
    });
    begun.on('error', failAll);
    begun.on('exit', () => (thread === begun ? failAll(new Error('the thread ended')) : undefined));
    begun.unref();
    return begun;
  };
  const read = (bytes: Uint8Array, how: unknown): Promise<unknown> =>
    new Promise((give, fail) => {
      numbers += 1;
      waiting.set(numbers, { give, fail });
      thread ??= begin();
      thread.postMessage({ number: numbers, bytes, how });
    });
  return {
    read: read as ReadAside,
    stop: async () => {
      await thread?.terminate();
    },
  };
};
