import type { JSX } from 'preact';
import { useLocation } from 'preact-iso';
import { useEffect, useState } from 'preact/hooks';
import { enter, member } from '../../session/session';
import { type Member, members } from '../../store/device';
import { LinkButton } from '../../ui/buttons';
import { Row, Rows } from '../../ui/data';
import { Screen as Frame } from '../../ui/screen';
import { Badge } from '../../ui/states';
import { common } from '../../ui/words';
import { words } from './words';

export { words };

/** The people who share this phone. */
export function Screen(): JSX.Element {
  const { route } = useLocation();
  const [all, setAll] = useState<readonly Member[]>([]);
  useEffect(() => {
    void members().then(setAll);
  }, [member.value]);
  return (
    <Frame title={words('phone.title')} lead={words('phone.lead')} back="/">
      {all.length > 0 && (
        <Rows>
          {all.map((it) => (
            <Row
              key={it.personId}
              title={it.name}
              lead={it.session.mandates.map(({ role }) => common(`role.${role}`)).join(', ')}
              end={endOf(it)}
              onPress={() => {
                route('/');
                void enter(it);
              }}
            />
          ))}
        </Rows>
      )}
      <LinkButton kind="main" icon="plus" href="/entrar">
        {words('phone.add')}
      </LinkButton>
    </Frame>
  );
}

function endOf(it: Member): JSX.Element | undefined {
  if (it.personId === member.value?.personId)
    return <Badge tone="good">{words('phone.current')}</Badge>;
  return it.pin && <Badge icon="lock">{words('phone.locked')}</Badge>;
}
