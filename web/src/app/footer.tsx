import { useLocation } from 'preact-iso';
import type { VNode } from 'preact';
import type { Organisation } from '../../../functions/people/organisations/organisation';
import { inWords } from '../lib/language';
import { useLoad } from '../lib/load';
import { t } from '../messages';
import { HOME } from './organisation';

/** Pages of the person, not of an organisation. */
const OF_NOBODY = ['me', 'sign-in'];

/** Who answers for what stands on the page. */
const Answerable = (): VNode => {
  const [first = HOME] = useLocation().path.split('/').filter(Boolean);
  const isOne = /^[a-z][a-z0-9-]{1,30}$/.test(first) && !OF_NOBODY.includes(first);
  const [organisation] = useLoad<Organisation>(isOne ? `/organisations/${first}` : undefined);
  return (
    <span>
      {organisation.state === 'ready' && isOne
        ? [
            inWords(organisation.value.name),
            ...(organisation.value.contact === '' ? [] : [t().frame.contact(organisation.value.contact)]),
          ].join(' · ')
        : `${t().site.name} · ${t().site.tagline}`}
    </span>
  );
};

export const Footer = (): VNode => (
  <footer class="footer no-print">
    <div class="column row apart small">
      <Answerable />
      <span class="muted secondary">{t().frame.timesAre}</span>
      <a class="secondary" href="/api/docs" target="_blank" rel="noopener">
        {t().frame.interfaces} <span class="hidden-visually">{t().word.opensElsewhere}</span>
      </a>
    </div>
  </footer>
);
