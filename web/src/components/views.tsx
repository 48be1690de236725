import { useLocation } from 'preact-iso';
import type { VNode } from 'preact';
import viewsCss from './views.module.css';
import { classes } from '../lib/classes';

export type View = { key: string; says: string };

/** More than so many are no row of links any more, but one field to choose from. */
const MOST_LINKS = 6;

/**
 * Which part of a list is looked at, as links, or a field where there are many: the choice stands in the address, so it can be
 * shared and back works.
 */
export const Views = ({
  label,
  name = 'view',
  views,
  here,
}: {
  label: string;
  /** Of the query. */
  name?: string;
  views: readonly View[];
  here: string;
}): VNode => {
  const { path, query, route } = useLocation();
  // Another part begins at its own first page.
  const kept = Object.entries(query).filter(([key]) => key !== 'cursor' && key !== name);
  const linkTo = (key: string): string => `${path}?${new URLSearchParams([...kept, [name, key]]).toString()}`;
  if (views.length > MOST_LINKS)
    return (
      <nav class={classes(viewsCss['views'], 'no-print')}>
        <label>
          <span class="muted small">{label}</span>
          <select value={here} onChange={(event) => route(linkTo(event.currentTarget.value))}>
            {views.map(({ key, says }) => (
              <option key={key} value={key}>
                {says}
              </option>
            ))}
          </select>
        </label>
      </nav>
    );
  return (
    <nav class={classes(viewsCss['views'], 'no-print')} aria-label={label}>
      <ul class="plain">
        {views.map((view) => (
          <li key={view.key}>
            <a href={linkTo(view.key)} aria-current={view.key === here ? 'true' : undefined}>
              {view.says}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
};
