import { marshall } from '@aws-sdk/util-dynamodb';
import { describe, expect, test } from 'vitest';
import { beatItem, letterItem, waitingLetterItem } from '../../functions/platform/letters/letter.item';
import type { Item } from '../../functions/platform/table/table';
import { gatesOf } from '../../functions/volunteering/shifts/gates';
import { gateItem, shiftItem } from '../../functions/volunteering/shifts/shift.item';
import { orderItem } from '../../functions/selling/orders/order.item';
import { OrganisationId } from '../../functions/shared/ids';
import { passes, type Pattern } from '../support/event-filter';
import { makeOrder } from '../support/make-fish';
import { makeShift } from '../support/make-shift';
import { DEVELOPMENT, MAINLAND, PRODUCTION } from './places';
import { synthesise } from './synth';

const mappings = [DEVELOPMENT, PRODUCTION, MAINLAND].flatMap((place) =>
  synthesise(place)
    .all('AWS::Lambda::EventSourceMapping')
    .map(({ Properties }) => Properties),
);
const isOfLetters = (mapping: Record<string, unknown>): boolean =>
  JSON.stringify(mapping['FunctionName']).includes('"Letters');
const filtersOf = (mapping: Record<string, unknown>): Pattern[] =>
  ((mapping['FilterCriteria'] as { Filters: { Pattern: string }[] } | undefined)?.Filters ?? []).map(
    ({ Pattern: pattern }) => JSON.parse(pattern) as Pattern,
  );

const record = (before: Item | undefined, after: Item | undefined) => ({
  eventName: before ? (after ? 'MODIFY' : 'REMOVE') : 'INSERT',
  eventSource: 'aws:dynamodb',
  dynamodb: {
    Keys: marshall({ pk: (after ?? before)?.pk, sk: (after ?? before)?.sk }),
    ...(before && { OldImage: marshall(before, { removeUndefinedValues: true }) }),
    ...(after && { NewImage: marshall(after, { removeUndefinedValues: true }) }),
    StreamViewType: 'NEW_AND_OLD_IMAGES',
  },
});

const at = '2026-09-08T01:00:00.000Z';
const letter = {
  organisationId: OrganisationId.parse('chunan'),
  cause: 'thanks-1',
  what: 'thanks',
  about: { orderId: 'ord_1' },
  putAt: at,
};
const put = letterItem.item(letter);
const waiting = (again: number) => waitingLetterItem.item({ ...letter, again, askAt: at });
const shift = makeShift(1, { places: 2 });
const [gate] = gatesOf(2);
if (!gate) throw new Error('a shift of two places has a gate');
const { organisationId, shiftId } = shift;
const gateOfShift = gateItem.item({ ...gate, organisationId, shiftId });

const called: Record<string, object> = {
  'a letter that is put': record(undefined, put),
  'one that is asked for again': record(waiting(0), waiting(1)),
  'the beat of the clock': record(beatItem.item({ at }), beatItem.item({ at: '2026-09-08T01:15:00.000Z' })),
};
const notCalled: Record<string, object> = {
  'an order': record(undefined, orderItem.item(makeOrder(1))),
  'a shift': record(undefined, shiftItem.item(shift)),
  'somebody who passes a gate': record(gateOfShift, { ...gateOfShift, taken: 1 }),
  'a row, which has no kind': record(undefined, { pk: 'ORG#chunan#DUES', sk: 'a', letter: 'letter' }),
  'what tells of a letter in another field': record(undefined, { pk: 'a', sk: 'b', what: 'letter' }),
  'a letter that is forgotten': record(put, undefined),
};

describe.each(mappings.map((mapping) => [isOfLetters(mapping) ? 'letters' : 'books', mapping] as const))(
  'the source of the %s',
  (whose, mapping) => {
    const isCalled = (event: object): boolean => {
      const filters = filtersOf(mapping);
      return filters.length === 0 || filters.some((pattern) => passes(pattern, event));
    };

    test.each(Object.entries(called))('hands on %s', (_, event) => expect(isCalled(event)).toBe(true));

    test.each(Object.entries(notCalled))('of %s: the books alone', (_, event) =>
      expect(isCalled(event)).toBe(whose === 'books'),
    );

    test('filters by the one field by which a DynamoDB source can, of its new image', () => {
      expect(filtersOf(mapping).map((pattern) => Object.keys(pattern))).toEqual(
        whose === 'letters' ? [['dynamodb']] : [],
      );
    });
  },
);

test('each place has both', () => {
  expect(mappings.map(isOfLetters).sort()).toEqual([false, false, false, true, true, true]);
});
