import type { ComponentChildren, VNode } from 'preact';
import { Notice } from '../components/state';

/** A part of a page that a script takes over: it draws the same anew, and from then on it can be pressed. */
export const Island = ({
  name,
  class: more,
  children,
}: {
  /** Once a page. */
  name: string;
  class?: string;
  children?: ComponentChildren;
}): VNode => (
  <div class={more} data-island={name}>
    {children}
  </div>
);

/** Says where no script runs that this very thing needs one. */
export const NeedsScript = ({ children }: { children: ComponentChildren }): VNode => (
  <noscript>
    <Notice mood="wait">
      <p>{children}</p>
    </Notice>
  </noscript>
);
