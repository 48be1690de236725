import type { VNode } from 'preact';
import type { Organisation } from '../../../functions/people/organisations/organisation';
import { Callable } from '../components/callable';
import { inWords } from '../lib/language';
import { t } from '../messages';

/** Who answers for what stands on the page. */
const Answerable = ({ organisation }: { organisation: Organisation | undefined }): VNode => (
  <span>
    {organisation ? inWords(organisation.name) : `${t().site.name} · ${t().site.tagline}`}
    {organisation && organisation.contact !== '' && (
      <>
        {' '}
        · <Callable text={t().frame.contact(organisation.contact)} />
      </>
    )}
  </span>
);

/** @param organisation whose page it is; `undefined` where it is nobody's, or not known yet */
export const Footer = ({ organisation }: { organisation: Organisation | undefined }): VNode => (
  <footer class="footer no-print">
    <div class="column row apart small">
      <Answerable organisation={organisation} />
      <span class="muted secondary">{t().frame.timesAre}</span>
      <a class="secondary" href="/api/docs" target="_blank" rel="noopener">
        {t().frame.interfaces} <span class="hidden-visually">{t().word.opensElsewhere}</span>
      </a>
    </div>
  </footer>
);
