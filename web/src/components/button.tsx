import type { ComponentChildren, JSX, VNode } from 'preact';
import { t } from '../messages';

/** `main` is the one main action of a page (persimmon), `quiet` leads aside or undoes, `bare` is an icon, `danger` destroys. */
export type Look = 'main' | 'plain' | 'quiet' | 'bare' | 'danger';

const classesOf = (look: Look, wide: boolean, needsScript = false): string =>
  `button ${look}${wide ? ' wide' : ''}${needsScript ? ' needs-script' : ''}`;

type ButtonProps = Omit<JSX.HTMLAttributes<HTMLButtonElement>, 'class' | 'type' | 'onClick'> & {
  look?: Look;
  wide?: boolean;
  type?: 'button' | 'submit';
  /** Stands in a page's HTML, and is not seen where no script runs. */
  needsScript?: boolean;
  /** Under way: says so, keeps its width, and a second tap does nothing. */
  busy?: boolean;
  disabled?: boolean;
  onClick?: ((event: MouseEvent) => void) | undefined;
  children: ComponentChildren;
};

export const Button = ({
  look = 'plain',
  wide = false,
  type = 'button',
  busy = false,
  needsScript = false,
  ...rest
}: ButtonProps): VNode => {
  const { children, onClick, disabled = false, ...more } = rest;
  return (
    <button
      {...more}
      type={type}
      class={classesOf(look, wide, needsScript)}
      aria-disabled={busy || disabled ? 'true' : undefined}
      aria-busy={busy ? 'true' : undefined}
      onClick={(event) => {
        if (busy || disabled) event.preventDefault();
        else onClick?.(event);
      }}
    >
      {children}
      {busy && <span class="hidden-visually">{t().word.busy}</span>}
    </button>
  );
};

type LinkButtonProps = {
  href: string;
  /** What a tap on it is to do after the way that it leads. */
  wants?: 'take' | 'wait';
  look?: Look;
  wide?: boolean;
  download?: boolean;
  children: ComponentChildren;
};

export const LinkButton = ({
  href,
  look = 'plain',
  wide = false,
  download = false,
  wants,
  children,
}: LinkButtonProps): VNode => (
  <a href={href} class={classesOf(look, wide)} download={download || undefined} data-wants={wants}>
    {children}
  </a>
);
