/** What an answer is made of; an array becomes `<member>` elements, as the query protocol writes lists. */
export type Xml = string | number | boolean | undefined | readonly Xml[] | { readonly [name: string]: Xml };

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** `{ Name: 'a', Tags: [{ Key: 'k' }] }` as elements; what is undefined is left out. */
export const xml = (value: Xml): string => {
  if (value === undefined) return '';
  if (Array.isArray(value)) return value.map((one: Xml) => `<member>${xml(one)}</member>`).join('');
  if (typeof value !== 'object') return escaped(String(value));
  return Object.entries(value)
    .filter(([, inner]) => inner !== undefined)
    .map(([name, inner]) => `<${name}>${xml(inner)}</${name}>`)
    .join('');
};
