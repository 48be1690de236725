import type { ComponentChildren, VNode } from 'preact';
import type { Loaded } from '../lib/load';
import { Failure, isNowhere } from './failure';
import { NotFound } from './not-found';

export { Failure, isNowhere } from './failure';

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
