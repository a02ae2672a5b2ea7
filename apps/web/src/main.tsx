import { render } from 'preact';
import './app.css';
import { App } from './app';
import { keepLocale, locale } from './language/locale';
import { resume } from './session/session';
import { followVersions } from './shell/versions';
import { followAnswers } from './store/answers';
import { followOutbox } from './store/outbox';
import { followHope } from './store/sender';
import { followNetwork } from './store/sync';
import { common } from './ui/words';

/** Opens what this phone knows, shows it, and only then looks for the network. */
async function main(): Promise<void> {
  keepLocale(locale.peek());
  await Promise.all([common.load(), resume()]);
  followOutbox();
  followAnswers();
  const place = document.getElementById('app');
  if (place) {
    place.replaceChildren();
    render(<App />, place);
  }
  followHope();
  followNetwork();
  await followVersions();
}

void main();
