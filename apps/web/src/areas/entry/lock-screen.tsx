import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { clockText } from '../../language/figures';
import { enter, locked } from '../../session/session';
import type { Member } from '../../store/device';
import { type Unlocked, unlock } from '../../store/pin';
import { Button } from '../../ui/buttons';
import { TextField } from '../../ui/fields';
import { Screen as Frame } from '../../ui/screen';
import { words } from './words';

export { words };

/** The PIN before the store of the member who waits. */
export function Screen(): JSX.Element | null {
  return locked.value && <Lock member={locked.value} />;
}

function Lock({ member }: { member: Member }): JSX.Element {
  const [digits, setDigits] = useState('');
  const [fault, setFault] = useState<string>();
  const [busy, setBusy] = useState(false);
  const open = async (): Promise<void> => {
    setBusy(true);
    const unlocked = await unlock(member.personId, digits, Date.now());
    setBusy(false);
    setDigits('');
    if (unlocked.kind === 'open') await enter(member, unlocked.key);
    else setFault(faultText(unlocked));
  };
  return (
    <Frame title={words('lock.title', { name: member.name })}>
      <form
        class="stack"
        onSubmit={(event) => {
          event.preventDefault();
          void open();
        }}
      >
        <TextField
          label={words('lock.pin')}
          type="password"
          isNumber
          value={digits}
          onValue={setDigits}
          fault={fault}
        />
        <Button kind="main" full busy={busy}>
          {words('lock.open')}
        </Button>
        <Button
          kind="quiet"
          onPress={() => {
            locked.value = null;
            history.replaceState(null, '', '/telefono');
            dispatchEvent(new PopStateEvent('popstate'));
          }}
        >
          {words('lock.other', { name: member.name })}
        </Button>
      </form>
    </Frame>
  );
}

function faultText(unlocked: Exclude<Unlocked, { kind: 'open' }>): string {
  return unlocked.kind === 'shut'
    ? words('lock.shut', { time: clockText(new Date(unlocked.until)) })
    : words('lock.wrong', { n: unlocked.triesLeft });
}
