import type { VNode } from 'preact';
import { yuan } from '../lib/money';
import { t } from '../messages';

/**
 * For a glance, not for the books: rounded to whole yuan where it has fen, with what it is exactly on hover and for who listens.
 * @param fen whole fen
 */
export const RoundMoney = ({ fen }: { fen: number }): VNode => {
  if (fen % 100 === 0) return <Money fen={fen} large />;
  return (
    <span class="money" title={yuan(fen)}>
      <span aria-hidden="true">{t().word.about(yuan(Math.round(fen / 100) * 100).slice(0, -3))}</span>
      <span class="hidden-visually">{yuan(fen)}</span>
    </span>
  );
};

/** Money with tabular figures; the fen stand smaller where the figure is large. @param fen whole fen */
export const Money = ({ fen, large = false }: { fen: number; large?: boolean }): VNode => {
  const text = yuan(fen);
  if (!large) return <span class="money">{text}</span>;
  return (
    <span class="money">
      {text.slice(0, -3)}
      <small>{text.slice(-3)}</small>
    </span>
  );
};
