import 'virtual:pico/base.css';
import '../styles/tokens.css';
import '../styles/base.css';
import { ErrorBoundary, LocationProvider } from 'preact-iso';
import type { VNode } from 'preact';
import { ConfirmDialog } from '../components/confirm';
import { Toast } from '../components/toast';
import { t } from '../messages';
import { Footer } from './footer';
import { Header } from './header';
import { Routes } from './routes';
import './layout.css';

export const App = (): VNode => (
  <LocationProvider scope={/^\/(?!api\/|dev\/)/}>
    <a class="skip" href="#main">
      {t().frame.skip}
    </a>
    <Header />
    <main id="main" tabIndex={-1}>
      <ErrorBoundary>
        <Routes />
      </ErrorBoundary>
    </main>
    <Footer />
    <ConfirmDialog />
    <Toast />
  </LocationProvider>
);
