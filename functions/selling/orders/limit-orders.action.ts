import { countOne } from '../../people/sign-in/limits.table';
import { secondsLeft, spanOf, type Limit } from '../../people/sign-in/sign-in-limits';
import { seenOf } from '../../platform/turns';
import { refuse } from '../../shared/refusals';

/** Wide, because a whole fair may sit behind one address; far below what a program can do. */
export const ordersFromNetwork: Limit = { name: 'orders-1m', most: 300, seconds: 60 };
/** The table is told of so many orders at once: a twentieth of a write unit an order. What a process counts below that, others do not see. */
const STEP = 20;
/** Networks that a process has in mind: those of a rush. The oldest is forgotten first, and then counted anew. */
const REMEMBERED = 10_000;

/** What this process saw of a network in a span, and how many all processes told of it. */
type Seen = { span: number; here: number; told: number };
const seen = seenOf<Seen>(REMEMBERED);

/**
 * Before an order, which needs no account: slows down a network that places more than 300 a minute. Costs nothing but each twentieth time
 * (1 WCU), and nothing where it refuses: so no sale is slower, and 4,000 orders at once cost 15 units and not 4,000.
 * Refuses `too-many-requests` with `retryAfterSeconds`. @param network whence it comes; none: it came over none
 */
export const limitOrders = async (network: string | undefined, now: Date): Promise<void> => {
  if (network === undefined) return;
  const { number: span } = spanOf(ordersFromNetwork, now);
  const before = seen.of(network);
  const of: Seen = before?.span === span ? before : { span, here: 0, told: 0 };
  seen.note(network, of);
  const slowDown = () =>
    refuse('too-many-requests', { retryAfterSeconds: secondsLeft(ordersFromNetwork, now) });
  if (of.told >= ordersFromNetwork.most) slowDown();
  of.here += 1;
  if (of.here % STEP === 0) of.told = await countOne(ordersFromNetwork, network, now, STEP);
  if (of.told > ordersFromNetwork.most) slowDown();
};
