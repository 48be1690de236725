import { AsyncLocalStorage } from 'node:async_hooks';
import { table } from '../../functions/platform/table/table';
import type { Act } from './acts';
import { ask, type Answer } from './ask';
import { afterEachFile } from './each-file';

/** What writes, each as the table sends it: `create` sends its own by one of these. */
const WRITING = ['put', 'putIf', 'update', 'updated', 'delete', 'transact'] as const;
type Whole = Record<(typeof WRITING)[number], (...asked: unknown[]) => Promise<unknown>>;
type Late = { ofWrite: number; writes: number; reached: () => void; letGo: Promise<void> };

const present = new AsyncLocalStorage<Late>();
let putBack: (() => void) | undefined;
const whole = table as unknown as Whole;

/** From now on a write of whoever is late waits until it is let go; all others are sent at once. */
const watch = (): void => {
  if (putBack) return;
  const real = Object.fromEntries(WRITING.map((kind) => [kind, whole[kind]])) as Whole;
  for (const kind of WRITING)
    whole[kind] = async (...asked) => {
      const late = present.getStore();
      if (late && (late.writes += 1) === late.ofWrite) {
        late.reached();
        await late.letGo;
      }
      return real[kind].apply(table, asked);
    };
  putBack = () => Object.assign(whole, real);
};
afterEachFile(() => {
  putBack?.();
  putBack = undefined;
});

/**
 * One does all up to its n-th write, and is held there, as by a table that takes seconds; others do all of their own; then the
 * write is sent. @returns what the late one came to; `wasHeld`: whether it had so many writes (else the others came behind it)
 */
export const whileLate = async <T>(
  ofWrite: number,
  slow: () => Promise<T>,
  quick: () => Promise<unknown>,
) => {
  watch();
  let go = (): void => undefined;
  let reached = (): void => undefined;
  const letGo = new Promise<void>((resolve) => (go = resolve));
  const held = new Promise<'held'>((resolve) => (reached = () => resolve('held')));
  const late: Late = { ofWrite, writes: 0, reached: () => reached(), letGo };
  const done = present.run(late, slow);
  const wasHeld = (await Promise.race([held, done.then(() => 'done')])) === 'held';
  try {
    await quick();
  } finally {
    go();
  }
  return { result: await done, wasHeld };
};

/** What an act came to, in a word. */
export const outcomeOf = ({ status, body }: Answer): string =>
  status < 300 ? 'done' : String((body as { code?: string }).code ?? status);
export const send = ({ method, path, body, as, headers }: Act, key?: string): Promise<Answer> =>
  ask(method, path, body, { as, ...(headers && { headers }), ...(key !== undefined && { key }) });
