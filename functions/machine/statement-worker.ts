import { parentPort } from 'node:worker_threads';
import { readStatement } from '../reconciling/readers/read-statement';
import type { How } from '../reconciling/readers/readers';

/** A thread of its own, which reads the statements that it is sent and answers each under its number. */
parentPort?.on('message', ({ number, bytes, how }: { number: number; bytes: Uint8Array; how: How }) => {
  try {
    parentPort?.postMessage({ number, reading: readStatement(bytes, how) });
  } catch (error) {
    parentPort?.postMessage({ number, failed: String(error) });
  }
});
