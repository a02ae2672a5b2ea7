import type { JSX } from 'preact';
import { useLocation } from 'preact-iso';
import { useState } from 'preact/hooks';
import { call } from '../../api/call';
import { dayText } from '../../language/figures';
import { locale } from '../../language/locale';
import { speak } from '../../language/words';
import { signOut } from '../../session/coming-and-going';
import { mandates, member } from '../../session/session';
import { outbox, write } from '../../store/outbox';
import { Button, LinkButton } from '../../ui/buttons';
import { Row, Rows } from '../../ui/data';
import { ChoiceField, TextField } from '../../ui/fields';
import { useSending } from '../../ui/form';
import { Screen as Frame } from '../../ui/screen';
import { Note, ProblemNote } from '../../ui/states';
import { say } from '../../ui/toasts';
import { common } from '../../ui/words';
import { PinCard } from './pin-card';
import { words } from './words';

export { words };

const LANGUAGES = [
  { value: 'es', name: 'Español' },
  { value: 'en', name: 'English' },
] as const;

/** The member's own things: language, mandates, PIN, password, leaving. */
export function Screen(): JSX.Element {
  return (
    <Frame title={words('me.title')} lead={member.value?.name} back="/">
      <ChoiceField
        label={words('me.language')}
        value={locale.value}
        options={LANGUAGES}
        onValue={(value) => void chooseLanguage(value)}
      />
      <section class="stack tight">
        <h2>{words('me.mandates')}</h2>
        <Rows>
          {mandates.value.map((it) => (
            <Row
              key={it.id}
              title={`${common(`role.${it.role}`)} · ${it.communeName ?? common('role.wholeNetwork')}`}
              lead={`${it.body}, ${words('me.act', { act: it.act })}${it.toOn === null ? '' : `, ${words('me.until', { day: dayText(it.toOn) })}`}`}
            />
          ))}
        </Rows>
      </section>
      <PinCard />
      <PasswordCard />
      <section class="stack tight">
        <LinkButton icon="people" href="/telefono">
          {words('me.switch')}
        </LinkButton>
        <Leaving />
      </section>
    </Frame>
  );
}

/** Keeps the language here at once, and with the member so that notices come in it. */
async function chooseLanguage(value: string): Promise<void> {
  const language = value === 'en' ? 'en' : 'es';
  await speak(language);
  const current = member.peek();
  if (!current) return;
  await write({
    ...{
      method: 'PATCH',
      path: '/v1/people/me',
      body: { locale: language },
      title: words('me.language'),
    },
    version: current.session.person.version,
  });
}

function PasswordCard(): JSX.Element {
  const sending = useSending();
  const [currentPassword, setCurrent] = useState('');
  const [newPassword, setNew] = useState('');
  return (
    <form
      class="card"
      onSubmit={(event) => {
        event.preventDefault();
        const body = { currentPassword, newPassword };
        void sending.ask(
          () => call({ method: 'POST', path: '/v1/people/me/change-password', body }),
          () => {
            setCurrent('');
            setNew('');
            say(words('me.passwordChanged'));
          },
        );
      }}
    >
      <h2>{words('me.password')}</h2>
      <TextField
        label={words('me.oldPassword')}
        type="password"
        autocomplete="current-password"
        value={currentPassword}
        onValue={setCurrent}
      />
      <TextField
        label={words('me.newPassword')}
        hint={words('me.passwordHint')}
        fault={sending.faultOf('newPassword')}
        type="password"
        autocomplete="new-password"
        value={newPassword}
        onValue={setNew}
      />
      {sending.problem && <ProblemNote problem={sending.problem} />}
      <Button busy={sending.busy}>{words('me.password')}</Button>
    </form>
  );
}

function Leaving(): JSX.Element {
  const { route } = useLocation();
  const [isWarned, setWarned] = useState(false);
  const unsent = outbox.value.length;
  const leave = (): void => {
    if (unsent > 0 && !isWarned) {
      setWarned(true);
      return;
    }
    void signOut().then(() => {
      route('/publico');
    });
  };
  return (
    <>
      {isWarned && unsent > 0 && (
        <Note tone="bad" title={words('me.outUnsent', { n: unsent })}>
          <LinkButton href="/por-enviar">{common('app.outbox')}</LinkButton>
        </Note>
      )}
      <Button kind="bad" onPress={leave}>
        {words(isWarned && unsent > 0 ? 'me.outAnyway' : 'me.out')}
      </Button>
    </>
  );
}
