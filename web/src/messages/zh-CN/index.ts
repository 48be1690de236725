import { shell } from './shell';
import { pages } from './pages';

/** Every word of the public pages. `en` is typed by it, so a missing key fails the build. */
export const zhCN = { ...shell, ...pages };
export type Messages = typeof zhCN;
