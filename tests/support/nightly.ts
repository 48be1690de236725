import { vi } from 'vitest';
import { checkAll, type Checking } from '../../functions/books/checks/check-all.action';
import { checks, followers } from '../../functions/areas';

export type Told = { finding: string; which: string; repaired: boolean; organisationId: string };

/** The nightly check as the product runs it, without its pauses; and what it wrote into the log as found. */
export const nightly = async (now: Date, changed: Partial<Checking> = {}) => {
  const written = vi.spyOn(console, 'error').mockImplementation(() => undefined);
  try {
    const progress = await checkAll({
      begin: true,
      checks,
      again: async (change) => {
        for (const follower of followers[change.kind] ?? []) await follower(change, now);
      },
      clock: () => now,
      goOn: () => true,
      pause: async () => undefined,
      ...changed,
    });
    const lines = written.mock.calls.map(([line]) => JSON.parse(String(line)) as Told & { what: string });
    const other = lines.find(({ what }) => what !== 'finding');
    if (other) throw new Error(`logged: ${JSON.stringify(other)}`);
    return { progress, found: lines, codes: lines.map(({ finding }) => finding).sort() };
  } finally {
    written.mockRestore();
  }
};
