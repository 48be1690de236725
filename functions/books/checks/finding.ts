/** What a nightly check can find, with a sentence for whoever reads the log. docs/operations.md says what to do about each. */
export const findings = {
  'not-readable': 'What stands there cannot be read as what it should be.',
  'entry-not-balanced': 'An entry of the books does not balance, or cannot be read.',
  'fund-differs': 'The fund says another amount than its entries.',
  'due-differs': 'A due says another amount than the entries counted on it.',
  'remittance-differs': 'The dues paid over by a remittance are worth another amount than its entry.',
  'sales-behind': 'The month’s sales do not say what the due says.',
  'spending-not-listed': 'A spending waits for somebody and is not listed among what waits.',
  'payment-not-entered': 'An order is paid and is not in the books.',
  'payment-pays-two': 'One payment stands in the books for two orders.',
  'gate-miscounts': 'A gate counts other places as taken than it has holders and kept places.',
  'held-twice': 'Somebody holds two places of one shift.',
  'holder-not-listed': 'Somebody holds a place that is in nobody’s list.',
  'listed-not-holding': 'Somebody is listed as holding a place and holds none.',
  'not-in-own-list': 'Somebody’s own list does not say how they stand with a shift.',
  'left-at-old-time': 'Somebody’s time or own list says when a shift began before it was moved.',
  'cancelled-not-said': 'A shift was cancelled, or its event was, and somebody’s sign-up does not say so.',
  'line-not-served': 'A place is free or kept while somebody waits, or is kept for nobody.',
  'attendance-not-recorded': 'Somebody was checked out and has no service record of it.',
  'letter-not-sent': 'A letter could not be sent for a day, and is not tried any more.',
} as const;
export type FindingCode = keyof typeof findings;

export type Image = Readonly<Record<string, unknown>>;
/** A change as the stream would tell it: for the followers who may have missed it, and may run again. */
export type Missed = { kind: string; before?: Image; after: Image };

/** Something that should have followed and did not. Without `missed` a person has to look. */
export type Finding = {
  code: FindingCode;
  /** The id of the thing; never a name. */
  which: string;
  /** Figures beside each other: fen, places, or counts. */
  facts?: Readonly<Record<string, number | string>>;
  missed?: Missed;
};

/** What of a finding is compared with a second look. */
export type Told = Pick<Finding, 'code' | 'which' | 'facts'>;

/** What was found twice, with the same figures: what only was under way when it was looked at is left out. */
export const stillFound = (first: readonly Told[], second: readonly Finding[]): Finding[] => {
  const told = ({ code, which, facts }: Told) => JSON.stringify([code, which, facts]);
  const before = new Set(first.map(told));
  return second.filter((finding) => before.has(told(finding)));
};

/** Whether this thing has the same trouble there. */
export const isAmong = (found: readonly Finding[], { code, which }: Finding): boolean =>
  found.some((one) => one.code === code && one.which === which);
