import { Size } from 'aws-cdk-lib';
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { Bucket } from 'aws-cdk-lib/aws-s3';
import { Asset } from 'aws-cdk-lib/aws-s3-assets';
import { BucketDeployment, CacheControl, Source } from 'aws-cdk-lib/aws-s3-deployment';
import type { Stack } from 'sst/constructs';
import { excuse } from './excuses';
import { logGroup } from './lambda';
import { HASHED_CACHE, PAGE_CACHE } from './page-headers';

/** Where the build puts files whose name holds their content's hash. */
export const HASHED = 'assets/*';

/** Reads the one archive of this deployment, and lists and fills the one bucket. CDK's own grant would be wider. */
const uploadRole = (stack: Stack, files: Asset, site: Bucket) => {
  const role = new Role(stack, 'UploadRole', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') });
  const log = logGroup(stack, 'UploadLog');
  log.grantWrite(role);
  const may = (action: string, resource: string) =>
    role.addToPolicy(new PolicyStatement({ actions: [action], resources: [resource] }));
  may('s3:GetObject', files.bucket.arnForObjects(files.s3ObjectKey));
  may('s3:ListBucket', site.bucketArn);
  may('s3:PutObject', site.arnForObjects('*'));
  excuse(role, [
    {
      id: 'AwsSolutions-IAM5',
      reason: 'The upload puts every file of the site, into the site’s bucket alone.',
    },
  ]);
  return { role: role.withoutPolicyUpdates(), logGroup: log };
};

/**
 * Copies the built site into its bucket: first the hashed files, for a year, then the page that names them. Old hashed files
 * stay, for the tabs that are open. Nothing is invalidated: what may change is asked for again each time.
 */
export const upload = (stack: Stack, site: Bucket, webFolder: string): { hashed: BucketDeployment } => {
  const files = new Asset(stack, 'SiteFiles', { path: webFolder });
  const common = {
    sources: [Source.bucket(files.bucket, files.s3ObjectKey)],
    destinationBucket: site,
    prune: false,
    memoryLimit: 512,
    ephemeralStorageSize: Size.mebibytes(512),
    ...uploadRole(stack, files, site),
  };
  const hashed = new BucketDeployment(stack, 'HashedFiles', {
    ...common,
    exclude: ['*'],
    include: [HASHED],
    cacheControl: [CacheControl.fromString(HASHED_CACHE)],
  });
  const pages = new BucketDeployment(stack, 'Pages', {
    ...common,
    exclude: [HASHED],
    cacheControl: [CacheControl.fromString(PAGE_CACHE)],
  });
  pages.node.addDependency(hashed);
  for (const child of stack.node.children)
    if (child.node.id.startsWith('Custom::CDKBucketDeployment'))
      excuse(child, [
        {
          id: 'AwsSolutions-L1',
          reason: 'CDK’s own function, of the runtime that this release of CDK was tried with.',
        },
      ]);
  return { hashed };
};
