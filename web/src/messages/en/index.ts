import type { Messages } from '../zh-CN/index';
import { shell } from './shell';
import { pages } from './pages';

export const en: Messages = { ...shell, ...pages };
