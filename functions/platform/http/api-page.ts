import { html } from 'hono/html';
import type { Context } from 'hono';
import { languageOf } from './language';

/**
 * Our own files alone: the viewer and its styles come from the static site (/api-docs/*), the document from the API. The
 * viewer's icons are pictures that its style sheet holds itself.
 */
export const API_PAGE_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ');

const WORDS = {
  zh: {
    lang: 'zh-CN',
    title: '善潮 · 接口说明',
    home: '善潮',
    document: 'OpenAPI 3.1 文件',
    needsScript: '本页需要 JavaScript；文件本身在',
  },
  en: {
    lang: 'en',
    title: 'Shanchao · The API',
    home: 'Shanchao',
    document: 'OpenAPI 3.1 document',
    needsScript: 'This page needs JavaScript; the document itself is at',
  },
} as const;

/** The page that shows /api/openapi.json, in the reader's language as far as the words are ours. Nothing in it is inline. */
export const apiPage = async (c: Context): Promise<Response> => {
  const words = WORDS[languageOf(c)];
  c.header('content-security-policy', API_PAGE_POLICY);
  return c.html(
    html`<!doctype html>
      <html lang="${words.lang}">
        <head>
          <meta charset="utf-8" />
          <meta name="viewport" content="width=device-width, initial-scale=1" />
          <title>${words.title}</title>
          <link rel="icon" href="/mark.svg" type="image/svg+xml" />
          <link rel="stylesheet" href="/api-docs/swagger-ui.css" />
          <link rel="stylesheet" href="/api-docs/page.css" />
          <script src="/api-docs/swagger-ui-bundle.js" defer></script>
          <script src="/api-docs/start.js" defer></script>
        </head>
        <body>
          <nav>
            <a href="/">${words.home}</a>
            <a href="/api/openapi.json">${words.document}</a>
          </nav>
          <noscript>
            <p>${words.needsScript} <a href="/api/openapi.json">/api/openapi.json</a></p>
          </noscript>
          <main id="api"></main>
        </body>
      </html>`,
  );
};
