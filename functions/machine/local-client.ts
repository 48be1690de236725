import { OF_AN_ENGINE } from '../platform/patience';

/** Part of the file name under which DynamoDB Local keeps a table; the other engine does not look at it. */
export const LOCAL_REGION = 'local';

/** What a client of an engine on this machine is made with. Any key will do where the engine was not told to want its own. */
export const localClient = (accessKeyId = 'local') => ({
  ...OF_AN_ENGINE,
  region: LOCAL_REGION,
  credentials: { accessKeyId, secretAccessKey: 'local' },
});
