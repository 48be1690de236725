import { OriginAccessIdentity } from 'aws-cdk-lib/aws-cloudfront';
import type { Bucket } from 'aws-cdk-lib/aws-s3';
import type { Stack } from 'sst/constructs';
import { ANSWER_DEPENDS_ON, API, apiOrigin, filePatterns, sendTo, SITE, type Front } from './front';

/** What the API reads of a request besides its path, query, cookies and body. Without policies each header is named. */
const FORWARDED = [...ANSWER_DEPENDS_ON, 'Accept', 'Idempotency-Key', 'Origin', 'Referer', 'Sec-Fetch-Site'];

const YEAR_SECONDS = 31_536_000;
/** As long as a picture of a page may be kept. */
const WEEK_SECONDS = 604_800;
/** A page is kept by the reader's language alone, wherever it is told. */
const THE_LANGUAGE = {
  queryString: true,
  queryStringCacheKeys: ['lang'],
  cookies: { forward: 'whitelist', whitelistedNames: ['lang'] },
  headers: ['Accept-Language'],
};
const NOTHING_BUT_THE_PATH = { queryString: false, cookies: { forward: 'none' } };
/**
 * The front with what CloudFront has in mainland China: no functions and no policies. Files are named one by one and come
 * from the bucket; every other path is a page, answered by the function behind the API; nothing turns the API's own 404
 * into a page.
 */
export const plainFront = (
  stack: Stack,
  site: Bucket,
  api: { endpoint: string; stage: string },
  webFolder: string,
): Front => {
  const identity = new OriginAccessIdentity(stack, 'SiteReader', { comment: stack.stackName });
  return {
    sending: {
      httpVersion: 'http2',
      ipv6Enabled: false,
      origins: [
        {
          id: SITE,
          domainName: site.bucketRegionalDomainName,
          s3OriginConfig: {
            originAccessIdentity: `origin-access-identity/cloudfront/${identity.originAccessIdentityId}`,
          },
        },
        apiOrigin(api.endpoint, api.stage),
      ],
      defaultCacheBehavior: {
        ...sendTo(API, 'read'),
        forwardedValues: THE_LANGUAGE,
        minTtl: 0,
        defaultTtl: 0,
        maxTtl: WEEK_SECONDS,
      },
      cacheBehaviors: [
        {
          pathPattern: '/api/*',
          ...sendTo(API, 'change'),
          forwardedValues: { queryString: true, cookies: { forward: 'all' }, headers: FORWARDED },
          minTtl: 0,
          defaultTtl: 0,
          maxTtl: 86_400,
        },
        ...filePatterns(webFolder).map((pathPattern) => ({
          pathPattern,
          ...sendTo(SITE, 'read'),
          forwardedValues: NOTHING_BUT_THE_PATH,
          minTtl: 0,
          defaultTtl: 0,
          maxTtl: YEAR_SECONDS,
        })),
      ],
    },
    reader: () => ({ principal: identity.grantPrincipal }),
  };
};
