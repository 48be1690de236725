/** What `npm run build` made of src/pages: public pages drawn by a server. */
export { factsFor, renderPage, shell } from './dist-pages/render.js';
