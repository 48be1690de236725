import type { VNode } from 'preact';
import { Button } from '../components/button';
import { DeskIcon, HalfIcon, LargeTextIcon, MoonIcon, PersonIcon, SunIcon } from '../components/icons';
import { Mark } from '../components/mark';
import { language, type Language } from '../lib/language';
import { deskOf, me } from '../lib/who';
import { t } from '../messages';
import { chooseLargeText, chooseTheme, largeText, theme, type Theme } from './preferences';
import headerCss from './header.module.css';
import { classes } from '../lib/classes';

const themes: Record<Theme, { next: Theme; Icon: typeof SunIcon }> = {
  system: { next: 'light', Icon: HalfIcon },
  light: { next: 'dark', Icon: SunIcon },
  dark: { next: 'system', Icon: MoonIcon },
};

/** What the page does when the reader chooses the other language. */
type Speak = (chosen: Language) => void;

const Switches = ({ speak }: { speak: Speak }): VNode => {
  const says = t().frame;
  const { next, Icon } = themes[theme.value];
  const other = language.value === 'en' ? 'zh-CN' : 'en';
  return (
    <div class={headerCss['switches']} role="group" aria-label={says.display}>
      <Button
        look="bare"
        needsScript
        aria-pressed={largeText.value}
        aria-label={largeText.value ? says.largeOff : says.largeOn}
        title={largeText.value ? says.largeOff : says.largeOn}
        onClick={() => chooseLargeText(!largeText.value)}
      >
        <LargeTextIcon />
      </Button>
      <Button
        look="bare"
        needsScript
        aria-label={says.theme[theme.value]}
        title={says.theme[theme.value]}
        onClick={() => chooseTheme(next)}
      >
        <Icon />
      </Button>
      <a
        class="button bare"
        href={`?lang=${other}`}
        lang={other}
        hreflang={other}
        aria-label={says.otherLanguage}
        onClick={(event) => {
          event.preventDefault();
          speak(other);
        }}
      >
        {says.otherLanguageShort}
      </a>
    </div>
  );
};

const Person = ({ path, url }: Here): VNode => {
  const who = me.value;
  const desk = who ? deskOf(who) : undefined;
  // From the first page nobody asked to come back: who signs in goes to what is theirs.
  const back = ['/', '/sign-in'].includes(path) ? '' : `?next=${encodeURIComponent(url)}`;
  return (
    <nav class={headerCss['person']} aria-label={t().frame.menu}>
      {desk !== undefined && (
        <a
          class="button bare"
          href={`/${desk}/desk`}
          aria-current={path.startsWith(`/${desk}/desk`) ? 'page' : undefined}
        >
          <DeskIcon />
          {t().frame.desk}
        </a>
      )}
      <a
        class="button bare"
        href={who ? '/me' : `/sign-in${back}`}
        aria-current={path === '/me' || path === '/sign-in' ? 'page' : undefined}
      >
        <PersonIcon />
        {who ? t().frame.mine : t().frame.signIn}
      </a>
    </nav>
  );
};

/** Where the header stands: a path, and the same with its query. */
type Here = { path: string; url: string };

/** On every page: the mark that leads home, the reader's own switches, the person. */
export const Header = ({ speak, ...here }: Here & { speak: Speak }): VNode => (
  <header class={classes(headerCss['header'], 'no-print')}>
    <div
      class={
        me.value && deskOf(me.value) !== undefined
          ? classes('column', headerCss['header-row'], headerCss['has-desk'])
          : classes('column', headerCss['header-row'])
      }
    >
      <a class={headerCss['brand']} href="/">
        <Mark />
        <span>{t().site.name}</span>
      </a>
      <Switches speak={speak} />
      <Person {...here} />
    </div>
  </header>
);
