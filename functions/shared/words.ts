import * as z from 'zod';
import { LETTERS } from './limits';
import { isSeen, typed } from './seen';

/**
 * Controls, marks that turn the direction of writing, and halves of characters: they hide in names, break files and letters,
 * and two names that look alike would differ. The joiners of emoji and of some scripts (U+200C, U+200D) are letters' own: what
 * is compared is compared without them (./seen.ts).
 */
const HIDDEN = /(?![\u200c\u200d])[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u;

const seen = (longest: number, isPlain: (value: string) => boolean) =>
  z
    .string()
    .trim()
    .min(1)
    .max(longest)
    .refine((value) => isPlain(value) && isSeen(value), { message: 'control characters are refused' });

/** One line, and not blank. */
const text = (longest: number) => seen(longest, (value) => !HIDDEN.test(value));
/** Lines and tabs as people type them. */
const lines = (longest: number) => seen(longest, (value) => !HIDDEN.test(value.replaceAll(/[\t\n\r]/g, ' ')));

/**
 * What is typed or pasted into a field for an address, a number or a code: judged and kept in half width, without the spaces around
 * it and without what shows nothing.
 */
export const Typed = z.string().overwrite(typed);

export const ShortText = text(LETTERS.short);
/** Whom to ask, and how. */
export const Contact = text(LETTERS.contact);
export const LongText = lines(LETTERS.long);
/** Why something was changed, withdrawn or cancelled: told to whom it concerns. */
export const Reason = text(LETTERS.reason);
/** A number to call, as people write it: digits, spaces, a plus, dashes. */
export const Phone = z
  .string()
  .trim()
  .regex(/^\+?[0-9](?:[ -]?[0-9]){4,19}$/, { message: 'digits, spaces and dashes only' });
/** What a person is called: any script; names of a hundred letters are rare, and real. */
export const PersonName = text(LETTERS.person);

const words = (one: z.ZodType<string>) => z.strictObject({ zh: one, en: one.optional() });

/** A title in Chinese, and in English where somebody wrote it (readers of English see the Chinese otherwise). */
export const Words = words(text(LETTERS.short));
export type Words = z.infer<typeof Words>;
/** What something is for, in one sentence. */
export const Sentence = words(text(LETTERS.sentence));
/** A few lines: how to come by something, and whom to call. */
export const Lines = words(lines(LETTERS.lines));
export const Prose = words(lines(LETTERS.long));
export type Prose = z.infer<typeof Prose>;
