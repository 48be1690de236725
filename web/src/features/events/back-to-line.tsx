import type { VNode } from 'preact';
import { eventsWords } from '../../messages/events';
import type { Holding } from '../sign-ups/roster';
import formCss from '../../components/form.module.css';

type BackToLineProps = {
  holding: readonly Holding[];
  /** As many as there are to be; below those held, somebody goes back to the line. */
  places: number;
};

/** Who gives up their place where there are to be fewer than are held. Nothing where there are enough. */
export const BackToLine = ({ holding, places }: BackToLineProps): VNode | null => {
  const says = eventsWords().shifts.back;
  const over = holding.length - places;
  if (over <= 0 || places < 1) return null;
  return (
    <fieldset>
      <legend>{says.title(over)}</legend>
      <p class="muted small">{says.says}</p>
      {holding
        .filter(({ checkedInAt }) => checkedInAt === undefined)
        .map(({ personId, name }) => (
          <label key={personId} class={formCss['check']}>
            <input type="checkbox" name="backToLine" value={personId} />
            {name === '' ? eventsWords().roster.nameless : name}
          </label>
        ))}
    </fieldset>
  );
};
