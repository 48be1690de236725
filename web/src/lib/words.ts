/** `{ zh, en? }` from a form's `name.zh` and `name.en`: the English one is left out where nobody wrote it. */
export const wordsOf = (
  values: Readonly<Record<string, string>>,
  name: string,
): { zh: string; en?: string } => {
  const en = values[`${name}.en`];
  return { zh: values[`${name}.zh`] ?? '', ...(en !== undefined && { en }) };
};

/** As wordsOf; `undefined` where neither was written. */
export const wordsOrNothing = (
  values: Readonly<Record<string, string>>,
  name: string,
): { zh: string; en?: string } | undefined =>
  values[`${name}.zh`] === undefined && values[`${name}.en`] === undefined
    ? undefined
    : wordsOf(values, name);
