import { expect, test } from 'vitest';
import { peopleRefusals } from '../../../functions/shared/people-refusals';
import { requestRefusals } from '../../../functions/shared/request-refusals';
import { sellingRefusals } from '../../../functions/shared/selling-refusals';
import { spendingRefusals } from '../../../functions/shared/spending-refusals';
import { statementRefusals } from '../../../functions/shared/statement-refusals';
import { volunteeringRefusals } from '../../../functions/shared/volunteering-refusals';
import { refusals, sentence, type RefusalCode } from '../../../functions/shared/refusals';

const codes = Object.keys(refusals) as RefusalCode[];

test.each(codes)('%s says in both languages what happened, with the same facts', (code) => {
  const { says, zh } = refusals[code];
  const facts = (text: string) => (text.match(/\{\w+\}/g) ?? []).sort();
  expect(facts(zh)).toEqual(facts(says));
  expect(zh).toMatch(/\p{Script=Han}/u);
  expect(says).not.toMatch(/\p{Script=Han}|!/u);
  expect(zh).not.toMatch(/[!！]/);
  // Chinese sentences have Chinese punctuation.
  expect(zh).not.toMatch(/\p{Script=Han}[,;:?(]|[,;:?)]\p{Script=Han}/u);
});

test('no code is said by two fields', () => {
  const fields = [
    requestRefusals,
    peopleRefusals,
    sellingRefusals,
    volunteeringRefusals,
    statementRefusals,
    spendingRefusals,
  ];
  expect(fields.flatMap((field) => Object.keys(field)).sort()).toEqual([...codes].sort());
});

test('facts are filled in; what is not known stays visible', () => {
  expect(sentence('shift-overlaps', { title: '放鱼', from: 'a', to: 'b' }, 'en')).toContain(
    '放鱼 from a to b',
  );
  expect(sentence('shift-overlaps', {}, 'zh')).toContain('{title}');
});
