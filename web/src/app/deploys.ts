import { tell } from '../lib/told';
import { t } from '../messages';

const NOTE = 'reloaded-at';
const ONCE_IN_MS = 30_000;

const reloadedLately = (): boolean => {
  try {
    const before = Number(sessionStorage.getItem(NOTE) ?? 0);
    sessionStorage.setItem(NOTE, String(Date.now()));
    return Date.now() - before < ONCE_IN_MS;
  } catch {
    return true;
  }
};

/**
 * A page's file that can no longer be fetched belongs to an earlier build: the page is loaded anew, at most once in a
 * while; without a network that is said instead.
 */
export const comeBackAfterDeploy = (): void => {
  addEventListener('vite:preloadError', () => {
    if (!navigator.onLine || reloadedLately()) tell(t().problem.offline, 'calm');
    else location.reload();
  });
};
