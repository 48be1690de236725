import { RegionInfo } from 'aws-cdk-lib/region-info';

/**
 * What the cloud offers where a stage is deployed. Amazon's mainland China regions are a partition of their own, run by
 * local companies, in which some services are older or missing (docs/operations.md says which, with the sources).
 */
export type Offers = {
  /** CloudFront's functions, cache and header policies, origin access control, managed certificates, IPv6. */
  newFront: boolean;
  /** CloudFront answers under its own name; else only under a domain of ours that is recorded with the ministry (ICP). */
  frontName: boolean;
  /** Amazon SES sends mail. */
  ses: boolean;
  /** CloudFront puts its access log into a bucket there. */
  frontLog: boolean;
};

const ALL: Offers = { newFront: true, frontName: true, ses: true, frontLog: true };
const LESS: Readonly<Record<string, Offers>> = {
  'aws-cn': { newFront: false, frontName: false, ses: false, frontLog: true },
};

/**
 * What is offered in a region, e.g. `cn-northwest-1`; a region that is not known yet counts as fully equipped. CloudFront does
 * not deliver its log to buckets in regions that an account has to switch on first (docs/decisions/0106).
 */
export const offersIn = (region: string): Offers => {
  const info = RegionInfo.get(region);
  return { ...(LESS[info.partition ?? ''] ?? ALL), frontLog: !info.isOptInRegion };
};
