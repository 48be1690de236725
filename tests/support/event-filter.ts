/*
 * Does an event pass a filter? By the rules of https://docs.aws.amazon.com/lambda/latest/dg/invocation-eventfiltering.html, as far as
 * the product uses them: a pattern names fields all of which must fit; a field fits one of the values in its list, or one of its
 * comparisons. What is not known here is an error, not a "no".
 */
type Leaf = string | number | boolean | null | Record<string, unknown>;
export type Pattern = { readonly [field: string]: Pattern | readonly Leaf[] };

const compare = (rule: Record<string, unknown>, value: unknown): boolean => {
  const [[operator, asked] = ['nothing', undefined], ...others] = Object.entries(rule);
  if (others.length > 0) throw new Error(`more than one comparison: ${JSON.stringify(rule)}`);
  if (operator === 'exists') return (value !== undefined) === asked;
  if (operator === 'prefix') return typeof value === 'string' && value.startsWith(String(asked));
  if (operator === 'anything-but') return value !== undefined && !(asked as unknown[]).includes(value);
  throw new Error(`a comparison that is not known here: ${operator}`);
};

const fits = (leaf: Leaf, value: unknown): boolean =>
  typeof leaf === 'object' && leaf !== null ? compare(leaf, value) : value === leaf;

/** The values of a list in the event count each for itself; a field within a list of objects would be something else. */
const valuesOf = (value: unknown): unknown[] => (Array.isArray(value) ? (value as unknown[]) : [value]);

export const passes = (pattern: Pattern, event: unknown): boolean =>
  Object.entries(pattern).every(([field, asked]) => {
    const value = (event as Record<string, unknown> | undefined)?.[field];
    return isList(asked)
      ? asked.some((leaf) => valuesOf(value).some((one) => fits(leaf, one)))
      : passes(asked, value);
  });

const isList = (asked: Pattern | readonly Leaf[]): asked is readonly Leaf[] => Array.isArray(asked);
