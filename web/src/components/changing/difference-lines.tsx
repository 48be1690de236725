import type { VNode } from 'preact';
import type { Differences } from '../../../../functions/shared/revision';
import { fieldSaid, saidOf } from '../../lib/said';
import { historyWords } from '../../messages/history';
import changingCss from './changing.module.css';

/** Field by field: what stood there, and what stands there now. */
export const DifferenceLines = ({ changed }: { changed: Differences }): VNode => (
  <ul class={changingCss['differences']}>
    {Object.entries(changed).map(([field, [before, after]]) => (
      <li key={field}>
        <span class="muted">{fieldSaid(field)}</span>{' '}
        <span class="hidden-visually">{historyWords().history.was}</span>
        <del>{saidOf(field, before)}</del> <span aria-hidden="true">→</span>{' '}
        <span class="hidden-visually">{historyWords().history.is}</span>
        <ins>{saidOf(field, after)}</ins>
      </li>
    ))}
  </ul>
);
