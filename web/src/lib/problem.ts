/** What went wrong, as a person is told it: what happened, whether anything was kept, what to do. */
export class Problem extends Error {
  constructor(
    /** The catalogue's code, e.g. `shift-full`; `offline` and `unreadable` are our own. */
    readonly code: string,
    /** The sentence in the reader's language. */
    readonly sentence: string,
    /** HTTP status; 0 where no answer came. */
    readonly status: number,
    /** Sentences by the name of the field that they concern. */
    readonly fields: Readonly<Record<string, string>> = {},
    readonly requestId?: string,
  ) {
    super(`${code}: ${sentence}`);
  }
}
