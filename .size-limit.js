import { readFileSync } from 'node:fs';
import { firstLoads, MOST_BYTES_OF_APP } from './web/first-load.js';

/** `npm run build && npx size-limit`: the first load of each page of the app that is for everybody; of the public's pages a test tells. */
export default firstLoads('web/dist', readFileSync('web/src/app/routes.tsx', 'utf8')).map(
  ({ page, language, files }) => ({
    name: `${page} (${language})`,
    path: files,
    limit: `${MOST_BYTES_OF_APP} B`,
    gzip: true,
  }),
);
