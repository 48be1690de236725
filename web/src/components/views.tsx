import { useLocation } from 'preact-iso';
import type { VNode } from 'preact';
import './views.css';

export type View = { key: string; says: string };

/** Which part of a list is looked at, as links: the choice stands in the address, so it can be shared and back works. */
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
  const { path, query } = useLocation();
  // Another part begins at its own first page.
  const kept = Object.entries(query).filter(([key]) => key !== 'cursor' && key !== name);
  return (
    <nav class="views no-print" aria-label={label}>
      <ul class="plain">
        {views.map((view) => (
          <li key={view.key}>
            <a
              href={`${path}?${new URLSearchParams([...kept, [name, view.key]]).toString()}`}
              aria-current={view.key === here ? 'true' : undefined}
            >
              {view.says}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
};
