import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Match } from 'aws-cdk-lib/assertions';
import { describe, expect, test } from 'vitest';
import { filePatterns } from '../../stacks/front';
import { CONTENT_SECURITY_POLICY, PAGE_HEADERS } from '../../stacks/page-headers';
import { DEVELOPMENT, MAINLAND, PRODUCTION } from './places';
import { synthesise, type Synthesised } from './synth';

type Behavior = Record<string, unknown> & {
  PathPattern?: string;
  TargetOriginId: string;
  ViewerProtocolPolicy: string;
  AllowedMethods: string[];
  CachedMethods: string[];
  ForwardedValues?: { Headers?: string[]; QueryString: boolean; Cookies: { Forward: string } };
};
type Config = Record<string, unknown> & {
  DefaultCacheBehavior: Behavior;
  CacheBehaviors: Behavior[];
  Origins: { Id: string; OriginCustomHeaders?: { HeaderName: string; HeaderValue: string }[] }[];
};
const configOf = (place: Synthesised): Config =>
  place.all('AWS::CloudFront::Distribution')[0]?.Properties['DistributionConfig'] as Config;
const apiOf = (config: Config) => config.CacheBehaviors.find((behavior) => behavior.PathPattern === '/api/*');

const [development, production, mainland] = [DEVELOPMENT, PRODUCTION, MAINLAND].map((place) =>
  synthesise(place),
) as [Synthesised, Synthesised, Synthesised];
const everywhere = [
  ['development', development],
  ['production', production],
  ['mainland China', mainland],
] as const;

