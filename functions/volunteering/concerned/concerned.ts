import * as z from 'zod';

const Count = z.number().int().min(0);
/** Whom a change concerns: places held, places in line, and how many people these are, each counted once. */
export const Concerned = z
  .object({ holding: Count, waiting: Count, people: Count })
  .meta({ id: 'Concerned' });
export type Concerned = z.infer<typeof Concerned>;

/** Of each shift, the ids of those who hold a place and of those who wait. */
export type Standing = { holding: readonly string[]; waiting: readonly string[] };

export const concernedOf = (shifts: readonly Standing[]): Concerned => {
  const all = (of: keyof Standing) => shifts.flatMap((shift) => shift[of]);
  const [holding, waiting] = [all('holding'), all('waiting')];
  return {
    holding: holding.length,
    waiting: waiting.length,
    people: new Set([...holding, ...waiting]).size,
  };
};
