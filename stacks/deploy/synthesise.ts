import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { Aws, Tags } from 'aws-cdk-lib';
import { App } from 'sst/constructs';
import { useDeferredTasks } from 'sst/constructs/deferred_task.js';
import { setProject } from 'sst/project.js';
import deployment from '../../sst.config';

const NAME = 'shanchao';

/** Tells SST's constructs where they are, as its own command line would. */
const settle = (at: { stage: string; region: string }, root: string, out: string): void => {
  process.env['JSII_DEPRECATED'] = 'quiet';
  setProject({
    config: { name: NAME, ...at, ssmPrefix: `/sst/${NAME}/${at.stage}/` },
    version: '',
    cdkVersion: '',
    constructsVersion: '',
    paths: { root, config: join(root, 'sst.config.ts'), out, artifacts: join(out, 'artifacts') },
    metafile: { inputs: {}, outputs: {} },
    stacks: (app) => deployment.stacks(app),
  });
};

/** Where the templates lie, and the stacks' names in the order in which they may be deployed. */
export type Synthesis = { folder: string; stacks: readonly string[] };

/**
 * Bundles the functions and writes the templates of a stage into `out`, with no account and no network: the account is
 * whichever the credentials of the deployment belong to. SST's own last step is left out, for it would ask the account for
 * a bucket of SST's that nothing here uses (docs/decisions/0105).
 */
export const synthesise = async (
  at: { stage: string; region: string },
  root: string,
  out: string,
): Promise<Synthesis> => {
  const folder = join(out, 'dist');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  settle(at, root, out);
  const app = new App({ mode: 'deploy', name: NAME, ...at, account: Aws.ACCOUNT_ID }, { outdir: folder });
  deployment.stacks(app);
  await useDeferredTasks().run();
  Tags.of(app).add('app', NAME);
  Tags.of(app).add('stage', at.stage);
  return { folder, stacks: app.synth().stacks.map(({ stackName }) => stackName) };
};
