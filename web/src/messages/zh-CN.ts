import { shell } from './shell/zh-CN';
import { pages } from './pages/zh-CN';

/** Every word of the public pages. `en` is typed by it, so a missing key fails the build. */
export const zhCN = { ...shell, ...pages };
export type Messages = typeof zhCN;
