/**
 * Runs at CloudFront before every request to the API and the pages (cloudfront-js-2.0: one plain function, nothing imported).
 * To the API it hands the visitor's address in a header of ours, over anything that the visitor sent under that name. To the
 * pages it hands the reader's language, by which alone a page is kept: that of the address, the cookie, the browser, Chinese, as
 * functions/platform/http/page-language.ts reads them.
 */
export const VIEWER_REQUEST = `
function known(text) {
  var asked = String(text).trim().toLowerCase();
  return asked.indexOf('en') === 0 ? 'en' : asked.indexOf('zh') === 0 ? 'zh-CN' : '';
}
function languageOf(request) {
  var lang = request.querystring && request.querystring.lang;
  if (lang && (lang.value === 'en' || lang.value === 'zh-CN')) return lang.value;
  var cookie = request.cookies && request.cookies.lang;
  if (cookie && known(cookie.value)) return known(cookie.value);
  var accepted = request.headers['accept-language'];
  var parts = accepted ? accepted.value.split(',') : [];
  for (var at = 0; at < parts.length; at += 1) if (known(parts[at])) return known(parts[at]);
  return 'zh-CN';
}
function handler(event) {
  var request = event.request;
  if (request.uri.startsWith('/api/')) request.headers['x-viewer-address'] = { value: event.viewer.ip };
  else request.headers['x-page-language'] = { value: languageOf(request) };
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
