import { join } from 'node:path';
import { build } from 'vite';

const WEB = import.meta.dirname;

/** In this order: the app, what the public's pages load, and these pages as a server draws them, which name the files of both. */
const PARTS = ['vite.config.ts', 'vite.islands.config.ts', 'vite.pages.config.ts'];

/** Builds the web into `web/dist` and `web/dist-pages`. */
export const buildWeb = async (logLevel = 'error') => {
  for (const part of PARTS) await build({ root: WEB, configFile: join(WEB, part), logLevel });
};
