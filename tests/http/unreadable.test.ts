import { beforeAll, describe, expect, test } from 'vitest';
import { ask } from '../support/ask';
import { charity, type Charity } from '../support/fish-sale';

let here: Charity;
beforeAll(async () => {
  here = await charity('unreadable');
});

const cursorOf = (...parts: string[]): string => Buffer.from(JSON.stringify(parts)).toString('base64url');

test.each([
  ['half of a character', Buffer.from('["\\ud800"]').toString('base64url')],
  ['an empty key', cursorOf('')],
  ['no key', cursorOf()],
  ['no JSON', 'AAAA'],
])('a cursor that holds %s is refused, and is no fault of ours', async (_, cursor) => {
  for (const path of ['/dues', `/funds/${here.fundId}/entries`, `/funds/${here.fundId}/spendings`]) {
    const { status, body } = await ask('GET', `${here.at}${path}?cursor=${cursor}`, undefined, {
      as: here.finance,
    });
    expect([path, status, body['code']]).toEqual([path, 400, 'cursor-not-understood']);
  }
});

test.each([
  ['in a body', 'POST', '/campaigns', { name: { zh: '鱼\ud800' }, purpose: { zh: '饭' } }],
  ['in a list', 'POST', '/column-mappings', { columns: { memo: ['\udfff'] } }],
  ['in a name', 'POST', '/merchants', { '\ud800': 1 }],
] as const)(
  'half of a character %s is not understood, and is no fault of ours',
  async (_, method, path, body) => {
    const answer = await ask(method, here.at + path, body, { as: here.finance });
    expect([answer.status, answer.body['code']]).toEqual([400, 'not-understood']);
  },
);

test('nor where all else is as it should be', async () => {
  const mapping = (time: string) => ({
    account: { number: '33010401600', label: '基本户' },
    columns: { date: '日期', time, counterpartyName: '户名', memo: ['摘要'] },
    amount: { kind: 'two-columns', income: '收', outgoing: '支' },
    dateFormat: 'YYYYMMDD',
  });
  const send = (time: string) =>
    ask('POST', `${here.at}/column-mappings`, mapping(time), { as: here.finance });
  expect((await send('时间')).status).toBe(201);
  expect((await send('\ud800')).status).toBe(400);
});

describe('each field that does not fit says what it should be, in the reader’s language', () => {
  const told = async (language: 'zh' | 'en') => {
    const body = {
      name: { zh: '长'.repeat(81) },
      purpose: { zh: '' },
      startsOn: '9999-12-31',
      endsOn: 'soon',
      fund: { name: { zh: 7 } },
    };
    const answer = await ask('POST', `${here.at}/campaigns`, body, { as: here.finance, language });
    expect(answer.status).toBe(400);
    const errors = answer.body['errors'] as { path: string; message: string }[];
    expect(new Set(errors.map(({ path }) => path)).size).toBe(errors.length);
    return Object.fromEntries(errors.map(({ path, message }) => [path, message]));
  };

  test('Chinese', async () => {
    expect(await told('zh')).toMatchObject({
      'name.zh': '最多 80 个字',
      'purpose.zh': '不能为空',
      startsOn: '年份须在 2000 至 2099 之间',
      endsOn: '须为日期，如 2026-09-08',
      'fund.name.zh': '须填写文字',
    });
  });

  test('English', async () => {
    expect(await told('en')).toMatchObject({
      'name.zh': 'at most 80 characters',
      'purpose.zh': 'must not be empty',
      startsOn: 'years from 2000 to 2099 only',
      endsOn: 'must be a day, such as 2026-09-08',
      'fund.name.zh': 'must be text',
    });
  });
});
