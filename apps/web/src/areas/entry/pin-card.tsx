import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { leave, locked, member, noteMember } from '../../session/session';
import { openStore } from '../../store/current';
import { memberWith } from '../../store/device';
import { removePin, setPin } from '../../store/pin';
import { Button } from '../../ui/buttons';
import { TextField } from '../../ui/fields';
import { say } from '../../ui/toasts';
import { words } from './words';

const DIGITS = /^\d{4,8}$/;

/** Sets, removes and uses the PIN that locks the member's store on this phone. */
export function PinCard(): JSX.Element {
  return (
    <section class="card">
      <h2>{words('me.pin')}</h2>
      {member.value?.pin ? <PinSet /> : <PinForm />}
    </section>
  );
}

function PinForm(): JSX.Element {
  const [digits, setDigits] = useState('');
  const [fault, setFault] = useState<string>();
  const keep = async (): Promise<void> => {
    const current = member.peek();
    if (!current) return;
    if (!DIGITS.test(digits)) {
      setFault(words('me.pinFault'));
      return;
    }
    await setPin(current, openStore().key, digits);
    await noteMember();
    say(words('me.pinDone'));
  };
  return (
    <form
      class="stack"
      onSubmit={(event) => {
        event.preventDefault();
        void keep();
      }}
    >
      <TextField
        label={words('me.pinSet')}
        hint={words('me.pinHelp')}
        type="password"
        isNumber
        autocomplete="off"
        value={digits}
        onValue={setDigits}
        fault={fault}
      />
      <Button icon="lock">{words('me.pinSet')}</Button>
    </form>
  );
}

function PinSet(): JSX.Element {
  const lockNow = async (): Promise<void> => {
    const current = member.peek();
    const kept = current && (await memberWith(current.personId));
    if (!kept) return;
    leave();
    locked.value = kept;
  };
  const remove = async (): Promise<void> => {
    const current = member.peek();
    if (!current) return;
    await removePin(current, openStore().key);
    await noteMember();
  };
  return (
    <>
      <p>{words('me.pinIs')}</p>
      <div class="flow">
        <Button icon="lock" onPress={() => void lockNow()}>
          {words('me.lock')}
        </Button>
        <Button kind="quiet" onPress={() => void remove()}>
          {words('me.pinRemove')}
        </Button>
      </div>
    </>
  );
}
