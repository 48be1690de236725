import { Hono } from 'hono';
import { getCookie } from 'hono/cookie';
import type { Demo } from '../../../functions/machine/demo';
import { clock } from '../../../functions/platform/clock';
import { OrganisationId } from '../../../functions/shared/ids';
import { castOf } from '../../../seeds/01-fish-cast';
import { playFish } from '../../../seeds/01-wo-zai-qiandaohu';
import { peopleOf, type DemoPerson } from '../../../seeds/demo-people';
import { samplePapers } from '../../../seeds/sample-papers';
import type { Stage } from '../../../seeds/stage';
import { Opening, WHOSE_PEOPLE } from './asked';

const people: DemoPerson[] = [];
let settle: Stage['settle'] = async () => undefined;

const opened = async ({ organisationId, withSeason }: ReturnType<typeof Opening.parse>): Promise<void> => {
  const now = clock();
  if (withSeason) await playFish({ now, settle, organisationId });
  else await castOf(now, organisationId);
  people.push(...Object.values(peopleOf(organisationId)));
};

/**
 * Handed in where the product's demo would be: as many organisations as files of tests ask for, each when it asks
 * (`POST /dev/organisations`), since nobody waits for a season that is not looked at.
 */
export const organisations: Demo = {
  people,
  play: async (stage) => {
    settle = stage.settle;
    // Whose season stands at `/`: somebody runs it, whoever asks for it to be played.
    await castOf(stage.now);
  },
  livesHere: async () => true,
  pages: (paid) =>
    new Hono()
      .route('/', samplePapers(paid))
      .get('/people.json', (c) =>
        c.json(Object.values(peopleOf(OrganisationId.parse(getCookie(c, WHOSE_PEOPLE))))),
      )
      .post('/organisations', async (c) => {
        await opened(Opening.parse(await c.req.json()));
        return c.body(null, 204);
      }),
};
