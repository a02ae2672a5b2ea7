import { render } from 'preact';
import './app.css';
import { App } from './app';
import { keepLocale, locale } from './language/locale';
import { resume } from './session/session';
import { followAnswers } from './store/answers';
import { followOutbox } from './store/queue';
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
  const { followAll } = await import('./later');
  await followAll();
}

void main();
