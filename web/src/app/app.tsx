import '../styles/tokens.css';
import '../styles/base.css';
import { ErrorBoundary, LocationProvider, useLocation } from 'preact-iso';
import type { VNode } from 'preact';
import { ConfirmDialog } from '../components/confirm';
import { Toast } from '../components/toast';
import { useLoad } from '../lib/load';
import { speak, t } from '../messages';
import { Footer } from './footer';
import { Header } from './header';
import { HOME } from './organisation';
import { Routes } from './routes';
import { IN_APP } from './in-app';
import './layout.css';

/** Pages of the person, not of an organisation. */
const OF_NOBODY = ['me', 'sign-in'];

const HeaderHere = (): VNode => {
  const { path, url } = useLocation();
  return <Header path={path} url={url} speak={(chosen) => void speak(chosen)} />;
};

const FooterHere = (): VNode => {
  const [first = HOME] = useLocation().path.split('/').filter(Boolean);
  const isOne = /^[a-z][a-z0-9-]{1,30}$/.test(first) && !OF_NOBODY.includes(first);
  const [organisation] = useLoad(isOne ? `/organisations/${first}` : undefined);
  return <Footer organisation={organisation.state === 'ready' && isOne ? organisation.value : undefined} />;
};

/** The pages that a script draws: a person's own, and the desk. The public's arrive as HTML. */
export const App = (): VNode => (
  <LocationProvider scope={IN_APP}>
    <a class="skip" href="#main">
      {t().frame.skip}
    </a>
    <HeaderHere />
    <main id="main" tabIndex={-1}>
      <ErrorBoundary>
        <Routes />
      </ErrorBoundary>
    </main>
    <FooterHere />
    <ConfirmDialog />
    <Toast />
  </LocationProvider>
);
