import type { JSX } from 'preact';
import { mandate } from '../../session/session';
import { LinkButton } from '../../ui/buttons';
import { Screen as Frame } from '../../ui/screen';
import { Empty } from '../../ui/states';
import { CommunePage } from './commune';
import { words } from './words';

export { words };

/** The commune for which the person acts now. */
export function Screen(): JSX.Element {
  const id = mandate.value?.communeId;
  if (id != null) return <CommunePage key={id} id={id} back="/" />;
  return (
    <Frame title={words('commune.title')} back="/">
      <Empty icon="home" title={words('commune.none')}>
        <LinkButton href="/comunas">{words('communes.title')}</LinkButton>
      </Empty>
    </Frame>
  );
}
