import type { VNode } from 'preact';
import { Bar } from '../../components/bar';
import { eventsWords } from '../../messages/events';
import deskEventCss from './desk-event.module.css';

/** How full an event or a shift is: the figure, and the same as a bar. */
export const Fill = ({ taken, places }: { taken: number; places: number }): VNode => (
  <div class={deskEventCss['fill']}>
    <span class="small">{eventsWords().events.signedUp(taken, places)}</span>
    <Bar
      label={eventsWords().events.fill(taken, places)}
      parts={[
        { key: 'taken', amount: taken, shade: taken >= places ? 'teal' : 'water' },
        { key: 'left', amount: places - taken, shade: 'rest' },
      ]}
    />
  </div>
);
