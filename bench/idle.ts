import { readdirSync, readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { startProduct } from '../tests/support/product';
import { print } from './figures';

const SETTLE_SECONDS = 15;
const SECONDS = 60;
/** Of Linux, whatever its kernel ticks at. */
const TICKS_PER_SECOND = 100;

type Seen = { pid: number; parent: number; name: string; ticks: number };

const look = (pid: number): Seen[] => {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const name = stat.slice(stat.indexOf('(') + 1, stat.lastIndexOf(')'));
    // The name may hold spaces: fields are counted from behind it. 4th: parent, 14th and 15th: time in user and system.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return [{ pid, name, parent: Number(fields[1]), ticks: Number(fields[11]) + Number(fields[12]) }];
  } catch {
    return [];
  }
};

/** A process and all that it started. */
const family = (head: number): Seen[] => {
  const all = readdirSync('/proc').flatMap((entry) => (/^\d+$/.test(entry) ? look(Number(entry)) : []));
  const members = new Set([head]);
  for (let before = 0; before < members.size;) {
    before = members.size;
    for (const one of all) if (members.has(one.parent)) members.add(one.pid);
  }
  return all.filter(({ pid }) => members.has(pid));
};

const measure = async (): Promise<(string | number)[][]> => {
  const product = await startProduct(['--ephemeral']);
  // What the start left to be done, the first night included.
  await pause(SETTLE_SECONDS * 1000);
  const before = family(product.pid);
  await pause(SECONDS * 1000);
  const after = family(product.pid);
  await product.stop();
  const percent = (of: (one: Seen) => boolean): string => {
    const ticks = (seen: Seen[]) => seen.filter(of).reduce((sum, one) => sum + one.ticks, 0);
    return ((100 * (ticks(after) - ticks(before))) / TICKS_PER_SECOND / SECONDS).toFixed(2);
  };
  return [
    ['the product', percent(({ pid }) => pid === product.pid)],
    ['the engine and its guard', percent(({ pid }) => pid !== product.pid)],
    ['together', percent(() => true)],
  ];
};

await print({
  title: 'A machine where nothing happens',
  says: `Percent of one core over ${SECONDS} seconds after a start with the demo season, told by Linux. Promised: less than 1.`,
  head: ['', '% of a core'],
  rows: process.platform === 'linux' ? await measure() : [['together', 'not told by this system']],
});
