import type { JSX } from 'preact';
import { useLocation } from 'preact-iso';
import { useState } from 'preact/hooks';
import { newId } from '#core/kernel';
import { useSending } from '../../ui/form';
import { Screen as Frame } from '../../ui/screen';
import { CommuneForm } from './commune-form';
import { words } from './words';

export { words };

/** A liaison writes a commune into the directory. */
export function Screen(): JSX.Element {
  const { route } = useLocation();
  const sending = useSending();
  const [id] = useState(() => newId());
  return (
    <Frame title={words('communes.new')} lead={words('communes.newLead')} back="/comunas">
      <CommuneForm
        sending={sending}
        action={words('communes.register')}
        onFacts={(body) =>
          void sending.send(
            {
              ...{ method: 'PUT', path: `/v1/communes/${id}`, body, screen: '/comunas/nueva' },
              title: `${words('communes.new')}: ${body.name}`,
            },
            (written) => route(written.kind === 'sent' ? `/comunas/${id}` : '/comunas', true),
          )
        }
      />
    </Frame>
  );
}
