import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

const newest = (folder: string): number =>
  readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .reduce((latest, entry) => Math.max(latest, statSync(join(entry.parentPath, entry.name)).mtimeMs), 0);

/** Builds the web pages where they are missing or older than their sources. */
export const buildPages = async (web: string): Promise<void> => {
  const page = join(web, 'dist-pages', 'render.js');
  const sources = Math.max(
    ...['src', 'public'].map((folder) => newest(join(web, folder))),
    ...readdirSync(web)
      .filter((name) => /\.(html|ts|js)$/.test(name))
      .map((name) => statSync(join(web, name)).mtimeMs),
  );
  if (existsSync(page) && statSync(page).mtimeMs >= sources) return;
  const { buildWeb } = await import('../../web/build-web.js');
  await buildWeb();
};
