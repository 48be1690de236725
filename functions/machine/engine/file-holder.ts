import { readdirSync, readFileSync, readlinkSync, realpathSync, statSync } from 'node:fs';

/** `1: POSIX  ADVISORY  READ 1234 fd:01:567 0 EOF`: the process's number, and the inode behind the device. */
const LOCK = /^\d+: POSIX\s+\S+\s+\S+\s+(\d+)\s+[0-9a-f]+:[0-9a-f]+:(\d+)\s/i;

const hasOpen = (pid: number, file: string): boolean => {
  const folder = `/proc/${pid}/fd`;
  return readdirSync(folder).some((fd) => {
    try {
      return readlinkSync(`${folder}/${fd}`) === file;
    } catch {
      // Closed between the look at the list and the look at it.
      return false;
    }
  });
};

/**
 * Another process that holds a lock on this file, such as an engine that somebody started by hand: SQLite as WebAssembly does
 * not see the locks of others. On Linux; elsewhere undefined, and the folder's own note is all there is.
 */
export const holderOf = (file: string): number | undefined => {
  if (process.platform !== 'linux') return undefined;
  try {
    const path = realpathSync(file);
    const inode = String(statSync(path).ino);
    const holders = readFileSync('/proc/locks', 'utf8')
      .split('\n')
      .flatMap((line) => {
        const [, pid, of] = LOCK.exec(line) ?? [];
        return pid !== undefined && of === inode ? [Number(pid)] : [];
      });
    // Another file system may have a file of the same number.
    return holders.find((pid) => pid !== process.pid && hasOpen(pid, path));
  } catch {
    return undefined;
  }
};
