import type { VNode } from 'preact';
import type { Problem } from '../lib/problem';
import { t } from '../messages';
import { Button } from './button';
import { Notice } from './state';

/** Nothing is at this address, or it is no address of ours at all, e.g. because it was cut. */
export const isNowhere = ({ status }: Problem): boolean => status === 404 || status === 400;

/** A problem where it happened, in words, with a way on. */
export const Failure = ({
  problem,
  again,
}: {
  problem: Problem;
  again?: (() => unknown) | undefined;
}): VNode => (
  <Notice mood="bad">
    <p>{problem.sentence}</p>
    {problem.requestId !== undefined && problem.status >= 500 && (
      <p class="small muted">{t().problem.number(problem.requestId)}</p>
    )}
    {again && !isNowhere(problem) && (
      <p>
        <Button look="quiet" onClick={() => void again()}>
          {t().problem.again}
        </Button>
      </p>
    )}
  </Notice>
);
