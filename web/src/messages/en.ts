import type { Messages } from './zh-CN';
import { shell } from './shell/en';
import { pages } from './pages/en';

export const en: Messages = { ...shell, ...pages };
