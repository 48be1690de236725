import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The pages must be there, and be built for the organisation that is to stand at `/`. */
export const insistOnPages = (webFolder: string, home: string): void => {
  const page = join(webFolder, 'index.html');
  if (!existsSync(page))
    throw new Error(
      `${webFolder} 里没有构建好的网页：请先运行 npm run build。 There are no built pages in ${webFolder}: run "npm run build" first.`,
    );
  if (!readFileSync(page, 'utf8').includes(`name="shanchao-home" content="${home}"`))
    throw new Error(
      `${webFolder} 里的网页是为 ${home} 以外的组织构建的：请设 HOME_ORGANISATION=${home} 后运行 npm run build。 The pages in ${webFolder} were built for another home organisation than ${home}: run "npm run build" with HOME_ORGANISATION=${home}.`,
    );
};
