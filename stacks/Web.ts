import { copyFileSync, existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Duration } from 'aws-cdk-lib';
import { CfnApi } from 'aws-cdk-lib/aws-apigatewayv2';
import { CfnDistribution } from 'aws-cdk-lib/aws-cloudfront';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { Code } from 'aws-cdk-lib/aws-lambda';
import { BlockPublicAccess, Bucket, BucketEncryption, ObjectOwnership } from 'aws-cdk-lib/aws-s3';
import { type Stack, type StackContext, use } from 'sst/constructs';
import { Data } from './Data';
import { PAGE_SHELL } from './edge-code';
import { excuse } from './excuses';
import type { Front } from './front';
import { newFront } from './front-new';
import { plainFront } from './front-plain';
import { frontLambda, keepOrDrop, withoutCustomResources } from './lambda';
import { PAGE_HEADERS } from './page-headers';
import { route } from './routes';
import { type Settings, settingsOf } from './settings';
import { upload } from './upload';

const CLOSED = {
  blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
  encryption: BucketEncryption.S3_MANAGED,
  enforceSSL: true,
} as const;

const theSite = (stack: Stack, development: boolean): Bucket => {
  const site = new Bucket(stack, 'Site', {
    ...CLOSED,
    objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
    removalPolicy: keepOrDrop(development),
  });
  excuse(site, [
    {
      id: 'AwsSolutions-S1',
      reason: 'Public pages that CloudFront alone reads; its own log has every request for them.',
    },
  ]);
  return site;
};

const theLog = (stack: Stack, development: boolean): Bucket => {
  const log = new Bucket(stack, 'FrontLog', {
    ...CLOSED,
    // CloudFront writes its log by an access list, so the bucket must know such lists.
    objectOwnership: ObjectOwnership.BUCKET_OWNER_PREFERRED,
    lifecycleRules: [{ id: 'forget', expiration: Duration.days(development ? 14 : 400) }],
    removalPolicy: keepOrDrop(development),
  });
  excuse(log, [
    { id: 'AwsSolutions-S1', reason: 'This bucket is the access log; a log of the log would never end.' },
  ]);
  return log;
};

/** Where there are no functions in CloudFront, a small one behind the API answers every page's address with the page. */
const pageShell = (stack: Stack, apiId: string, webFolder: string, key: IKey): void => {
  const folder = mkdtempSync(join(tmpdir(), 'page-shell-'));
  copyFileSync(join(webFolder, 'index.html'), join(folder, 'index.html'));
  writeFileSync(join(folder, 'index.mjs'), PAGE_SHELL);
  const fn = frontLambda(stack, 'PageShell', {
    code: Code.fromAsset(folder),
    environment: { PAGE_HEADERS: JSON.stringify(PAGE_HEADERS) },
    key,
  });
  const page = route(stack, 'PageShell', { apiId, routeKey: '$default', fn });
  excuse(page, [{ id: 'AwsSolutions-APIG4', reason: 'The page is public and the same for everybody.' }]);
};

/** The certificate of our domain: of the certificate manager, or, in mainland China, of IAM. */
const certificate = ({ siteCertificate, offers }: Settings) => ({
  viewerCertificate: {
    ...(offers.newFront ? { acmCertificateArn: siteCertificate } : { iamCertificateId: siteCertificate }),
    sslSupportMethod: 'sni-only',
    minimumProtocolVersion: 'TLSv1.2_2021',
  } as CfnDistribution.ViewerCertificateProperty,
});

const theDistribution = (stack: Stack, front: Front, log: Bucket): CfnDistribution => {
  const settings = settingsOf(stack);
  const distribution = new CfnDistribution(stack, 'Distribution', {
    distributionConfig: {
      ...front.sending,
      enabled: true,
      // With the edition in it, a new one makes CloudFormation look the key up anew.
      comment: `${stack.stackName} ${settings.secretsEdition}`,
      logging: { bucket: log.bucketRegionalDomainName, includeCookies: false, prefix: 'front/' },
      ...(settings.siteDomain !== undefined && { aliases: [settings.siteDomain], ...certificate(settings) }),
    },
  });
  excuse(distribution, [
    { id: 'AwsSolutions-CFR1', reason: 'The campaigns are for anybody to read, from wherever they are.' },
    {
      id: 'AwsSolutions-CFR2',
      reason:
        'No firewall in front yet: the API bounds bodies, counts tries and throttles; one can be attached by its ARN.',
    },
    ...(settings.siteDomain === undefined
      ? [
          {
            id: 'AwsSolutions-CFR4' as const,
            reason: 'A development stage without a domain uses CloudFront’s own certificate.',
          },
        ]
      : []),
    ...(settings.offers.newFront
      ? []
      : [
          {
            id: 'AwsSolutions-CFR7' as const,
            reason: 'CloudFront in mainland China has origin access identities only.',
          },
        ]),
  ]);
  return distribution;
};

const letRead = (site: Bucket, front: Front, distribution: CfnDistribution): void => {
  const { principal, conditions } = front.reader(distribution.ref);
  const who = { principals: [principal], ...(conditions && { conditions }) };
  site.addToResourcePolicy(
    new PolicyStatement({ ...who, actions: ['s3:GetObject'], resources: [site.arnForObjects('*')] }),
  );
  // Who may list is told 404 of a file that is not there; others are told 403.
  site.addToResourcePolicy(
    new PolicyStatement({ ...who, actions: ['s3:ListBucket'], resources: [site.bucketArn] }),
  );
};

/** The pages must be there, and be built for the organisation that is to stand at `/`. */
const insistOnPages = (webFolder: string, home: string): void => {
  const page = join(webFolder, 'index.html');
  if (!existsSync(page))
    throw new Error(`There are no built pages in ${webFolder}: run "npm run build" first.`);
  if (!readFileSync(page, 'utf8').includes(`name="shanchao-home" content="${home}"`))
    throw new Error(
      `The pages in ${webFolder} were built for another home organisation than ${home}: run "npm run build" with HOME_ORGANISATION=${home}.`,
    );
};

/** The front: the built pages and the API behind one name. The API's routes come with the Api stack, which needs this name. */
export function Web({ stack }: StackContext) {
  withoutCustomResources(stack);
  const settings = settingsOf(stack);
  const { development, webFolder, offers, siteDomain, homeOrganisation } = settings;
  insistOnPages(webFolder, homeOrganisation);
  const { settingsKey } = use(Data);
  const api = new CfnApi(stack, 'Api', { name: stack.stackName, protocolType: 'HTTP' });
  const site = theSite(stack, development);
  const behind = { endpoint: api.attrApiEndpoint, stage: settings.stage };
  const front = offers.newFront ? newFront(stack, site, behind) : plainFront(stack, site, behind, webFolder);
  if (!offers.newFront) pageShell(stack, api.ref, webFolder, settingsKey);
  const distribution = theDistribution(stack, front, theLog(stack, development));
  letRead(site, front, distribution);
  upload(stack, site, webFolder);
  const publicUrl = `https://${siteDomain ?? distribution.attrDomainName}`;
  stack.addOutputs({
    Url: publicUrl,
    FrontName: distribution.attrDomainName,
    DistributionId: distribution.ref,
    ApiEndpoint: api.attrApiEndpoint,
  });
  return { apiId: api.ref, publicUrl };
}
