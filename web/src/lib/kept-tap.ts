/** What a reader tapped before they were signed in: done once they are, by this very tab and soon. */
export type KeptTap = { shiftId: string; wants: 'take' | 'wait'; at: number };

const KEPT_AS = 'tap';
/** Finding a code in a mailbox takes a while; after a longer one nobody remembers what they tapped. */
const KEPT_MS = 30 * 60_000;

type Kept = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

/** Kept by the tab alone: no address can say it, so no link of another site signs anybody up. */
const tab = (): Kept => sessionStorage;

export const keepTap = (tap: Omit<KeptTap, 'at'>, storage: () => Kept = tab): void => {
  try {
    storage().setItem(KEPT_AS, JSON.stringify({ ...tap, at: Date.now() }));
  } catch {
    // Storage may be forbidden: then one taps again.
  }
};

export const hasKeptTap = (storage: () => Kept = tab): boolean => {
  try {
    return storage().getItem(KEPT_AS) !== null;
  } catch {
    return false;
  }
};

/** Takes it away in the same moment: it is done once. Undefined where there is none, or only an old one. */
export const takeKeptTap = (now: number, storage: () => Kept = tab): KeptTap | undefined => {
  try {
    const kept = JSON.parse(storage().getItem(KEPT_AS) ?? 'null') as KeptTap | null;
    storage().removeItem(KEPT_AS);
    return kept && now - kept.at < KEPT_MS ? kept : undefined;
  } catch {
    return undefined;
  }
};
