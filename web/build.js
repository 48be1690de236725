import { buildWeb } from './build-web.js';

// `npm run build`
await buildWeb('info');
