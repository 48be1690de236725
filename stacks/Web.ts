import { Duration } from 'aws-cdk-lib';
import { CfnApi } from 'aws-cdk-lib/aws-apigatewayv2';
import { CfnDistribution } from 'aws-cdk-lib/aws-cloudfront';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { BlockPublicAccess, Bucket, BucketEncryption, ObjectOwnership } from 'aws-cdk-lib/aws-s3';
import type { Stack, StackContext } from 'sst/constructs';
import { excuse, type Excuse } from './excuses';
import type { Front } from './front';
import { newFront } from './front-new';
import { plainFront } from './front-plain';
import { insistOnPages } from './built-pages';
import { keepOrDrop, withoutCustomResources } from './lambda';
import { type Settings, settingsOf } from './settings';

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

/** The certificate of our domain: of the certificate manager, or, in mainland China, of IAM. */
const certificate = ({ siteCertificate, offers }: Settings) => ({
  viewerCertificate: {
    ...(offers.newFront ? { acmCertificateArn: siteCertificate } : { iamCertificateId: siteCertificate }),
    sslSupportMethod: 'sni-only',
    minimumProtocolVersion: 'TLSv1.2_2021',
  } as CfnDistribution.ViewerCertificateProperty,
});

/** Where CloudFront keeps its log, or why it keeps none. */
const logging = (stack: Stack) =>
  settingsOf(stack).offers.frontLog && {
    logging: {
      bucket: theLog(stack, settingsOf(stack).development).bucketRegionalDomainName,
      includeCookies: false,
      prefix: 'front/',
    },
  };
const NO_LOG: Excuse = {
  id: 'AwsSolutions-CFR3',
  reason:
    'CloudFront delivers no log to buckets of this region; the API’s own access log has each request to it.',
};

const theDistribution = (stack: Stack, front: Front): CfnDistribution => {
  const settings = settingsOf(stack);
  const distribution = new CfnDistribution(stack, 'Distribution', {
    distributionConfig: {
      ...front.sending,
      enabled: true,
      // With the edition in it, a new one makes CloudFormation look the key up anew.
      comment: `${stack.stackName} ${settings.secretsEdition}`,
      ...logging(stack),
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
    ...(settings.offers.frontLog ? [] : [NO_LOG]),
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

/**
 * The front: pages and API behind one name. The API's routes come with the Api stack, which needs this name; the pages with the
 * Pages stack, when what they ask is there.
 */
export function Web({ stack }: StackContext) {
  withoutCustomResources(stack);
  const settings = settingsOf(stack);
  const { development, webFolder, offers, siteDomain, homeOrganisation } = settings;
  insistOnPages(webFolder, homeOrganisation);
  const api = new CfnApi(stack, 'Api', { name: stack.stackName, protocolType: 'HTTP' });
  const site = theSite(stack, development);
  const behind = { endpoint: api.attrApiEndpoint, stage: settings.stage };
  const front = (offers.newFront ? newFront : plainFront)(stack, site, behind, webFolder);
  const distribution = theDistribution(stack, front);
  letRead(site, front, distribution);
  const publicUrl = `https://${siteDomain ?? distribution.attrDomainName}`;
  stack.addOutputs({
    Url: publicUrl,
    FrontName: distribution.attrDomainName,
    DistributionId: distribution.ref,
    ApiEndpoint: api.attrApiEndpoint,
  });
  return { apiId: api.ref, publicUrl, site };
}
