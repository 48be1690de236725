import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';

/**
 * Runs "$@" and ends it as soon as standard input closes, which the system does however the parent died (kill -9 too).
 * The engine's number is told on standard output; all that the engine says goes to standard error.
 * What it makes is its owner's alone.
 */
const GUARD = `
umask 077
exec 3<&0
"$@" 3<&- </dev/null >&2 &
engine=$!
echo "$engine"
{ read -r _ <&3; kill -TERM "$engine"; } >/dev/null 2>&1 &
watch=$!
exec 3<&-
wait "$engine"
code=$?
kill "$watch" 2>/dev/null
exit "$code"
`;
const LAST_WORDS = 8_000;

export type GuardedProcess = {
  /** NaN where it ended at once. */
  pid: number;
  /** The last 8,000 characters it said. */
  said: () => string;
  /** False from the moment it ended, for whatever reason. */
  lives: () => boolean;
  ended: Promise<void>;
  /** Asks it to end, kills it after 5 seconds, resolves when it is gone. */
  stop: () => Promise<void>;
};

/**
 * Starts a program that cannot outlive this process. It has its own process group, so that Ctrl-C in a terminal reaches
 * this process alone, which ends the program when its own work is done. Needs a POSIX shell.
 */
export const startGuarded = async (command: readonly string[], folder: string): Promise<GuardedProcess> => {
  const guard = spawn('/bin/sh', ['-c', GUARD, 'guard', ...command], {
    cwd: folder,
    detached: true,
    stdio: 'pipe',
  });
  let lives = true;
  let words = '';
  guard.stderr.on('data', (some: Buffer) => (words = (words + some.toString('utf8')).slice(-LAST_WORDS)));
  // The pipe breaks when the guard has ended before we close it; its end is told by `ended`.
  guard.stdin.on('error', () => undefined);
  guard.on('error', (error) => (words += error.message));
  // `close` and not `exit`: by then all that it said has been read.
  const ended = new Promise<void>((resolve) => guard.on('close', () => resolve())).then(
    () => void (lives = false),
  );
  const [firstLine] = (await Promise.race([once(guard.stdout, 'data'), ended.then(() => [])])) as Buffer[];
  guard.stdout.resume();
  return {
    pid: Number.parseInt(firstLine?.toString('utf8') ?? '', 10),
    said: () => words,
    lives: () => lives,
    ended,
    stop: async () => {
      guard.stdin.end();
      const inTime = new AbortController();
      await Promise.race([ended, pause(5_000, undefined, { signal: inTime.signal }).catch(() => undefined)]);
      inTime.abort();
      if (lives && guard.pid !== undefined) process.kill(-guard.pid, 'SIGKILL');
      await ended;
    },
  };
};
