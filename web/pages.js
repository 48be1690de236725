/** What `npm run build` made of src/pages: public pages drawn by a server. */
export { drawnFor, renderPage, shell } from './dist-pages/render.js';
