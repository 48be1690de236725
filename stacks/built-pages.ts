import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The pages must be there, and be built for the organisation that is to stand at `/`. */
export const insistOnPages = (webFolder: string, home: string): void => {
  const page = join(webFolder, 'index.html');
  if (!existsSync(page))
    throw new Error(`There are no built pages in ${webFolder}: run "npm run build" first.`);
  if (!readFileSync(page, 'utf8').includes(`name="shanchao-home" content="${home}"`))
    throw new Error(
      `The pages in ${webFolder} were built for another home organisation than ${home}: run "npm run build" with HOME_ORGANISATION=${home}.`,
    );
};
