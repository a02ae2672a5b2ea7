import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { addressOf } from '../../api/address';
import { useAnswer, useList } from '../../store/answers';
import { LinkButton } from '../../ui/buttons';
import { Row } from '../../ui/data';
import { SelectField, TextField } from '../../ui/fields';
import { ListOf, ListTools } from '../../ui/list-of';
import { Screen as Frame } from '../../ui/screen';
import { Empty } from '../../ui/states';
import { common } from '../../ui/words';
import { type Commune, CommuneState, KINDS, kindText, STATES, stateText } from './commune-words';
import { isLiaison } from './rights';
import { useSettled } from './settled';
import { words } from './words';

export { words };

const ALL = { q: '', kind: '', state: '', stateCode: '' };

/** The directory of the communes of the network. */
export function Screen(): JSX.Element {
  const [filters, setFilters] = useState(ALL);
  const q = useSettled(filters.q);
  const asked = { ...filters, q };
  const list = useList<Commune>(addressOf('/v1/communes', asked));
  return (
    <Frame
      title={words('communes.title')}
      lead={words('communes.lead')}
      back="/"
      actions={<ListTools csv={addressOf('/v1/communes/export.csv', asked)} />}
    >
      <Filters of={filters} onFilters={setFilters} />
      <ListOf
        of={list}
        row={CommuneRow}
        empty={
          <Empty icon="map" title={words('communes.empty')}>
            <p>{words(isLiaison() ? 'communes.emptyLiaison' : 'communes.emptyHelp')}</p>
          </Empty>
        }
      />
      {isLiaison() && (
        <div class="foot">
          <LinkButton kind="main" icon="plus" href="/comunas/nueva">
            {words('communes.new')}
          </LinkButton>
        </div>
      )}
    </Frame>
  );
}

interface FiltersProps {
  readonly of: typeof ALL;
  readonly onFilters: (filters: typeof ALL) => void;
}

function Filters({ of, onFilters }: FiltersProps): JSX.Element {
  const states = useAnswer(addressOf('/v1/states'));
  const field = (name: keyof typeof ALL) => ({
    value: of[name],
    onValue: (value: string) => onFilters({ ...of, [name]: value }),
    empty: words('communes.any'),
  });
  return (
    <div class="stack tight no-print">
      <TextField type="search" label={words('communes.search')} {...field('q')} />
      <details>
        <summary class="button quiet">{words('communes.filter')}</summary>
        <div class="cols">
          <SelectField
            label={words('field.state')}
            {...field('stateCode')}
            options={(states.body?.items ?? []).map(({ code, name }) => ({ value: code, name }))}
          />
          <SelectField
            label={words('field.kind')}
            {...field('kind')}
            options={KINDS.map((value) => ({ value, name: kindText(value) }))}
          />
          <SelectField
            label={words('field.standing')}
            {...field('state')}
            options={STATES.map((value) => ({ value, name: stateText(value) }))}
          />
        </div>
      </details>
    </div>
  );
}

function CommuneRow(commune: Commune): JSX.Element {
  const { id, name, kind, municipalityName, stateName, families } = commune;
  const figures = families > 0 ? ` · ${common('unit.families', { n: families })}` : '';
  return (
    <Row
      key={id}
      href={`/comunas/${id}`}
      title={name}
      lead={`${kindText(kind)} · ${municipalityName}, ${stateName}${figures}`}
      end={commune.state !== 'active' && <CommuneState of={commune} />}
    />
  );
}
