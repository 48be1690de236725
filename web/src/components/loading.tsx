import type { ComponentChildren, VNode } from 'preact';
import type { Loaded } from '../lib/load';
import type { Problem } from '../lib/problem';
import { t } from '../messages';
import { Button } from './button';
import { NotFound } from './not-found';
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

type LoadingProps<Value> = {
  loaded: Loaded<Value>;
  again: () => unknown;
  /** The shape of what comes. */
  shape: ComponentChildren;
  children: (value: Value) => ComponentChildren;
  /** It is what the page is about: without it there is no such page. */
  isPage?: boolean;
};

/** Draws what was read; before that its shape; or what went wrong, with another try. */
export const Loading = <Value,>(props: LoadingProps<Value>): VNode => {
  const { loaded, again, shape, children, isPage = false } = props;
  if (loaded.state === 'loading') return <>{shape}</>;
  if (loaded.state === 'failed' && isPage && isNowhere(loaded.problem)) return <NotFound />;
  if (loaded.state === 'failed') return <Failure problem={loaded.problem} again={again} />;
  return <>{children(loaded.value)}</>;
};
