import { copyFileSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { Code } from 'aws-cdk-lib/aws-lambda';
import type { IConstruct } from 'constructs';
import { getStack, type Stack, type StackContext, use } from 'sst/constructs';
import { Api } from './Api';
import { Data } from './Data';
import { PAGE_SHELL } from './edge-code';
import { excuse } from './excuses';
import { Jobs } from './Jobs';
import { frontLambda, withoutCustomResources } from './lambda';
import { PAGE_HEADERS } from './page-headers';
import { route } from './routes';
import { settingsOf } from './settings';
import { upload } from './upload';
import { Web } from './Web';

/** Where there are no functions in CloudFront, a small one behind the API answers every page's address with the page. */
const pageShell = (stack: Stack, apiId: string, webFolder: string, key: IKey): IConstruct => {
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
  return fn;
};

/** The built pages, uploaded last: a page asks only what the functions behind it can answer, and names only files that are there. */
export function Pages({ stack }: StackContext) {
  withoutCustomResources(stack);
  const { webFolder, offers } = settingsOf(stack);
  for (const before of [Api, Jobs]) stack.addDependency(getStack(before));
  const { site, apiId } = use(Web);
  const { hashed } = upload(stack, site, webFolder);
  if (!offers.newFront) pageShell(stack, apiId, webFolder, use(Data).settingsKey).node.addDependency(hashed);
}
