import * as z from 'zod';
import { OrganisationId } from '../../shared/ids';
import { codec } from '../table/item';

/** Something that somebody is to be told, once for its cause. */
export const Letter = z.object({
  organisationId: OrganisationId,
  /** From what it follows: the same cause is the same letter. */
  cause: z.string(),
  /** Which letter, by the name that its area gave it. */
  what: z.string(),
  /** Of whom and of what it tells: ids. Names, addresses and words are looked up when it is written. */
  about: z.record(z.string(), z.string()),
  /** UTC */
  putAt: z.iso.datetime(),
  /** Only of one that had to wait: how often it was asked for since. */
  again: z.number().int().optional(),
  /** Only of one that had to wait: how its waiting ended. */
  ended: z.enum(['sent', 'given-up']).optional(),
});
export type Letter = z.infer<typeof Letter>;

const place = { kind: 'letter', version: 1, pk: 'ORG#{organisationId}#MSG#{cause}', sk: 'LETTER' } as const;
const pack = <L extends Letter>({ organisationId: _organisation, cause: _cause, ...keep }: L) => ({ keep });

/** One that left at once stays as it was put: the write that says so would cost as much as the letter. */
export const letterItem = codec({ ...place, shape: Letter, pack });

/**
 * The same item while it waits for the mail. The queue is the whole stage's, for one job goes through all of it; `askAt` (UTC)
 * is when the letter is asked for again.
 */
export const waitingLetterItem = codec({
  ...place,
  queue: { pk: 'STAGE#LETTERS', sk: '{askAt}#{cause}' },
  shape: Letter.extend({ askAt: z.iso.datetime(), again: z.number().int() }),
  pack: ({ askAt, ...letter }) => ({ ...pack(letter), parts: { askAt } }),
});
export type WaitingLetter = z.infer<typeof waitingLetterItem.stored>;

/**
 * Written by the clock, so that who sends letters is called even where there are none: were nobody called, it would stand still
 * (stacks/letters-only.ts, the alarm letters-stopped). Of the whole stage.
 */
export const beatItem = codec({
  kind: 'letter-beat',
  version: 1,
  pk: 'STAGE#LETTERS',
  sk: 'BEAT',
  shape: z.object({ at: z.iso.datetime() }),
});
