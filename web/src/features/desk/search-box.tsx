import { useLocation } from 'preact-iso';
import type { VNode } from 'preact';
import { useRef } from 'preact/hooks';
import type { Membership } from '../../app/staff-menu';
import { SearchIcon } from '../../components/staff-icons';
import { deskLink } from '../../lib/desk-links';
import { may } from '../../lib/may';
import { useKeys } from '../../lib/keys';
import { ordersWords } from '../../messages/orders';
import '../../styles/forms.css';
import searchCss from './search.module.css';
import { classes } from '../../lib/classes';

/** A door's list and the orders have a box of their own, which the key is for. */
const hasOwnBox = (path: string): boolean => path.endsWith('/check-in') || path.endsWith('/desk/orders');

/** One box for the whole desk: numbers, addresses, amounts, days and names. `/` leads into it. */
export const SearchBox = ({ mine }: { mine: Membership }): VNode | null => {
  const { path, query, route } = useLocation();
  const box = useRef<HTMLInputElement>(null);
  const says = ordersWords().search;
  useKeys({ '/': () => (hasOwnBox(path) ? false : box.current?.focus()) });
  const here = deskLink(mine.organisationId, '/search');
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    const text = box.current?.value.trim() ?? '';
    if (text !== '') route(`${here}?q=${encodeURIComponent(text)}`);
  };
  const isStaff = mine.roles.some((role) => role !== 'merchant' && role !== 'volunteer');
  if (!isStaff || hasOwnBox(path)) return null;
  const text = path === here ? (query['q'] ?? '') : '';
  return (
    <form class={classes(searchCss['desk-search'], 'no-print')} role="search" action={here} onSubmit={submit}>
      <SearchIcon />
      <input
        // Another search begins with its own words.
        key={text}
        ref={box}
        type="search"
        name="q"
        maxLength={120}
        defaultValue={text}
        enterKeyHint="search"
        aria-label={says.label}
        aria-keyshortcuts="/"
        placeholder={may(mine.organisationId, 'seeMoney') ? says.placeholder : says.placeholderOfNames}
        title={says.key}
      />
    </form>
  );
};
