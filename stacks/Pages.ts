import { getStack, type StackContext, use } from 'sst/constructs';
import { Api } from './Api';
import { Data } from './Data';
import { environment } from './environment';
import { Jobs } from './Jobs';
import { lambda, withoutCustomResources } from './lambda';
import { readTable } from './rights';
import { route } from './routes';
import { settingsOf } from './settings';
import { upload } from './upload';
import { Web } from './Web';

/**
 * The built files, uploaded last, and the function that draws the public's pages: it names only files that are there, and asks only
 * the table. It reads, writes nothing, and is told nothing of who asks.
 */
export function Pages({ stack }: StackContext) {
  withoutCustomResources(stack);
  const settings = settingsOf(stack);
  for (const before of [Api, Jobs]) stack.addDependency(getStack(before));
  const { site, apiId, publicUrl } = use(Web);
  const { table, settingsKey: key } = use(Data);
  const { hashed } = upload(stack, site, settings.webFolder);
  const publicPages = lambda(stack, 'PublicPages', {
    handler: 'functions/pages.handler',
    memory: 1024,
    timeoutSeconds: 20,
    environment: {
      ...environment(settings, { table, publicUrl }),
      HOME_ORGANISATION: settings.homeOrganisation,
    },
    key,
    rights: readTable(table),
  });
  publicPages.node.addDependency(hashed);
  route(stack, 'PublicPages', {
    apiId,
    routeKey: '$default',
    fn: publicPages,
    authorizerId: use(Api).authorizerId,
  });
  stack.addOutputs({ PagesFunction: publicPages.functionName });
  return { publicPages };
}
