import type { JSX } from 'preact';
import { useLocation } from 'preact-iso';
import { useState } from 'preact/hooks';
import { addressOf } from '../../api/address';
import type { Shape } from '../../api/types';
import { signIn } from '../../session/coming-and-going';
import { member } from '../../session/session';
import { useAnswer, useList } from '../../store/answers';
import { Button } from '../../ui/buttons';
import { More, Row, Rows } from '../../ui/data';
import { TextField } from '../../ui/fields';
import { useSending } from '../../ui/form';
import { Screen as Frame } from '../../ui/screen';
import { ProblemNote } from '../../ui/states';
import { common } from '../../ui/words';
import { words } from './words';

export { words };

/** Signing in; in a trial network also as anybody, with one tap. */
export function Screen(): JSX.Element {
  const { route } = useLocation();
  const sending = useSending();
  const settings = useAnswer(addressOf('/v1/public/settings'));
  const [login, setLogin] = useState(member.value?.login ?? '');
  const [password, setPassword] = useState('');
  const enterAs = (name: string, secret: string): void => {
    void sending.ask(
      () => signIn(name, secret),
      () => {
        route('/');
      },
    );
  };
  return (
    <Frame title={words('in.title')} back="/">
      <form
        class="stack"
        onSubmit={(event) => {
          event.preventDefault();
          enterAs(login.trim(), password);
        }}
      >
        <TextField
          label={words('in.login')}
          value={login}
          onValue={setLogin}
          autocomplete="username"
          name="login"
        />
        <TextField
          label={words('in.password')}
          value={password}
          onValue={setPassword}
          type="password"
          autocomplete="current-password"
          name="password"
        />
        {sending.problem && <ProblemNote problem={sending.problem} />}
        <Button kind="main" full busy={sending.busy}>
          {words('in.do')}
        </Button>
        <p class="soft small">{words('in.help')}</p>
      </form>
      {settings.body?.isDemo === true && <DemoPeople enterAs={enterAs} />}
    </Frame>
  );
}

function DemoPeople({
  enterAs,
}: {
  enterAs: (login: string, password: string) => void;
}): JSX.Element | null {
  const { items, more } = useList<Shape<'DemoSignIn'>>('/v1/demo/sign-ins?limit=50');
  if (items.length === 0) return null;
  return (
    <section class="stack tight">
      <h2>{words('in.demo')}</h2>
      <p class="soft">{words('in.demoHelp')}</p>
      <Rows>
        {items.map(({ personId, name, login, password, mandates }) => (
          <Row
            key={personId}
            title={mandates.map((it) => common(`role.${it.role}`)).join(', ')}
            lead={`${name} · ${mandates[0]?.communeName ?? common('role.wholeNetwork')}`}
            onPress={() => {
              enterAs(login, password);
            }}
          />
        ))}
      </Rows>
      <More more={more} />
    </section>
  );
}
