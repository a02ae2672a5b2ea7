import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { addressOf } from '../api/address';
import type { Shape } from '../api/types';
import { useAnswer } from '../store/answers';
import { SelectField, TextField } from './fields';
import { common } from './words';

type Commune = Shape<'CommuneResponse'>;

const SHOWN = 50;
const TYPING_MS = 300;

interface CommuneFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onValue: (id: string, commune: Commune | undefined) => void;
  readonly fault?: string | undefined;
  /** Communes that cannot be chosen. */
  readonly without?: readonly string[];
}

/** One commune of the network. Where there are many, one types a part of the name first. */
export function CommuneField(props: CommuneFieldProps): JSX.Element {
  const { label, value, onValue, fault, without = [] } = props;
  const [typed, setTyped] = useState('');
  const [q, setQ] = useState('');
  useEffect(() => {
    const timer = setTimeout(setQ, TYPING_MS, typed.trim());
    return () => {
      clearTimeout(timer);
    };
  }, [typed]);
  const { body } = useAnswer(addressOf('/v1/communes', { q, limit: SHOWN }));
  const found = (body?.items ?? []).filter((it) => !without.includes(it.id));
  const isLong = q !== '' || typed !== '' || body?.next != null;
  return (
    <>
      {isLong && (
        <TextField
          type="search"
          label={common('commune.search')}
          value={typed}
          onValue={setTyped}
        />
      )}
      <SelectField
        {...{ label, value, fault }}
        empty={common('commune.choose')}
        onValue={(id) => {
          onValue(
            id,
            found.find((it) => it.id === id),
          );
        }}
        options={found.map(({ id, name }) => ({ value: id, name }))}
      />
    </>
  );
}
