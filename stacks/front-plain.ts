import { readdirSync } from 'node:fs';
import { OriginAccessIdentity } from 'aws-cdk-lib/aws-cloudfront';
import type { Bucket } from 'aws-cdk-lib/aws-s3';
import type { Stack } from 'sst/constructs';
import { ANSWER_DEPENDS_ON, API, apiOrigin, sendTo, SITE, type Front } from './front';

/** What the API reads of a request besides its path, query, cookies and body. Without policies each header is named. */
const FORWARDED = [...ANSWER_DEPENDS_ON, 'Accept', 'Idempotency-Key', 'Origin', 'Referer', 'Sec-Fetch-Site'];

const YEAR_SECONDS = 31_536_000;
const NOTHING_BUT_THE_PATH = { queryString: false, cookies: { forward: 'none' } };
/** A distribution has at most 25 behaviours unless Amazon is asked for more; the API's is one of them. */
const MOST_ENTRIES = 23;

/** The path patterns of what lies in the built site beside its one page. */
export const filePatterns = (webFolder: string): string[] => {
  const patterns = readdirSync(webFolder, { withFileTypes: true })
    .filter((entry) => entry.name !== 'index.html')
    .map((entry) => (entry.isDirectory() ? `/${entry.name}/*` : `/${entry.name}`))
    .sort();
  if (patterns.length > MOST_ENTRIES)
    throw new Error(
      `${webFolder} 顶层有 ${patterns.length} 项，CloudFront 最多 ${MOST_ENTRIES} 项：请放进一个文件夹。 ${webFolder} holds ${patterns.length} entries at its top; CloudFront takes ${MOST_ENTRIES}: put them into a folder.`,
    );
  return patterns;
};

/**
 * The front with what CloudFront has in mainland China: no functions and no policies. Files are named one by one and come
 * from the bucket; every other path is a page, answered by the page shell behind the API; nothing turns the API's own 404
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
        forwardedValues: NOTHING_BUT_THE_PATH,
        minTtl: 0,
        defaultTtl: 0,
        maxTtl: 3600,
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
