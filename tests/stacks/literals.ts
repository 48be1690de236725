import type { Place } from './places';

/** Any region's name, of any partition. */
export const REGION =
  /\b(us|eu|ap|sa|ca|me|af|il|mx|cn)-(gov-|iso\w*-)?(north|south|east|west|central)(east|west)?-\d\b/;
const PARTITION = /arn:aws[\w-]*:|amazonaws\.com\.cn|[^.]amazonaws\.com\//;

/**
 * What is written down in a template of a partition or a region, if anything. Left out is what a deployment brings along
 * from outside: CDK's own bucket of assets, and what somebody set.
 */
export const writtenDown = (template: string, { env, region }: Place): string | undefined => {
  const ours = Object.values(env)
    .reduce((rest, value) => rest.replaceAll(JSON.stringify(value).slice(1, -1), ''), template)
    .replaceAll(new RegExp(`cdk-\\w+-assets-\\d+-${region}`, 'g'), '');
  return REGION.exec(ours)?.[0] ?? PARTITION.exec(ours)?.[0];
};
