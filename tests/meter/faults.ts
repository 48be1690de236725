import { createHash } from 'node:crypto';

/**
 * `lost-reply`: done, but the connection breaks before the answer. `error-500`, `throttle`: not done.
 * `transaction-conflict`: a transaction met another one; not done (the engines of one machine never say so).
 */
export const faultKinds = ['lost-reply', 'error-500', 'throttle', 'transaction-conflict'] as const;
export type FaultKind = (typeof faultKinds)[number];

export type Faults = {
  /** How many of the requests are hit, 0 to 1. */
  rate: number;
  seed: number | string;
  /** All of them where left out. */
  kinds?: readonly FaultKind[];
};

const isTransaction = (operation: string): boolean => operation.startsWith('Transact');

/** Two numbers in [0, 1) that follow from the text alone. */
const numbersOf = (text: string): { chance: number; choice: number } => {
  const digest = createHash('sha256').update(text).digest();
  return { chance: digest.readUInt32BE(0) / 2 ** 32, choice: digest.readUInt32BE(4) / 2 ** 32 };
};

/**
 * Decides for each request whether it is hit and how. The answer depends on the seed, the operation, what it touches and
 * how often that was touched before: requests that run at once on different items do not change each other's fate, so the
 * same seed gives the same faults under load too.
 */
export const faultSource = ({ rate, seed, kinds = faultKinds }: Faults) => {
  const times = new Map<string, number>();
  return (operation: string, touched: string): FaultKind | undefined => {
    const identity = `${operation} ${touched}`;
    const time = times.get(identity) ?? 0;
    times.set(identity, time + 1);
    const possible = kinds.filter((kind) => kind !== 'transaction-conflict' || isTransaction(operation));
    const { chance, choice } = numbersOf(`${seed} ${time} ${identity}`);
    return chance < rate ? possible[Math.floor(choice * possible.length)] : undefined;
  };
};
export type FaultSource = ReturnType<typeof faultSource>;

export type FaultReply = { status: number; body: Record<string, unknown> };

const named = (
  type: string,
  message: string,
  more: Record<string, unknown> = {},
): Record<string, unknown> => ({
  __type: `com.amazonaws.dynamodb.v20120810#${type}`,
  message,
  ...more,
});

const conflict = (items: number): Record<string, unknown> => {
  const reasons = Array.from({ length: items }, (_, at) => (at === 0 ? 'TransactionConflict' : 'None'));
  return named(
    'TransactionCanceledException',
    `Transaction cancelled, please refer cancellation reasons [${reasons.join(', ')}]`,
    {
      CancellationReasons: reasons.map((Code) =>
        Code === 'None' ? { Code } : { Code, Message: 'Transaction is ongoing for the item' },
      ),
    },
  );
};

/**
 * What the service answers in such a case. A lost reply has no answer.
 * @param items how many items the transaction touches
 */
export const faultReply = (kind: Exclude<FaultKind, 'lost-reply'>, items: number): FaultReply => {
  if (kind === 'error-500')
    return { status: 500, body: named('InternalServerError', 'Internal server error') };
  if (kind === 'throttle')
    return {
      status: 400,
      body: named(
        'ProvisionedThroughputExceededException',
        'The level of configured provisioned throughput was exceeded',
      ),
    };
  return { status: 400, body: conflict(items) };
};
