import { createHash } from 'node:crypto';
import type { Day } from '../../../shared/time';
import { accountKey } from '../column-mapping';

/** What tells one movement of an account from another. `signed` in fen, income above 0. */
export type Movement = {
  day: Day;
  clock: string;
  signed: number;
  reference: string;
  counterpartyName: string;
  counterpartyAccount: string;
  memo: string;
};

/** What banks write where they have no number. */
const NO_REFERENCE = /^(0+|-+|—+|无|NONREF|NOTPROVIDED|N\/A)?$/i;

export const hasReference = (text: string): boolean => !NO_REFERENCE.test(text);

/** How an export is set differs from one to the next: width, spaces and letters that show nothing are no part of what a line is. */
const plain = (text: string): string =>
  text.normalize('NFKC').replace(/[\s\p{Default_Ignorable_Code_Point}\u2800]+/gu, '');
/** As releases before 0.3 had it, which left hidden letters in. */
const plainBefore = (text: string): string => text.normalize('NFKC').replace(/\s+/g, '');

/** `former`: what it was called by an earlier release, where that was something else. */
export type Identity = { identity: string; former?: string };

const givenBy = (
  accountNumber: string,
  words: (text: string) => string,
): ((movement: Movement) => string) => {
  const seen = new Map<string, number>();
  const account = accountKey(accountNumber);
  return (movement) => {
    const { day, clock, signed, counterpartyName, counterpartyAccount, memo } = movement;
    const own = hasReference(movement.reference)
      ? ['reference', movement.reference]
      : ['content', clock, words(counterpartyName), words(counterpartyAccount), words(memo)];
    const content = JSON.stringify([account, day, signed, ...own]);
    const ordinal = (seen.get(content) ?? 0) + 1;
    seen.set(content, ordinal);
    return `bank-${createHash('sha256').update(content).digest('hex').slice(0, 32)}-${String(ordinal)}`;
  };
};

/**
 * Gives out identities for the lines of one account's file, in file order.
 *
 * By the bank's reference where there is one (with day and amount, because some banks number each day anew and put a transfer and its fee under one
 * number), else by content. Lines that are identical in that are told apart by their place among themselves: two payments of ¥168 in one second are
 * two payments. A file imported again, or one that overlaps it by whole days, gives the same identities. Neither the balance nor the line number is
 * part of it: both change with the period that was exported.
 */
export const identities = (accountNumber: string): ((movement: Movement) => Identity) => {
  const [now, before] = [givenBy(accountNumber, plain), givenBy(accountNumber, plainBefore)];
  return (movement) => {
    const [identity, former] = [now(movement), before(movement)];
    return former === identity ? { identity } : { identity, former };
  };
};
