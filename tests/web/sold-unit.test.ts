import { expect, test } from 'vitest';
import { soldUnit } from '../../web/src/features/campaigns/sold-unit';

const fish = { zh: '条', en: 'fish' };
const boxes = { zh: '盒', en: 'boxes' };

test.each([
  ['nothing is signed', [], undefined],
  ['one agreement', [{ unit: fish, accrued: 0 }], fish],
  [
    'one of several was sold by',
    [
      { unit: boxes, accrued: 0 },
      { unit: fish, accrued: 84_00 },
    ],
    fish,
  ],
  [
    'all that was sold by count in one',
    [
      { unit: { zh: '条' }, accrued: 10_00 },
      { unit: fish, accrued: 84_00 },
    ],
    { zh: '条' },
  ],
  [
    'two units were sold',
    [
      { unit: boxes, accrued: 10_00 },
      { unit: fish, accrued: 84_00 },
    ],
    undefined,
  ],
  [
    'nothing is sold yet in two units',
    [
      { unit: boxes, accrued: 0 },
      { unit: fish, accrued: 0 },
    ],
    undefined,
  ],
] as const)('what a campaign’s sales are counted in, where %s', (_where, agreements, unit) => {
  expect(soldUnit(agreements as Parameters<typeof soldUnit>[0])).toEqual(unit);
});
