import { render } from 'preact';
import { App } from './app/app';
import { comeBackAfterDeploy } from './app/deploys';
import { keepUp } from './lib/readings';
import { whoIsHereIfKnown } from './lib/session';
import { loadWords } from './messages';

const start = async (): Promise<void> => {
  comeBackAfterDeploy();
  keepUp(document, window);
  void whoIsHereIfKnown();
  await loadWords();
  const place = document.getElementById('app');
  if (place) render(<App />, place);
};

void start();