describe.each(everywhere)('the front in %s', (_, place) => {
  const config = configOf(place);

  test('is one name for pages and API, over TLS alone', () => {
    expect(config.Origins.map((origin) => origin.Id)).toEqual(['site', 'api']);
    for (const behavior of [config.DefaultCacheBehavior, ...config.CacheBehaviors])
      expect(behavior.ViewerProtocolPolicy).toBe('redirect-to-https');
    expect(JSON.stringify(config.Origins)).toContain(
      '"OriginProtocolPolicy":"https-only","OriginReadTimeout":30,"OriginSSLProtocols":["TLSv1.2"]',
    );
  });

  test('sends every method under /api to the API, and only reading elsewhere', () => {
    expect(apiOf(config)?.TargetOriginId).toBe('api');
    expect(apiOf(config)?.AllowedMethods).toEqual(expect.arrayContaining(['POST', 'PUT', 'DELETE']));
    for (const behavior of [config.DefaultCacheBehavior, ...config.CacheBehaviors])
      if (behavior.PathPattern !== '/api/*') expect(behavior.AllowedMethods).toEqual(['GET', 'HEAD']);
  });

  test('never turns an answer of the API into a page', () => {
    expect(config).not.toHaveProperty('CustomErrorResponses');
  });

  test('shows the API its key, by name of the secret', () => {
    const [, api] = config.Origins;
    expect(api?.OriginCustomHeaders).toEqual([
      {
        HeaderName: 'x-front-key',
        HeaderValue: expect.stringMatching(
          /^\{\{resolve:secretsmanager:shanchao\/[\w-]+:SecretString:frontKey::\}\}$/,
        ) as string,
      },
    ]);
  });

  test('logs every request, without cookies, into a bucket that forgets', () => {
    expect(config['Logging']).toMatchObject({ IncludeCookies: false, Prefix: 'front/' });
    place.template('Web').hasResourceProperties('AWS::S3::Bucket', {
      OwnershipControls: { Rules: [{ ObjectOwnership: 'BucketOwnerPreferred' }] },
      LifecycleConfiguration: {
        Rules: [Match.objectLike({ ExpirationInDays: place === development ? 14 : 400 })],
      },
    });
  });

  test('the site’s bucket is read by CloudFront and by nobody else', () => {
    const statements = place
      .all('AWS::S3::BucketPolicy', 'Web')
      .flatMap(
        (policy) =>
          (policy.Properties['PolicyDocument'] as { Statement: Record<string, unknown>[] }).Statement,
      )
      .filter((statement) => statement['Effect'] === 'Allow');
    expect(statements.map((statement) => statement['Action'])).toEqual(['s3:GetObject', 's3:ListBucket']);
    for (const statement of statements)
      if (place === mainland) expect(JSON.stringify(statement['Principal'])).toContain('S3CanonicalUserId');
      else {
        expect(statement['Principal']).toEqual({ Service: 'cloudfront.amazonaws.com' });
        expect(JSON.stringify(statement['Condition'])).toContain('"AWS:SourceArn"');
      }
  });

  test('hashed files are kept a year, the page is asked for again; hashed files come first and old ones stay', () => {
    const uploads = place.all('Custom::CDKBucketDeployment');
    expect(
      uploads.map(({ Properties }) => [
        Properties['Exclude'],
        Properties['Include'],
        Properties['SystemMetadata'],
      ]),
    ).toEqual([
      [['*'], ['assets/*'], { 'cache-control': 'public, max-age=31536000, immutable' }],
      [['assets/*'], undefined, { 'cache-control': 'public, max-age=0, must-revalidate' }],
    ]);
    for (const { Properties } of uploads) expect(Properties['Prune']).toBe(false);
    expect(JSON.stringify(uploads[1])).toMatch(/"DependsOn":\["HashedFiles/);
  });
});

describe.each(everywhere.slice(0, 2))('where CloudFront has everything: %s', (_, place) => {
  const config = configOf(place);
  const web = place.template('Web');

  test('the API’s answers are kept only as long as they say, and never shown to another', () => {
    web.hasResourceProperties('AWS::CloudFront::CachePolicy', {
      CachePolicyConfig: Match.objectLike({
        MinTTL: 0,
        DefaultTTL: 0,
        ParametersInCacheKeyAndForwardedToOrigin: Match.objectLike({
          CookiesConfig: { CookieBehavior: 'all' },
          QueryStringsConfig: { QueryStringBehavior: 'all' },
          HeadersConfig: {
            HeaderBehavior: 'whitelist',
            Headers: ['Accept-Language', 'Authorization', 'X-Order-Key'],
          },
        }),
      }),
    });
  });

  test('everything but Host reaches the API', () => {
    // Managed-AllViewerExceptHostHeader; its number is the same in every account.
    expect(apiOf(config)?.['OriginRequestPolicyId']).toBe('b689b0a8-53d0-40ab-baf2-68738e2966ac');
  });

  test('the same function stands before pages and API; the root is a page like every other', () => {
    const [page, api] = [config.DefaultCacheBehavior, apiOf(config)].map(
      (behavior) => behavior?.['FunctionAssociations'],
    );
    expect(page).toEqual([
      { EventType: 'viewer-request', FunctionARN: { 'Fn::GetAtt': [expect.any(String), 'FunctionARN'] } },
    ]);
    expect(api).toEqual(page);
    web.hasResourceProperties('AWS::CloudFront::Function', {
      AutoPublish: true,
      FunctionConfig: Match.objectLike({ Runtime: 'cloudfront-js-2.0' }),
    });
    expect(config).not.toHaveProperty('DefaultRootObject');
  });

  test('a page is kept by its path and the reader’s language, and is told nothing else of who asks', () => {
    expect(config.DefaultCacheBehavior.TargetOriginId).toBe('api');
    expect(config.DefaultCacheBehavior).not.toHaveProperty('OriginRequestPolicyId');
    web.hasResourceProperties('AWS::CloudFront::CachePolicy', {
      CachePolicyConfig: Match.objectLike({
        MinTTL: 0,
        DefaultTTL: 0,
        ParametersInCacheKeyAndForwardedToOrigin: Match.objectLike({
          CookiesConfig: { CookieBehavior: 'none' },
          QueryStringsConfig: { QueryStringBehavior: 'none' },
          HeadersConfig: { HeaderBehavior: 'whitelist', Headers: ['X-Page-Language'] },
        }),
      }),
    });
  });

  test('files are named one by one, come from the bucket, and carry the same headers', () => {
    const files = config.CacheBehaviors.filter((behavior) => behavior.TargetOriginId === 'site');
    expect(files.map((behavior) => behavior.PathPattern)).toEqual([
      '/assets/*',
      '/favicon.svg',
      '/robots.txt',
    ]);
    for (const file of files)
      expect(file['ResponseHeadersPolicyId']).toEqual(config.DefaultCacheBehavior['ResponseHeadersPolicyId']);
  });

  test('every page header is set, over whatever the origin says', () => {
    const policy = JSON.stringify(place.all('AWS::CloudFront::ResponseHeadersPolicy')[0]?.Properties);
    expect(config.DefaultCacheBehavior['ResponseHeadersPolicyId']).toBeDefined();
    expect(policy).toContain(JSON.stringify(CONTENT_SECURITY_POLICY).slice(1, -1));
    expect(policy).toContain('"AccessControlMaxAgeSec":63072000,"IncludeSubdomains":true,"Override":true');
    expect(policy).toContain('"ContentTypeOptions":{"Override":true}');
    expect(policy).toContain('"FrameOptions":{"FrameOption":"DENY","Override":true}');
    expect(policy).toContain('"ReferrerPolicy":{"Override":true,"ReferrerPolicy":"same-origin"}');
    for (const name of ['cross-origin-opener-policy', 'permissions-policy'])
      expect(policy).toContain(JSON.stringify({ Header: name, Override: true, Value: PAGE_HEADERS[name] }));
  });
});

describe('names and certificates', () => {
  test('production answers under its domain, with TLS 1.2 or newer', () => {
    expect(configOf(production)['Aliases']).toEqual(['shanchao.example.org']);
    expect(configOf(production)['ViewerCertificate']).toEqual({
      AcmCertificateArn: PRODUCTION.env.SITE_CERTIFICATE,
      MinimumProtocolVersion: 'TLSv1.2_2021',
      SslSupportMethod: 'sni-only',
    });
  });

  test('development may use CloudFront’s own name', () => {
    expect(configOf(development)).not.toHaveProperty('Aliases');
    expect(development.text('Api')).toMatch(
      /"PUBLIC_URL":\{"Fn::Join":\["",\["https:\/\/",\{"Fn::ImportValue":"[^"]*DistributionDomainName/,
    );
  });

  test('mainland China takes the certificate from IAM', () => {
    expect(configOf(mainland)['ViewerCertificate']).toMatchObject({
      IamCertificateId: 'ASCAEXAMPLE123456789',
    });
  });
});

describe('in mainland China', () => {
  const config = configOf(mainland);

  test('nothing is asked of CloudFront that it does not have there', () => {
    for (const type of [
      'Function',
      'CachePolicy',
      'OriginRequestPolicy',
      'ResponseHeadersPolicy',
      'OriginAccessControl',
    ])
      expect(mainland.all(`AWS::CloudFront::${type}`), type).toEqual([]);
    expect(JSON.stringify(config)).not.toMatch(/PolicyId|FunctionAssociations|OriginAccessControlId/);
    expect(config).toMatchObject({ HttpVersion: 'http2', IPV6Enabled: false });
  });

  test('files are named one by one; every other path is a page, kept by the reader’s language alone', () => {
    expect(config.CacheBehaviors.map((behavior) => [behavior.PathPattern, behavior.TargetOriginId])).toEqual([
      ['/api/*', 'api'],
      ['/assets/*', 'site'],
      ['/favicon.svg', 'site'],
      ['/robots.txt', 'site'],
    ]);
    expect(config.DefaultCacheBehavior.TargetOriginId).toBe('api');
    expect(config.DefaultCacheBehavior.ForwardedValues).toEqual({
      QueryString: true,
      QueryStringCacheKeys: ['lang'],
      Cookies: { Forward: 'whitelist', WhitelistedNames: ['lang'] },
      Headers: ['Accept-Language'],
    });
  });

  test('the API gets cookies, query and the headers that it reads; nothing is kept unless it says so', () => {
    const api = apiOf(config);
    expect(api).toMatchObject({ MinTTL: 0, DefaultTTL: 0 });
    expect(api?.ForwardedValues).toMatchObject({ QueryString: true, Cookies: { Forward: 'all' } });
    expect(api?.ForwardedValues?.Headers).toEqual(
      expect.arrayContaining([
        'Accept-Language',
        'Authorization',
        'Idempotency-Key',
        'Origin',
        'Sec-Fetch-Site',
        'X-Order-Key',
      ]),
    );
    expect(api?.ForwardedValues?.Headers).not.toContain('Host');
  });
});

describe.each(['ap-east-1', 'af-south-1', 'eu-south-1', 'me-south-1'])('in %s', (region) => {
  const there = synthesise({ ...PRODUCTION, region }, { nag: true });

  test('CloudFront is not told to put its log into a bucket that it cannot reach', () => {
    expect(configOf(there)).not.toHaveProperty('Logging');
    // The pages' own bucket; nothing waits there for a log that does not come.
    expect(there.all('AWS::S3::Bucket', 'Web')).toHaveLength(1);
    expect(there.findings).toEqual([]);
  });
});

describe('the built pages', () => {
  test('that are not there are asked for in one sentence', () => {
    const empty = mkdtempSync(join(tmpdir(), 'empty-'));
    expect(() => synthesise({ ...DEVELOPMENT, env: { ...DEVELOPMENT.env, WEB_FOLDER: empty } })).toThrow(
      'run "npm run build" first',
    );
  });

  test('whose top is too wide for CloudFront in mainland China are refused before anything is deployed', () => {
    const wide = mkdtempSync(join(tmpdir(), 'wide-'));
    for (let at = 0; at < 24; at += 1) writeFileSync(join(wide, `file-${at}.txt`), '');
    expect(() => filePatterns(wide)).toThrow('24 entries');
    rmSync(join(wide, 'file-0.txt'));
    expect(filePatterns(wide)).toHaveLength(23);
  });
});
