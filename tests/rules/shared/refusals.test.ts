import { expect, test } from 'vitest';
import { refusals, sentence, type RefusalCode } from '../../../functions/shared/refusals';

const codes = Object.keys(refusals) as RefusalCode[];

test.each(codes)('%s says in both languages what happened, with the same facts', (code) => {
  const { says, zh } = refusals[code];
  const facts = (text: string) => (text.match(/\{\w+\}/g) ?? []).sort();
  expect(facts(zh)).toEqual(facts(says));
  expect(zh).toMatch(/\p{Script=Han}/u);
  expect(says).not.toMatch(/\p{Script=Han}|!/u);
  expect(zh).not.toMatch(/[!!]/);
});

test('facts are filled in; what is not known stays visible', () => {
  expect(sentence('shift-overlaps', { title: '放鱼', from: 'a', to: 'b' }, 'en')).toContain(
    '放鱼 from a to b',
  );
  expect(sentence('shift-overlaps', {}, 'zh')).toContain('{title}');
});
