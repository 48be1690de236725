import type { VNode } from 'preact';
import { ordersWords } from '../messages/orders';
import { LinkButton } from './button';

type SaveAsProps = {
  /** Of the API, beside the list's own. */
  path: string;
  /** What the list on the page is asked. */
  query?: Readonly<Record<string, string | undefined>>;
  says?: string;
};

/** The list of this page as a file for spreadsheets, asked as the page asked it: the browser saves what the server sends. */
export const SaveAs = ({ path, query = {}, says }: SaveAsProps): VNode => {
  const asked = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) if (value !== undefined) asked.set(name, value);
  const text = asked.toString();
  return (
    <LinkButton look="quiet" download href={`/api${path}.csv${text === '' ? '' : `?${text}`}`}>
      {says ?? ordersWords().sheet.save}
    </LinkButton>
  );
};
