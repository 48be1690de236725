import { useEffect, useRef } from 'preact/hooks';
import { t } from '../messages';

/**
 * The page's own name first, for tabs, history and whoever shares the link. @param name `undefined` while it is read: the
 * site's own stands meanwhile, in the reader's language
 */
export const useTitle = (name: string | undefined): void => {
  const { name: site, tagline } = t().site;
  const ours = useRef<string>();
  useEffect(() => {
    // A part of the page may have named it meanwhile, as what is not there does: in another language that stands as well.
    if (name === undefined && ours.current !== undefined && ours.current !== document.title) return;
    document.title = name === undefined ? `${site} · ${tagline}` : `${name} · ${site}`;
    ours.current = document.title;
  }, [name, site]);
};
