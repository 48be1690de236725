import { readFileSync } from 'node:fs';
import { firstLoads, MOST_BYTES } from './web/first-load.js';

/** `npm run build && npx size-limit`: the first load of each public page in each language. */
export default firstLoads('web/dist', readFileSync('web/src/app/routes.tsx', 'utf8')).map(
  ({ page, language, files }) => ({
    name: `${page} (${language})`,
    path: files,
    limit: `${MOST_BYTES} B`,
    gzip: true,
  }),
);
