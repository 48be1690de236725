import type { VNode } from 'preact';
import headerCss from '../app/header.module.css';

/** The product's own mark: a fish above a wave. The words beside it carry the name. */
export const Mark = (): VNode => (
  <svg class={headerCss['mark']} viewBox="0 0 32 32" aria-hidden="true">
    <path
      class={headerCss['mark-fish']}
      d="M2.5 13.5C6.5 6.8 14 5 19.6 9.6c2.3 1.9 5 3.7 9.9 3.9-4.9.2-7.6 2-9.9 3.9C14 22 6.5 20.2 2.5 13.5Z"
    />
    <circle class={headerCss['mark-eye']} cx="9.3" cy="12" r="1.5" />
    <path class={headerCss['mark-wave']} d="M2.5 26.5c2.7-2.5 5.4-2.5 8.1 0s5.4 2.5 8.1 0 5.4-2.5 8.1 0" />
  </svg>
);
