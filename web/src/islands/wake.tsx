import '../styles/tokens.css';
import '../styles/base.css';
import '../app/layout.css';
import { render, type ComponentChild, type VNode } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { comeBackAfterDeploy } from '../app/deploys';
import { Header } from '../app/header';
import { keepLanguage, type Language } from '../lib/language';
import { mayTell, told } from '../lib/told';
import { speakIn } from '../messages';
import { isNoted, me } from '../lib/who';
import type DrawnOverlays from './overlays';

/** What a page is in another language is fetched when somebody asks for it. */
const speak = async (chosen: Language): Promise<void> => {
  const { turnPage } = await import('./turn-page');
  await turnPage(chosen);
};

/** Draws an island over what the server drew at its place. */
export const wake = (name: string, drawn: ComponentChild): void => {
  const place = document.querySelector(`[data-island="${name}"]`);
  if (place) render(drawn, place);
};

/** What the page brought for its islands. */
export const pageData = <Data,>(): Data =>
  JSON.parse(document.getElementById('page-data')?.textContent ?? 'null') as Data;

/** A screen reader listens to a place that was there before something is told in it: it is fetched as soon as that may be. */
const Overlays = (): VNode | null => {
  const [Drawn, setDrawn] = useState<typeof DrawnOverlays | undefined>(undefined);
  const isWanted = Boolean(me.value) || mayTell.value || told.value !== undefined;
  useEffect(() => {
    if (isWanted) void import('./overlays').then(({ default: overlays }) => setDrawn(() => overlays));
  }, [isWanted]);
  return Drawn ? <Drawn /> : null;
};

/** Who is here is asked, and what a person can do loaded, only where somebody signed in on this device before. */
const wakeForPerson = async (wakeMore: (() => Promise<void>) | undefined): Promise<void> => {
  const { whoIsHereIfKnown } = await import('../lib/session');
  await whoIsHereIfKnown();
  if (me.peek()) await wakeMore?.();
};

/** What every public page does: its header's switches, and who is here. @param forPerson wakes what only somebody signed in can do */
export const wakeFrame = (forPerson?: () => Promise<void>): void => {
  comeBackAfterDeploy();
  const here = document.documentElement.lang === 'en' ? 'en' : 'zh-CN';
  speakIn(here);
  keepLanguage(here);
  wake('overlays', <Overlays />);
  wake(
    'header',
    <Header
      path={location.pathname}
      url={location.pathname + location.search}
      speak={(chosen) => void speak(chosen)}
    />,
  );
  if (isNoted()) void wakeForPerson(forPerson);
  else me.value = null;
};
