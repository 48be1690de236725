import { expect, test } from 'vitest';
import type { HistoryLine } from '../../functions/people/audit/audited';
import { ask, asked } from './ask';
import type { Role } from '../../functions/shared/actor';
import type { OrganisationId } from '../../functions/shared/ids';
import { organisation, staffOf } from './people';
import type { SignedInPerson } from './sessions';

type Thing = { revision: number };
type Made = {
  o: OrganisationId;
  /** Its path below the organisation's, and its id. */
  path: string;
  which: string;
  thing: Thing;
  /** One who may change it, and one of its staff who may not. */
  may: Role;
  mayNot: Role;
  /** The whole of it, with one field as it is to be. */
  body: (said: string) => object;
  /** Reads that field from an answer. */
  saidIn: (thing: never) => string | undefined;
};

let others = 0;
const withPeople = async (made: Made) => {
  const there = await organisation(`elsewhere-${(others += 1)}`);
  return {
    ...made,
    there,
    at: `/organisations/${made.o}`,
    as: await staffOf(made.o, [made.may], { name: '甲' }),
    colleague: await staffOf(made.o, [made.may], { name: '乙' }),
    notAllowed: await staffOf(made.o, [made.mayNot]),
    elsewhere: await staffOf(there, [made.may]),
  };
};
type Changed = Awaited<ReturnType<typeof withPeople>>;

/**
 * What is promised of every thing that can be changed: whoever may writes it anew, once, with its history; who did not see the
 * last change writes over nothing.
 */
export const changesAsPromised = (what: string, madeOne: () => Promise<Made>): void => {
  const make = async () => withPeople(await madeOne());
  const url = ({ at, path }: Changed) => `${at}${path}`;
  const historyOf = async (of: Changed): Promise<HistoryLine[]> => {
    const path = `${of.at}/history/${of.which}?limit=50`;
    return (await asked<{ items: HistoryLine[] }>(200, 'GET', path, undefined, { as: of.as })).items;
  };
  const changesIn = async (of: Changed) =>
    (await historyOf(of)).filter(({ what: deed }) => /-changed$/.test(deed));

  test(`${what} is changed, and its history says who, when, what and why`, async () => {
    const of = await make();
    const body = { ...of.body('第一次改'), revision: of.thing.revision, reason: '写错了' };
    const changed = await asked<Thing>(200, 'PUT', url(of), body, { as: of.as });
    expect(of.saidIn(changed as never)).toBe('第一次改');
    expect(changed.revision).toBe(of.thing.revision + 1);
    const [line, ...others] = await changesIn(of);
    expect(others).toEqual([]);
    expect(line).toMatchObject({ by: of.as.personId, reason: '写错了' });
    expect(JSON.stringify(line?.changed)).toContain('第一次改');
    // A lost reply: asked again it is answered the same, and nothing more is noted.
    expect(await asked(200, 'PUT', url(of), body, { as: of.as })).toEqual(changed);
    expect(await changesIn(of)).toHaveLength(1);
  });

  test(`of two who change ${what} at once, the second is told who was quicker, and writes over nothing`, async () => {
    const of = await make();
    const write = (said: string, as: SignedInPerson) =>
      ask('PUT', url(of), { ...of.body(said), revision: of.thing.revision }, { as, language: 'zh' });
    const both = await Promise.all([write('甲改的', of.as), write('乙改的', of.colleague)]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
    const [won, lost] = both[0].status === 200 ? both : [both[1], both[0]];
    expect(lost.body).toMatchObject({ code: 'changed-meanwhile' });
    expect(String(lost.body['detail'])).toMatch(/(甲|乙|同事)已于 .+ 改过/);
    expect(await changesIn(of)).toHaveLength(1);
    const again = { ...of.body('看过之后'), revision: (won.body as Thing).revision };
    const second = await asked<Thing>(200, 'PUT', url(of), again, { as: of.colleague });
    expect(of.saidIn(second as never)).toBe('看过之后');
  });

  test(`${what} is changed by nobody else`, async () => {
    const of = await make();
    const body = { ...of.body('别人改的'), revision: of.thing.revision };
    expect((await ask('PUT', url(of), body, {})).status).toBe(401);
    expect((await ask('PUT', url(of), body, { as: of.notAllowed })).status).toBe(403);
    expect((await ask('PUT', url(of), body, { as: of.elsewhere })).status).toBe(404);
    const there = `/organisations/${of.there}${of.path}`;
    // An organisation's own admin changes that one, of course.
    if (of.path !== '') expect((await ask('PUT', there, body, { as: of.elsewhere })).status).toBe(404);
    expect(await changesIn(of)).toEqual([]);
    expect((await ask('GET', `${of.at}/history/${of.which}`, undefined, { as: of.elsewhere })).status).toBe(
      404,
    );
  });
};
