import { getStack } from 'sst/constructs';
import { describe, expect, test } from 'vitest';
import { Api } from '../../stacks/Api';
import { Data } from '../../stacks/Data';
import { Jobs } from '../../stacks/Jobs';
import { Pages } from '../../stacks/Pages';
import { Web } from '../../stacks/Web';
import { DEVELOPMENT, MAINLAND, PRODUCTION, type Place } from './places';
import { build, synthesise } from './synth';

const [production, mainland] = [synthesise(PRODUCTION), synthesise(MAINLAND)];

describe('of the calls that an account may run at once', () => {
  const reservedIn = (place: Place) =>
    Object.fromEntries(
      synthesise(place)
        .all('AWS::Lambda::Function')
        .filter(({ Properties }) => JSON.stringify(Properties['Environment'] ?? '').includes('TABLE_NAME'))
        .map(({ Properties }) => [
          JSON.stringify(Properties['Role']).replace(/.*?(\w+?)Role.*/, '$1'),
          Properties['ReservedConcurrentExecutions'],
        ]),
    );

  test('some are kept for everything but the API, which takes the others in a rush', () => {
    expect(reservedIn(PRODUCTION)).toEqual({
      Api: undefined,
      SignIn: 50,
      Documents: 20,
      PublicPages: undefined,
      Stream: 40,
      Letters: 10,
      Jobs: 5,
    });
  });

  test.each([
    [
      'a new account, which may run ten',
      { ...PRODUCTION, env: { ...PRODUCTION.env, ACCOUNT_CONCURRENCY: '10' } },
    ],
    [
      'one that would be left with fewer than a hundred',
      { ...PRODUCTION, env: { ...PRODUCTION.env, ACCOUNT_CONCURRENCY: '224' } },
    ],
    ['development, of which an account has many', DEVELOPMENT],
  ])('none are kept in %s', (_, place) => {
    expect(new Set(Object.values(reservedIn(place)))).toEqual(new Set([undefined]));
  });

  test('they are kept where a hundred are left', () => {
    const place = { ...PRODUCTION, env: { ...PRODUCTION.env, ACCOUNT_CONCURRENCY: '225' } };
    expect(reservedIn(place)['Jobs']).toBe(5);
  });
});

describe('one deployment after another', () => {
  const app = build(PRODUCTION);
  const after = (stack: Parameters<typeof getStack>[0]) =>
    getStack(stack)
      .dependencies.map((each) => each.stackName.replace('production-shanchao-', ''))
      .toSorted();

  test('who follows changes comes before who makes them, and the pages last', () => {
    expect(app.stage).toBe('production');
    expect(after(Api)).toContain('Jobs');
    expect(after(Pages)).toEqual(expect.arrayContaining(['Api', 'Jobs', 'Web']));
    for (const stack of [Data, Web, Jobs, Api]) expect(after(stack)).not.toContain('Pages');
  });

  test.each([
    ['production', production],
    ['mainland China', mainland],
  ])(
    'in %s the pages and what shows them are of that stack, and the page waits for the files that it names',
    (_, place) => {
      const uploads = (stack: 'Web' | 'Pages') => place.all('Custom::CDKBucketDeployment', stack).length;
      expect([uploads('Web'), uploads('Pages')]).toEqual([0, 2]);
      const resources = Object.entries(
        (
          place.template('Pages').toJSON() as {
            Resources: Record<string, { Type: string; DependsOn?: string[] }>;
          }
        ).Resources,
      );
      const hashed = resources.find(
        ([id]) => id.startsWith('HashedFiles') && id.includes('CustomResource'),
      )?.[0];
      const drawing = resources.filter(
        ([id, { Type }]) => id.startsWith('PublicPages') && Type === 'AWS::Lambda::Function',
      );
      expect(drawing).toHaveLength(1);
      for (const [, { DependsOn }] of drawing) expect(DependsOn).toContain(hashed);
    },
  );
});
