import type { VNode } from 'preact';
import { yuan } from '../lib/money';

/** Money with tabular figures; the fen stand smaller where the figure is large. @param fen whole fen */
export const Money = ({ fen, large = false }: { fen: number; large?: boolean }): VNode => {
  const text = yuan(fen);
  if (!large) return <span class="money">{text}</span>;
  return (
    <span class="money large">
      {text.slice(0, -3)}
      <small>{text.slice(-3)}</small>
    </span>
  );
};
