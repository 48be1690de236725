import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import * as z from 'zod';

/** A process told apart from a later one that was given the same number: when it began and how it was called. */
export const ProcessMark = z.object({ pid: z.int().positive(), mark: z.string() });
export type ProcessMark = z.infer<typeof ProcessMark>;

const LOOK_EVERY = 20;

const markOnLinux = (pid: number): string | undefined => {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  // The name in brackets may hold spaces and brackets: fields are counted from behind it. 3rd: state, 22nd: start time.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  if (fields[0] === 'Z') return undefined;
  return `${fields[19]} ${readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trim()}`;
};

const markByPs = (pid: number): string | undefined => {
  const line = execFileSync('ps', ['-o', 'stat=,lstart=,command=', '-p', String(pid)], {
    encoding: 'utf8',
  }).trim();
  return line === '' || line.startsWith('Z') ? undefined : line.replace(/^\S+\s+/, '');
};

/** Undefined where no such process lives (a zombie is dead). */
export const markOf = (pid: number): string | undefined => {
  try {
    return process.platform === 'linux' ? markOnLinux(pid) : markByPs(pid);
  } catch {
    return undefined;
  }
};

export const stillLives = (known: ProcessMark): boolean => markOf(known.pid) === known.mark;

const signal = (pid: number, name: NodeJS.Signals): void => {
  try {
    process.kill(pid, name);
  } catch {
    // It ended by itself between the look and the signal.
  }
};

/**
 * Ends exactly this process (nothing happens if its number belongs to another by now) and waits until it is gone.
 * @param patience milliseconds that it may take to end by itself
 */
export const endProcess = async (known: ProcessMark, patience = 5_000): Promise<void> => {
  for (let waited = 0; stillLives(known); waited += LOOK_EVERY) {
    if (waited === 0) signal(known.pid, 'SIGTERM');
    else if (waited >= patience) signal(known.pid, 'SIGKILL');
    await pause(LOOK_EVERY);
  }
};
