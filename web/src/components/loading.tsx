import type { ComponentChildren, VNode } from 'preact';
import type { Loaded } from '../lib/load';
import type { Problem } from '../lib/problem';
import { t } from '../messages';
import { Button } from './button';
import { Notice } from './state';

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
    {again && problem.status !== 404 && (
      <p>
        <Button look="quiet" onClick={() => void again()}>
          {t().problem.again}
        </Button>
      </p>
    )}
    {again && problem.status === 404 && (
      <p>
        <a href="/">{t().notFound.home}</a>
      </p>
    )}
  </Notice>
);

type LoadingProps<Value> = {
  loaded: Loaded<Value>;
  again: () => unknown;
  /** The shape of what comes. */
  shape: ComponentChildren;
  children: (value: Value) => ComponentChildren;
};

/** Draws what was read; before that its shape; or what went wrong, with another try. */
export const Loading = <Value,>({ loaded, again, shape, children }: LoadingProps<Value>): VNode => {
  if (loaded.state === 'loading') return <>{shape}</>;
  if (loaded.state === 'failed') return <Failure problem={loaded.problem} again={again} />;
  return <>{children(loaded.value)}</>;
};
