import type { SSTConfig } from 'sst';
import { Api } from './stacks/Api';
import { Data } from './stacks/Data';
import { Jobs } from './stacks/Jobs';
import { Pages } from './stacks/Pages';
import { keepSettings, readSettings } from './stacks/settings';
import { Watch } from './stacks/Watch';
import { Web } from './stacks/Web';

/** Where to deploy is always said: SST would take a region of its own choosing, and people's data with it. */
const regionOf = (told: string | undefined): string => {
  const region = told ?? process.env['AWS_REGION'];
  if (!region) throw new Error('Say where to deploy: --region, or AWS_REGION.');
  return region;
};

export default {
  config: (globals) => ({ name: 'shanchao', region: regionOf(globals.region) }),
  stacks(app) {
    keepSettings(app, readSettings(process.env, app));
    app.stack(Data).stack(Web).stack(Jobs).stack(Api).stack(Pages).stack(Watch);
  },
} satisfies SSTConfig;
