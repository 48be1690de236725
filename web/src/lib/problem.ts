import { t } from '../messages';

/** What went wrong, as a person is told it: what happened, whether anything was kept, what to do. */
export class Problem extends Error {
  /** The catalogue's code, e.g. `shift-full`; `offline` and `unreadable` are our own. */
  declare readonly code: string;
  /** The sentence in the reader's language. */
  declare readonly sentence: string;
  /** HTTP status; 0 where no answer came. */
  declare readonly status: number;
  /** Sentences by the name of the field that they concern. */
  declare readonly fields: Readonly<Record<string, string>>;
  declare readonly requestId: string | undefined;

  constructor(
    code: string,
    sentence: string,
    status: number,
    fields: Readonly<Record<string, string>> = {},
    requestId?: string,
  ) {
    super(`${code}: ${sentence}`);
    // As they are, without the helper that a compiler brings for fields: public pages load this.
    Object.assign(this, { code, sentence, status, fields, requestId });
  }
}

/** Any thrown thing as something that can be shown. */
export const asProblem = (thrown: unknown): Problem =>
  thrown instanceof Problem ? thrown : new Problem('unreadable', t().problem.ours, 0);
