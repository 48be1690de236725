import { spanInWords } from '../../shared/time-in-words';
import type { Event } from '../events/event';
import type { Shift } from '../shifts/shift';

type Language = 'zh' | 'en';
export type Letter = { subject: string; text: string };
/** What is told, as it was and as it is. */
export type Told = {
  changed: Readonly<Record<string, readonly [before: unknown, after: unknown]>>;
  moved?: Readonly<Record<'from' | 'to', { startsAt: string; endsAt: string }>> | undefined;
  reason?: string | undefined;
};
/** To whom, of what, and where they read more. */
export type About = { name: string; shift: Shift; event?: Event | undefined; link: string };

const FIELDS: Readonly<Record<string, Record<Language, string>>> = {
  title: { zh: '名称', en: 'Name' },
  place: { zh: '地点', en: 'Place' },
  address: { zh: '地址', en: 'Address' },
  contact: { zh: '联系人', en: 'Whom to call' },
  asks: { zh: '需要', en: 'What it asks' },
  meet: { zh: '集合地点', en: 'Where to gather' },
};
const ARROW = ' → ';

/** Words, a contact, or a text; what is not there is said so. */
const valueIn = (value: unknown, language: Language): string => {
  if (value === null || value === undefined) return language === 'zh' ? '（无）' : '(none)';
  if (typeof value === 'string') return value;
  const { zh, en, name, phone } = value as Record<string, string | undefined>;
  return zh === undefined ? `${name} ${phone}` : ((language === 'en' ? en : undefined) ?? zh);
};

/** Line by line, old → new. */
const changesIn = ({ changed, moved }: Told, language: Language): string[] => {
  const colon = language === 'zh' ? '：' : ': ';
  const time = language === 'zh' ? '时间' : 'Time';
  const when = ({ startsAt, endsAt }: { startsAt: string; endsAt: string }) =>
    spanInWords(startsAt, endsAt, language);
  return [
    ...(moved ? [`${time}${colon}${when(moved.from)}${ARROW}${when(moved.to)}`] : []),
    ...Object.entries(changed).flatMap(([field, [before, after]]) => {
      const called = FIELDS[field]?.[language];
      if (called === undefined) return [];
      return [`${called}${colon}${valueIn(before, language)}${ARROW}${valueIn(after, language)}`];
    }),
  ];
};

const reasonIn = (reason: string | undefined, language: Language): string[] =>
  reason === undefined ? [] : [language === 'zh' ? `原因：${reason}` : `Reason: ${reason}`];

const factsIn = ({ shift }: About, language: Language): string[] => {
  const zone = language === 'zh' ? '（北京时间） ' : ' (Beijing time) ';
  return [
    `${valueIn(shift.eventTitle, language)} · ${valueIn(shift.title, language)}`,
    `${spanInWords(shift.startsAt, shift.endsAt, language)}${zone}${valueIn(shift.place, language)}`,
  ];
};

const greeting = (name: string): string => (name ? `${name}，您好：` : '您好：');

/** Chinese first, then English; then where to read more. */
const letterOf = (about: About, says: Readonly<Record<Language, readonly string[]>>): string =>
  [greeting(about.name), '', ...says.zh, '', ...says.en, '', about.link].join('\n');

const both = (make: (language: Language) => string[]) => ({ zh: make('zh'), en: make('en') });

/** The shift, or its event, is not as it was: old → new. */
export const changed = (about: About, told: Told): Letter => ({
  subject: `活动有变：${about.shift.eventTitle.zh} · Something changed`,
  text: letterOf(
    about,
    both((language) => [
      language === 'zh' ? '您报名的活动有变动：' : 'What you signed up for has changed:',
      ...changesIn(told, language),
      ...reasonIn(told.reason, language),
      '',
      ...factsIn(about, language),
      language === 'zh'
        ? '您的名额或候补不变。如不能来，请尽早在下面的页面放弃。'
        : 'Your place, or your place in line, stays yours. If you cannot come, please give it up early.',
    ]),
  ),
});

/** It does not take place. */
export const cancelled = (about: About, { reason }: Pick<Told, 'reason'>): Letter => ({
  subject: `已取消：${about.shift.eventTitle.zh} · Cancelled`,
  text: letterOf(
    about,
    both((language) => [
      language === 'zh'
        ? '您报名的活动已取消，请不要前来，抱歉打乱了您的安排。'
        : 'What you signed up for was cancelled. Please do not come; we are sorry.',
      ...reasonIn(reason, language),
      '',
      ...factsIn(about, language),
    ]),
  ),
});

/** There are fewer places: they wait, as the first of the line. */
export const backInLine = (about: About, told: Told): Letter => ({
  subject: `您已退回候补：${about.shift.eventTitle.zh} · You are back in line`,
  text: letterOf(
    about,
    both((language) => [
      language === 'zh'
        ? '该班次的名额减少了，组织者请您退回候补，您排在最前，有名额空出时最先轮到您。'
        : 'This shift has fewer places now, and the organiser moved you back to the line. You are at its front: the next place is yours.',
      ...changesIn(told, language),
      ...reasonIn(told.reason, language),
      '',
      ...factsIn(about, language),
    ]),
  ),
});

/** It was moved to a time at which they hold another place. */
export const givenBack = (about: About, told: Told): Letter => ({
  subject: `时间冲突，名额已退：${about.shift.eventTitle.zh} · Your place was given back`,
  text: letterOf(
    about,
    both((language) => [
      language === 'zh'
        ? '该班次改了时间，新的时间与您报名的另一个班次冲突，因此这个名额已为您退回，另一个班次不变。'
        : 'This shift was moved to a time at which you hold another one. This place was given back for you; the other one stays yours.',
      ...changesIn(told, language),
      ...reasonIn(told.reason, language),
      '',
      ...factsIn(about, language),
    ]),
  ),
});

const whatToKnow = ({ shift, event }: About, language: Language): string[] => {
  const line = (zh: string, en: string, value: string) =>
    language === 'zh' ? `${zh}：${value}` : `${en}: ${value}`;
  const contact = event?.contact;
  return [
    ...(shift.meet ? [line('集合地点', 'Where to gather', valueIn(shift.meet, language))] : []),
    ...(event?.address ? [line('地址', 'Address', event.address)] : []),
    ...(shift.asks ? [line('需要', 'What it asks', valueIn(shift.asks, language))] : []),
    ...(contact ? [line('联系人', 'Whom to call', `${contact.name} ${contact.phone}`)] : []),
  ];
};

/** Tomorrow it takes place. */
export const reminder = (about: About): Letter => ({
  subject: `明天见：${about.shift.eventTitle.zh} · See you tomorrow`,
  text: letterOf(
    about,
    both((language) => [
      language === 'zh' ? '您报名的活动就在明天：' : 'Tomorrow is your shift:',
      ...factsIn(about, language),
      ...whatToKnow(about, language),
      language === 'zh'
        ? '如不能来，请尽早在下面的页面放弃名额，让给候补的人。'
        : 'If you cannot come, please give your place up early, so that the next in line can.',
    ]),
  ),
});

/** The organiser's own words, and of what. */
export const message = (about: About, said: { subject?: string | undefined; text: string }): Letter => ({
  subject: said.subject ?? `组织者来信：${about.shift.eventTitle.zh} · A word from the organiser`,
  text: [
    greeting(about.name),
    '',
    said.text,
    '',
    ...factsIn(about, 'zh'),
    ...factsIn(about, 'en'),
    '',
    about.link,
  ].join('\n'),
});
