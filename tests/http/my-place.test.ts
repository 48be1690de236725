import { beforeAll, expect, test } from 'vitest';
import type { OrganisationId } from '../../functions/shared/ids';
import type { MyPlace } from '../../functions/volunteering/sign-ups/sign-up';
import { ask, asked } from '../support/ask';
import { mail } from '../support/mail';
import { organisation, staffOf } from '../support/people';
import { releaseEvent } from '../support/release-event';
import { settle } from '../support/settle';
import { signedIn, type SignedInPerson } from '../support/sessions';

let o: OrganisationId;
let organiser: SignedInPerson;
beforeAll(async () => {
  o = await organisation('chunan');
  organiser = await staffOf(o, ['organiser']);
});

test('who waits is told as how many-eth, on the page and by letter; it moves up with the line', async () => {
  const { shiftIds } = await releaseEvent(o, organiser, [{ places: 1, waitlist: true }]);
  const at = `/organisations/${o}/shifts/${shiftIds[0]}`;
  const place = (as: SignedInPerson) => asked<MyPlace>(200, 'GET', `${at}/place`, undefined, { as });
  const [holds, first, second] = [await signedIn(), await signedIn(), await signedIn()];
  for (const as of [holds, first, second]) {
    await asked(201, 'POST', `${at}/sign-ups`, undefined, { as });
    await settle();
  }
  expect(await place(holds)).toMatchObject({ status: 'holding' });
  expect(await place(first)).toMatchObject({ status: 'waiting', position: 1 });
  expect(await place(second)).toMatchObject({ status: 'waiting', position: 2 });
  const told = ({ email }: SignedInPerson) => mail.filter(({ to }) => to === email).map(({ text }) => text);
  expect(told(second)).toEqual([expect.stringMatching(/您排第 2 位[^]*You are number 2 in line/)]);
  await asked(200, 'POST', `${at}/sign-ups/give-up`, undefined, { as: first });
  await settle();
  expect(await place(second)).toMatchObject({ status: 'waiting', position: 1 });
  expect(await place(first)).toMatchObject({ status: 'given-up' });
  const stranger = await signedIn();
  expect((await ask('GET', `${at}/place`, undefined, { as: stranger })).status).toBe(404);
  expect((await ask('GET', `${at}/place`, undefined)).status).toBe(401);
});
