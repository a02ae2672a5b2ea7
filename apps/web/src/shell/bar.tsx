import type { JSX } from 'preact';
import { useAnswer } from '../store/answers';
import { waiting } from '../store/queue';
import { locale } from '../language/locale';
import { speak } from '../language/words';
import { member } from '../session/session';
import { Icon } from '../ui/icon';
import { common } from '../ui/words';
import type { Shape } from '../api/types';

/** The bar above every screen: home, what waits to be sent, notices, the account, the language. */
export function Bar(): JSX.Element {
  return (
    <header class="bar">
      <a class="brand" href="/">
        <img src="/icon.svg" alt="" width="32" height="32" />
        Cayapa
      </a>
      {member.value ? <MemberLinks /> : <StrangerLinks />}
    </header>
  );
}

function MemberLinks(): JSX.Element {
  const notices = useAnswer<Shape<'NoticePage'>>('/v1/notices', 60);
  const unread = notices.body?.unread ?? 0;
  const unsent = waiting.value.length;
  return (
    <nav class="flow" style={{ gap: 0 }}>
      {unsent > 0 && (
        <a class="bar-link" href="/por-enviar" aria-label={`${common('app.outbox')}: ${unsent}`}>
          <Icon name="send" />
          <span class="count">{unsent}</span>
        </a>
      )}
      <a class="bar-link" href="/avisos" aria-label={`${common('app.notices')}: ${unread}`}>
        <Icon name="bell" />
        {unread > 0 && <span class="count">{unread}</span>}
      </a>
      <a class="bar-link" href="/mi-cuenta" aria-label={common('app.account')}>
        <Icon name="user" />
      </a>
    </nav>
  );
}

function StrangerLinks(): JSX.Element {
  return (
    <nav class="flow">
      <button
        type="button"
        class="bar-link"
        onClick={() => void speak(locale.value === 'es' ? 'en' : 'es')}
      >
        <Icon name="globe" />
        {common('app.language')}
      </button>
      <a class="button main" href="/entrar">
        {common('app.signIn')}
      </a>
    </nav>
  );
}
