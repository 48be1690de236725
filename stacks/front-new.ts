import { Aws, Duration } from 'aws-cdk-lib';
import {
  CacheCookieBehavior,
  CacheHeaderBehavior,
  CachePolicy,
  CacheQueryStringBehavior,
  CfnFunction,
  CfnOriginAccessControl,
  OriginRequestPolicy,
  CfnResponseHeadersPolicy,
} from 'aws-cdk-lib/aws-cloudfront';
import { ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { Bucket } from 'aws-cdk-lib/aws-s3';
import type { Stack } from 'sst/constructs';
import { VIEWER_REQUEST } from './edge-code';
import {
  ANSWER_DEPENDS_ON,
  apiOrigin,
  filePatterns,
  LANGUAGE_HEADER,
  sendTo,
  SITE,
  type Front,
} from './front';
import { CONTENT_SECURITY_POLICY, HSTS_SECONDS, PAGE_HEADERS } from './page-headers';

/** CloudFront's resources are one list for all regions of an account. */
const named = (stack: Stack, what: string): string => `${stack.stackName}-${what}-${Aws.REGION}`;

const PACKED = { enableAcceptEncodingGzip: true, enableAcceptEncodingBrotli: true } as const;

/** Keeps an answer of the API for as long as the answer itself says, which by default is not at all. */
const apiCache = (stack: Stack) =>
  new CachePolicy(stack, 'ApiCache', {
    cachePolicyName: named(stack, 'api'),
    minTtl: Duration.seconds(0),
    defaultTtl: Duration.seconds(0),
    maxTtl: Duration.days(1),
    headerBehavior: CacheHeaderBehavior.allowList(...ANSWER_DEPENDS_ON),
    queryStringBehavior: CacheQueryStringBehavior.all(),
    cookieBehavior: CacheCookieBehavior.all(),
    ...PACKED,
  });

/** Keeps a page for as long as it says, by its path and the reader's language: nothing else reaches who draws it, least of all who asks. */
const pageCache = (stack: Stack) =>
  new CachePolicy(stack, 'PageCache', {
    cachePolicyName: named(stack, 'pages'),
    minTtl: Duration.seconds(0),
    defaultTtl: Duration.seconds(0),
    maxTtl: Duration.days(7),
    headerBehavior: CacheHeaderBehavior.allowList(LANGUAGE_HEADER),
    queryStringBehavior: CacheQueryStringBehavior.none(),
    cookieBehavior: CacheCookieBehavior.none(),
    ...PACKED,
  });

/** Keeps a file for as long as its upload said: a year for a hashed name, asked again each time for the page. */
const siteCache = (stack: Stack) =>
  new CachePolicy(stack, 'SiteCache', {
    cachePolicyName: named(stack, 'site'),
    minTtl: Duration.seconds(0),
    defaultTtl: Duration.seconds(0),
    maxTtl: Duration.days(365),
    ...PACKED,
  });

/** The headers with a field of their own in CloudFront; the rest are custom ones. */
const OWN_FIELD = [
  'content-security-policy',
  'strict-transport-security',
  'x-content-type-options',
  'x-frame-options',
  'referrer-policy',
];

const pageHeaders = (stack: Stack) =>
  new CfnResponseHeadersPolicy(stack, 'PageHeaders', {
    responseHeadersPolicyConfig: {
      name: named(stack, 'page'),
      securityHeadersConfig: {
        contentSecurityPolicy: { contentSecurityPolicy: CONTENT_SECURITY_POLICY, override: true },
        strictTransportSecurity: {
          accessControlMaxAgeSec: HSTS_SECONDS,
          includeSubdomains: true,
          override: true,
        },
        contentTypeOptions: { override: true },
        frameOptions: { frameOption: 'DENY', override: true },
        referrerPolicy: { referrerPolicy: 'same-origin', override: true },
      },
      customHeadersConfig: {
        items: Object.entries(PAGE_HEADERS)
          .filter(([header]) => !OWN_FIELD.includes(header))
          .map(([header, value]) => ({ header, value, override: true })),
      },
    },
  });

const viewerRequest = (stack: Stack) =>
  new CfnFunction(stack, 'ViewerRequest', {
    name: named(stack, 'viewer'),
    autoPublish: true,
    functionCode: VIEWER_REQUEST,
    functionConfig: {
      runtime: 'cloudfront-js-2.0',
      comment: 'The visitor’s address to the API; the reader’s language to the pages.',
    },
  });

const accessControl = (stack: Stack) =>
  new CfnOriginAccessControl(stack, 'SiteAccess', {
    originAccessControlConfig: {
      name: named(stack, 'site'),
      originAccessControlOriginType: 's3',
      signingBehavior: 'always',
      signingProtocol: 'sigv4',
    },
  });

/** The front with everything that CloudFront has. */
export const newFront = (
  stack: Stack,
  site: Bucket,
  api: { endpoint: string; stage: string },
  webFolder: string,
): Front => {
  const functionAssociations = [
    { eventType: 'viewer-request', functionArn: viewerRequest(stack).attrFunctionArn },
  ];
  const responseHeadersPolicyId = pageHeaders(stack).attrId;
  const { cachePolicyId } = siteCache(stack);
  return {
    sending: {
      httpVersion: 'http2and3',
      ipv6Enabled: true,
      origins: [
        {
          id: SITE,
          domainName: site.bucketRegionalDomainName,
          originAccessControlId: accessControl(stack).attrId,
          s3OriginConfig: { originAccessIdentity: '' },
        },
        apiOrigin(api.endpoint, api.stage),
      ],
      defaultCacheBehavior: {
        ...sendTo('api', 'read'),
        cachePolicyId: pageCache(stack).cachePolicyId,
        responseHeadersPolicyId,
        functionAssociations,
      },
      cacheBehaviors: [
        {
          pathPattern: '/api/*',
          ...sendTo('api', 'change'),
          cachePolicyId: apiCache(stack).cachePolicyId,
          originRequestPolicyId: OriginRequestPolicy.ALL_VIEWER_EXCEPT_HOST_HEADER.originRequestPolicyId,
          functionAssociations,
        },
        ...filePatterns(webFolder).map((pathPattern) => ({
          pathPattern,
          ...sendTo('site', 'read'),
          cachePolicyId,
          responseHeadersPolicyId,
        })),
      ],
    },
    reader: (distribution) => ({
      principal: new ServicePrincipal('cloudfront.amazonaws.com'),
      conditions: {
        StringEquals: {
          'AWS:SourceArn': `arn:${Aws.PARTITION}:cloudfront::${Aws.ACCOUNT_ID}:distribution/${distribution}`,
        },
      },
    }),
  };
};
