import { useEffect } from 'preact/hooks';
import { t } from '../messages';

/** The page's own name first, for tabs, history and whoever shares the link. @param name `undefined` while it is read */
export const useTitle = (name: string | undefined): void => {
  const site = t().site.name;
  useEffect(() => {
    if (name !== undefined) document.title = `${name} · ${site}`;
  }, [name, site]);
};
