import { useLocation } from 'preact-iso';
import type { VNode } from 'preact';
import type { Path } from '../lib/contract';
import { t } from '../messages';
import { LinkButton } from './button';

/** The address of the API for the page that this page's own address names. */
export const usePagePath = <const P extends string>(path: Path<P>): Path<P> => {
  const { query } = useLocation();
  const cursor = query['cursor'];
  if (cursor === undefined) return path;
  return `${path}${path.includes('?') ? '&' : '?'}cursor=${encodeURIComponent(cursor)}` as Path<P>;
};

/** On to the next page and back to the first, as links: each page of a list can be shared, and back works. */
export const Pager = ({ next }: { next: string | undefined }): VNode | null => {
  const { path, query } = useLocation();
  const { cursor, ...others } = query;
  if (next === undefined && cursor === undefined) return null;
  const to = (more: Record<string, string>): string => {
    const asked = new URLSearchParams({ ...others, ...more }).toString();
    return asked === '' ? path : `${path}?${asked}`;
  };
  return (
    <div class="row apart no-print">
      {cursor === undefined ? (
        <span />
      ) : (
        <LinkButton look="quiet" href={to({})}>
          {t().word.first}
        </LinkButton>
      )}
      {next !== undefined && (
        <LinkButton look="quiet" href={to({ cursor: next })}>
          {t().word.more}
        </LinkButton>
      )}
    </div>
  );
};
