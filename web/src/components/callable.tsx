import type { VNode } from 'preact';
import { piecesOf } from '../lib/phones';

/** A text whose telephone numbers are called by a tap. */
export const Callable = ({ text }: { text: string }): VNode => (
  <>
    {piecesOf(text).map(({ text: piece, call }) =>
      call === undefined ? (
        piece
      ) : (
        <a key={piece} href={`tel:${call}`}>
          {piece}
        </a>
      ),
    )}
  </>
);
