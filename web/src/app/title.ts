import { useEffect } from 'preact/hooks';
import { t } from '../messages';

/**
 * The page's own name first, for tabs, history and whoever shares the link. @param name `undefined` while it is read: the
 * site's own stands meanwhile, in the reader's language
 */
export const useTitle = (name: string | undefined): void => {
  const { name: site, tagline } = t().site;
  useEffect(() => {
    document.title = name === undefined ? `${site} · ${tagline}` : `${name} · ${site}`;
  }, [name, site]);
};
