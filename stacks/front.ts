import { readdirSync } from 'node:fs';
import { Fn } from 'aws-cdk-lib';
import { AllowedMethods, type CfnDistribution } from 'aws-cdk-lib/aws-cloudfront';
import type { IPrincipal } from 'aws-cdk-lib/aws-iam';
import { secretField } from './secrets';

/** How CloudFront sends what to whom: the same promises, in the words that a partition understands. */
export type Front = {
  sending: Pick<
    CfnDistribution.DistributionConfigProperty,
    'origins' | 'defaultCacheBehavior' | 'cacheBehaviors' | 'httpVersion' | 'ipv6Enabled'
  >;
  /** Who may read the site's bucket; `distribution` is the reference of the finished distribution. */
  reader: (distribution: string) => {
    principal: IPrincipal;
    conditions?: Record<string, Record<string, string>>;
  };
};

export const SITE = 'site';
export const API = 'api';
/** In which the front hands the visitor's address on. */
export const ADDRESS_HEADER = 'x-viewer-address';

const READS = AllowedMethods.ALLOW_GET_HEAD.methods;

/** What every behaviour has in common: TLS, compressed, never more than reading kept. */
export const sendTo = (targetOriginId: typeof SITE | typeof API, may: 'read' | 'change') => ({
  targetOriginId,
  allowedMethods: may === 'read' ? READS : AllowedMethods.ALLOW_ALL.methods,
  cachedMethods: READS,
  viewerProtocolPolicy: 'redirect-to-https',
  compress: true,
});

/** The API under its own name (so the visitor's `Host` stays behind), with the key that shows that CloudFront asks. */
export const apiOrigin = (endpoint: string, stage: string): CfnDistribution.OriginProperty => ({
  id: API,
  domainName: Fn.select(2, Fn.split('/', endpoint)),
  customOriginConfig: {
    originProtocolPolicy: 'https-only',
    originSslProtocols: ['TLSv1.2'],
    originReadTimeout: 30,
  },
  originCustomHeaders: [{ headerName: 'x-front-key', headerValue: secretField(stage, 'frontKey') }],
});

/** In which the front hands the reader's language to the pages. */
export const LANGUAGE_HEADER = 'X-Page-Language';

/** Headers on which an answer depends: in the cache's key, so that nobody is ever given another's answer. */
export const ANSWER_DEPENDS_ON = ['Accept-Language', 'Authorization', 'X-Order-Key'];

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
