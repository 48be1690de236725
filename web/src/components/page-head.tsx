import type { ComponentChildren, VNode } from 'preact';
import pageHeadCss from './page-head.module.css';
import { classes } from '../lib/classes';

type PageHeadProps = {
  title: ComponentChildren;
  /** Where this page hangs below. */
  back?: { href: string; says: string };
  /** A state beside the title. */
  state?: ComponentChildren;
  /** One sentence under it. */
  lead?: ComponentChildren;
  /** What can be done with the whole page. */
  children?: ComponentChildren;
};

/** After an act whose button is gone: the reading goes on at the page's head, where its new state stands. */
export const toPageHead = (): void =>
  document.querySelector<HTMLElement>('.page-head h1')?.focus({ preventScroll: true });

/** The head of a staff page: the way back, the title with its state, what can be done. */
export const PageHead = ({ title, back, state, lead, children }: PageHeadProps): VNode => (
  <header class={pageHeadCss['page-head']}>
    {back && (
      <p class="small no-print">
        <a class={pageHeadCss['back-link']} href={back.href}>
          <span aria-hidden="true">←</span>
          {back.says}
        </a>
      </p>
    )}
    <div class={pageHeadCss['page-head-row']}>
      <div>
        <div class={pageHeadCss['page-title']}>
          <h1 tabIndex={-1}>{title}</h1>
          {state}
        </div>
        {lead !== undefined && <p class={classes('muted', pageHeadCss['page-lead'])}>{lead}</p>}
      </div>
      {children !== undefined && (
        <div class={classes('row no-print', pageHeadCss['page-acts'])}>{children}</div>
      )}
    </div>
  </header>
);
