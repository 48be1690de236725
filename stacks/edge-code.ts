/**
 * Runs at CloudFront before every request (cloudfront-js-2.0: one plain function, nothing imported). To the API it hands
 * the visitor's address in a header of ours, over anything that the visitor sent under that name. A page's address has no
 * file behind it: it gets the one page, which finds its way itself; a name with a dot is a file, there or not.
 */
export const VIEWER_REQUEST = `
function handler(event) {
  var request = event.request;
  if (request.uri.startsWith('/api/')) {
    request.headers['x-viewer-address'] = { value: event.viewer.ip };
    return request;
  }
  if (!request.uri.slice(request.uri.lastIndexOf('/')).includes('.')) request.uri = '/index.html';
  return request;
}
`;

/**
 * Lets a request through to the API only where CloudFront put its key on it: calling the API past CloudFront would let the
 * caller choose the address by which sign-in counts tries. The next key is good too, so that it can take over without a gap.
 */
export const FRONT_GUARD = `
const { createHash, timingSafeEqual } = require('node:crypto');
const digest = (text) => createHash('sha256').update(text).digest();
const keys = [process.env.FRONT_KEY, process.env.FRONT_KEY_NEXT].filter(Boolean).map(digest);
exports.handler = async (event) => {
  const given = digest(event.headers?.['x-front-key'] ?? '');
  return { isAuthorized: keys.some((key) => timingSafeEqual(key, given)) };
};
`;

/** Answers every page's address with the one page, where CloudFront has no functions of its own (mainland China). */
export const PAGE_SHELL = `
import { readFileSync } from 'node:fs';
const body = readFileSync(new URL('./index.html', import.meta.url), 'utf8');
const headers = { ...JSON.parse(process.env.PAGE_HEADERS), 'content-type': 'text/html; charset=utf-8' };
headers['cache-control'] = 'public, max-age=0, s-maxage=60';
export const handler = async () => ({ statusCode: 200, headers, body });
`;
