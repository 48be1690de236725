import { yuan } from '../../shared/money';
import type { Differences } from '../../shared/revision';
import type { Words } from '../../shared/words';
import type { Agreement } from './agreement';

type Letter = { subject: string; text: string };
type Told = Pick<Agreement, 'text' | 'merchantName'>;

/** What the terms are called in a letter; what is not named here is not told. */
const NAMES: Readonly<Record<string, readonly [zh: string, en: string]>> = {
  perItem: ['每件捐赠', 'Donation for each item'],
  unit: ['计量单位', 'Unit'],
  startsOn: ['开始日期', 'First day'],
  endsOn: ['结束日期', 'Last day'],
  minimum: ['最低捐赠额', 'Minimum donation'],
  maximum: ['最高捐赠额', 'Maximum donation'],
  use: ['捐赠用途', 'What the donation is for'],
  deliveredBy: ['交付时间和方式', 'When and how it is handed over'],
  paysOnDay: ['每月划付截止日', 'Paid over each month by day'],
  donor: ['捐赠人', 'Donor'],
  charity: ['受赠人', 'Charity'],
  campaign: ['公益项目', 'Campaign'],
  fund: ['专项基金', 'Fund'],
};

const said = (field: string, value: unknown, language: 'zh' | 'en'): string => {
  if (value === null || value === undefined) return language === 'zh' ? '（无）' : '(none)';
  if (typeof value === 'number') return field === 'paysOnDay' ? String(value) : `¥${yuan(value)}`;
  if (typeof value === 'string') return value;
  const words = value as Words;
  return language === 'zh' ? words.zh : (words.en ?? words.zh);
};

/** Line by line, what stood there and what stands there now. */
const changesIn = (changed: Differences): string =>
  Object.entries(changed)
    .flatMap(([field, [before, after]]) => {
      const [zh, en] = NAMES[field] ?? [];
      if (zh === undefined || en === undefined) return [];
      return [
        `${zh}：${said(field, before, 'zh')} → ${said(field, after, 'zh')}`,
        `${en}: ${said(field, before, 'en')} → ${said(field, after, 'en')}`,
      ];
    })
    .join('\n');

const title = ({ text }: Told): string => (text.campaign ?? text.use).zh;
const because = (reason: string | undefined): string =>
  reason === undefined ? '' : `\n原因 Reason：${reason}`;
const facts = ({ text, merchantName }: Told): string =>
  [
    `${merchantName.zh} · ${title({ text, merchantName })}`,
    `每${text.unit.zh} ¥${yuan(text.rule.perItem)}（¥${yuan(text.rule.perItem)} per ${text.unit.en ?? text.unit.zh}），${text.startsOn} – ${text.endsOn}`,
  ].join('\n');

/** It waits for the merchant's signature. */
export const agreementWaits = (agreement: Told, link: string): Letter => ({
  subject: `请签署捐赠协议：${title(agreement)} · An agreement is waiting for your signature`,
  text: `您好：\n\n${agreement.text.charity.zh} 为您拟好了一份捐赠协议，请登录后阅读并签署，签署后商品才能开售。\nA donation agreement has been drafted for you. Please sign in, read it and sign it; sales can then start.\n\n${facts(agreement)}\n\n${link}`,
});

/** Its terms are others now. */
export const agreementChanged = (
  agreement: Told,
  link: string,
  { changed, reason }: { changed: Differences; reason?: string | undefined },
): Letter => ({
  subject: `捐赠协议有改动：${title(agreement)} · The agreement was changed`,
  text: `您好：\n\n等您签署的捐赠协议有改动，请以改动后的条款为准。\nThe agreement waiting for your signature has changed:\n\n${changesIn(changed)}${because(reason)}\n\n${link}`,
});

/** It is not to be signed any more. */
export const agreementWithdrawn = (
  agreement: Told,
  link: string,
  { reason }: { reason?: string | undefined },
): Letter => ({
  subject: `捐赠协议已撤回：${title(agreement)} · The agreement was withdrawn`,
  text: `您好：\n\n等您签署的捐赠协议已撤回，无需再签署。\nThe agreement that was waiting for your signature has been withdrawn. You do not need to sign it.\n\n${facts(agreement)}${because(reason)}\n\n${link}`,
});
