import { table } from '../../platform/table/table';
import { progressItem } from './progress.item';
import { Progress } from './progress';

/** Somebody who died while holding it lets others wait so long. */
const HOLD_MINUTES = 5;
/** Clocks of two machines differ by less than this. */
const CLOCKS_MINUTES = 10;
const holdUntil = (now: Date): string => new Date(now.getTime() + HOLD_MINUTES * 60_000).toISOString();

/** Whoever holds it longer than anybody may had a clock that was wrong, and would let others wait for years. */
const isHeld = ({ heldUntil }: { heldUntil: string }, now: Date): boolean =>
  heldUntil > now.toISOString() && heldUntil <= holdUntil(new Date(now.getTime() + CLOCKS_MINUTES * 60_000));

/** Who holds the progress may write it, until `heldUntil`. */
export type Hold = { progress: Progress; heldUntil: string };

const fresh = (now: Date): Progress => ({
  startedAt: now.toISOString(),
  at: { check: 0 },
  places: 0,
  found: 0,
  repaired: 0,
});

/**
 * Takes the check up where it was left; where it is done, `begin` begins a new one. Undefined where there is nothing to do, or
 * another process does it at this moment.
 * @question How far did the nightly check come? I go on with it
 * @key main `STAGE#CHECKS` / `PROGRESS`
 * @holds nobody took it up since it was read → nothing
 * @cost 1 RCU, 1 WCU
 */
export const takeUp = async (begin: boolean, now: Date): Promise<Hold | undefined> => {
  const before = await table.get(progressItem.stored, progressItem.key({}));
  if (before && isHeld(before, now)) return undefined;
  const isOpen = before !== undefined && before.finishedAt === undefined;
  if (!isOpen && !begin) return undefined;
  const progress = isOpen ? Progress.parse(before) : fresh(now);
  const heldUntil = holdUntil(now);
  const other = await table.putIf(progressItem.item({ ...progress, heldUntil }), {
    condition: before ? 'heldUntil = :before' : 'attribute_not_exists(pk)',
    ...(before && { values: { ':before': before.heldUntil } }),
    otherwise: () => 'held by another' as const,
  });
  return other === undefined ? { progress, heldUntil } : undefined;
};

/**
 * Notes how far it came, and goes on holding it, or lets it go. Undefined where another process took it over.
 * @question It came so far
 * @key main `STAGE#CHECKS` / `PROGRESS`
 * @holds I hold it → nothing: another took it over
 * @cost 1 WCU
 */
export const note = async (
  hold: Hold,
  progress: Progress,
  how: 'hold' | 'let go',
  now: Date,
): Promise<Hold | undefined> => {
  const heldUntil = how === 'hold' ? holdUntil(now) : now.toISOString();
  const lost = await table.putIf(progressItem.item({ ...progress, heldUntil }), {
    condition: 'heldUntil = :before',
    values: { ':before': hold.heldUntil },
    otherwise: () => 'taken over' as const,
  });
  return lost === undefined ? { progress, heldUntil } : undefined;
};
