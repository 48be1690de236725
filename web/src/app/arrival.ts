import { useLocation } from 'preact-iso';
import { useEffect, useRef } from 'preact/hooks';

/** After a change of page the reading begins at its top, for screen readers too; the first page is left to the browser. */
export const useArrival = (): void => {
  const { path } = useLocation();
  const isFirst = useRef(true);
  useEffect(() => {
    if (!isFirst.current) document.querySelector<HTMLElement>('main')?.focus({ preventScroll: true });
    isFirst.current = false;
  }, [path]);
};

/** The part that the address names (`#offers`) exists only once the page is read: then it is gone to. */
export const useHash = (isReady: boolean): void => {
  useEffect(() => {
    if (isReady && location.hash !== '') document.getElementById(location.hash.slice(1))?.scrollIntoView();
  }, [isReady]);
};
