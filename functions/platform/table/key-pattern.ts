/** The names of a pattern's parts: `ORG#{organisationId}#EVENT#{eventId}` has two. */
export type PartsOf<P extends string> = P extends `${string}{${infer Name}}${infer Rest}`
  ? Name | PartsOf<Rest>
  : never;

export type KeyPattern<P extends string = string> = {
  /** As it is written down, and as docs/access-patterns.md shows it. */
  text: P;
  parts: readonly PartsOf<P>[];
  make: (parts: Readonly<Record<PartsOf<P>, string | number>>) => string;
  /** The beginning of the key, up to the first part that is not given: for the keys that begin so. */
  begin: (parts: Readonly<Partial<Record<PartsOf<P>, string | number>>>) => string;
  /** What a key says; undefined where it is none of this pattern. */
  read: (key: string) => Record<PartsOf<P>, string> | undefined;
};

const PART = /\{(\w+)\}/;
const escaped = (text: string): string => text.replaceAll(/[.*+?^$()|[\]\\]/g, '\\$&');

/** Text and names in turn: `['ORG#', 'organisationId', '#EVENT']`. */
const piecesOf = (text: string): string[] => text.split(PART);
const isName = (at: number): boolean => at % 2 === 1;

/** Every part is without `#` and ends where the text after it first begins, but for the last, which may hold what it likes. */
const readerOf = (pieces: readonly string[]): RegExp => {
  const lastName = pieces.length - 2;
  const source = pieces.map((piece, at) =>
    isName(at) ? `(?<${piece}>${at === lastName ? '.+' : '[^#]+?'})` : escaped(piece),
  );
  return new RegExp(`^${source.join('')}$`, 's');
};

/**
 * A key's pattern, the one place that knows how the key is put together and taken apart.
 * @param text fixed text with the parts' names in braces, for example `ORG#{organisationId}#EVENT#{eventId}`
 */
export const keyPattern = <P extends string>(text: P): KeyPattern<P> => {
  const pieces = piecesOf(text);
  const reader = readerOf(pieces);
  const parts = pieces.filter((_, at) => isName(at)) as PartsOf<P>[];
  const begin = (given: Readonly<Record<string, string | number | undefined>>): string => {
    let key = '';
    for (const [at, piece] of pieces.entries()) {
      const value = isName(at) ? given[piece] : piece;
      if (value === undefined) return key;
      key += String(value);
    }
    return key;
  };
  return {
    text,
    parts,
    begin,
    make: (given) => {
      for (const part of parts)
        if ((given as Record<string, unknown>)[part] === undefined)
          throw new Error(`the key ${text} lacks its ${part}`);
      return begin(given);
    },
    read: (key) => {
      const read = reader.exec(key);
      return read ? ({ ...read.groups } as Record<PartsOf<P>, string>) : undefined;
    },
  };
};
