import type { VNode } from 'preact';
import barCss from './bar.module.css';
import { classes } from '../lib/classes';

export type Part = {
  key: string;
  /** Any unit: the parts are drawn in proportion. Below 0 counts as 0. */
  amount: number;
  shade: 'teal' | 'water' | 'pale' | 'persimmon' | 'rest';
};

/** The bar's own length, in whole steps. */
const LENGTH = 1000;
const GAP = 4;
/** Something that is not nothing can be seen. */
const SHORTEST = 8;

/** Where each part begins and how long it is. */
const placed = (parts: readonly Part[]): (Part & { from: number; length: number })[] => {
  const shown = parts.filter((part) => part.amount > 0);
  const whole = shown.reduce((sum, part) => sum + part.amount, 0);
  const lengths = shown.map((part) => Math.max(SHORTEST, Math.round((part.amount / whole) * LENGTH)));
  const all = lengths.reduce((sum, length) => sum + length, 0) + GAP * (shown.length - 1);
  let from = 0;
  return shown.map((part, at) => {
    const length = ((lengths[at] ?? 0) / all) * LENGTH;
    const here = { ...part, from: Math.round(from), length: Math.round(length) };
    from += length + (GAP / all) * LENGTH;
    return here;
  });
};

/**
 * Parts of a whole as one bar, drawn by attributes: the content policy lets no HTML bring styles of its own.
 * @param label says the same in words for who cannot see it
 */
export const Bar = ({
  parts,
  label,
  tall = false,
}: {
  parts: readonly Part[];
  label: string;
  tall?: boolean;
}): VNode => (
  <svg
    class={tall ? classes(barCss['bar'], barCss['tall']) : barCss['bar']}
    viewBox={`0 0 ${LENGTH} 10`}
    preserveAspectRatio="none"
    role="img"
    aria-label={label}
  >
    {placed(parts).map(({ key, shade, from, length }) => (
      <rect
        key={key}
        class={classes(barCss['bar-part'], barCss[shade])}
        x={from}
        width={length}
        height="10"
      />
    ))}
  </svg>
);
