import * as z from 'zod';

/** No control characters (they hide in names and break files), and not blank. */
const text = (longest: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(longest)
    .refine(
      (value) =>
        !/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\u200e\u200f\u202a-\u202e\u2066-\u2069]/.test(value),
      {
        message: 'control characters are refused',
      },
    );

export const ShortText = text(80);
export const LongText = text(4_000);
/** What a person is called: any script, any length of name that fits a badge. */
export const PersonName = text(40);

const words = (longest: number) => z.strictObject({ zh: text(longest), en: text(longest).optional() });

/** A title in Chinese, and in English where somebody wrote it (readers of English see the Chinese otherwise). */
export const Words = words(80);
export type Words = z.infer<typeof Words>;
/** What something is for, in one sentence. */
export const Sentence = words(200);
export const Prose = words(4_000);
export type Prose = z.infer<typeof Prose>;
