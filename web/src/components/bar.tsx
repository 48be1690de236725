import type { VNode } from 'preact';
import './bar.css';

export type Part = {
  key: string;
  /** Any unit: the parts are drawn in proportion. Below 0 counts as 0. */
  amount: number;
  shade: 'teal' | 'water' | 'pale' | 'persimmon' | 'rest';
};

/** Parts of a whole as one bar. @param label says the same in words for who cannot see it */
export const Bar = ({
  parts,
  label,
  tall = false,
}: {
  parts: readonly Part[];
  label: string;
  tall?: boolean;
}): VNode => (
  <div class={tall ? 'bar tall' : 'bar'} role="img" aria-label={label}>
    {parts
      .filter((part) => part.amount > 0)
      .map((part) => (
        <span key={part.key} class={`bar-part ${part.shade}`} style={{ flexGrow: part.amount }} />
      ))}
  </div>
);
