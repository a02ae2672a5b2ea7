import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { addressOf } from '../../api/address';
import { useAnswer } from '../../store/answers';
import { Button } from '../../ui/buttons';
import { ChoiceField, SelectField, TextField } from '../../ui/fields';
import type { Sending } from '../../ui/form';
import { ProblemNote } from '../../ui/states';
import { common } from '../../ui/words';
import { type Commune, KINDS, kindText } from './commune-words';
import { type Position, positionTyped, typedPosition } from './position';
import { PositionField } from './position-field';
import { words } from './words';

/** What the form answers with: all that the API wants to know of a commune. */
export type CommuneFacts = Pick<
  Commune,
  'name' | 'kind' | 'municipalityCode' | 'latitude' | 'longitude'
>;

interface CommuneFormProps {
  readonly commune?: Commune;
  readonly sending: Sending;
  readonly action: string;
  readonly onFacts: (facts: CommuneFacts) => void;
}

/** The facts of a commune. Choosing the municipality fills in the place of its seat, until another is typed. */
export function CommuneForm({ commune, sending, action, onFacts }: CommuneFormProps): JSX.Element {
  const [name, setName] = useState(commune?.name ?? '');
  const [kind, setKind] = useState<Commune['kind'] | ''>(commune?.kind ?? '');
  const [municipalityCode, setMunicipality] = useState(commune?.municipalityCode ?? '');
  const [place, setPlace] = useState(commune ? positionTyped(commune) : '');
  const [isOwnPlace, setOwnPlace] = useState(commune !== undefined);
  const [isTold, setTold] = useState(false);
  const position = typedPosition(place);
  const missing = (value: string) =>
    isTold && value.trim() === '' ? common('field.required') : undefined;
  const chooseMunicipality = (code: string, seat?: Position): void => {
    setMunicipality(code);
    if (seat && !isOwnPlace) setPlace(positionTyped(seat));
  };
  const save = (): void => {
    setTold(true);
    if (name.trim() === '' || kind === '' || municipalityCode === '' || !position) return;
    onFacts({ name: name.trim(), kind, municipalityCode, ...position });
  };
  return (
    <form class="stack" onSubmit={submitting(save)}>
      <TextField
        label={words('field.name')}
        value={name}
        onValue={setName}
        fault={missing(name) ?? sending.faultOf('name')}
      />
      <ChoiceField
        label={words('field.kind')}
        value={kind}
        onValue={(value) => setKind(value as Commune['kind'])}
        options={KINDS.map((value) => ({ value, name: kindText(value) }))}
        fault={missing(kind)}
      />
      <MunicipalityFields
        code={municipalityCode}
        initialState={commune?.stateCode ?? ''}
        fault={missing(municipalityCode) ?? sending.faultOf('municipalityCode')}
        onCode={chooseMunicipality}
      />
      <PositionField
        value={place}
        onValue={(value) => {
          setOwnPlace(value !== '');
          setPlace(value);
        }}
        hint={words(isOwnPlace || place === '' ? 'field.positionHint' : 'field.seatHint')}
        fault={isTold && !position ? words('field.positionFault') : undefined}
      />
      {sending.problem && <ProblemNote problem={sending.problem} />}
      <Button kind="main" full busy={sending.busy}>
        {action}
      </Button>
    </form>
  );
}

const submitting =
  (save: () => void) =>
  (event: Event): void => {
    event.preventDefault();
    save();
  };

interface MunicipalityFieldsProps {
  readonly code: string;
  readonly initialState: string;
  readonly fault: string | undefined;
  /** With the place of its seat, once it is known. */
  readonly onCode: (code: string, seat?: Position) => void;
}

function MunicipalityFields(props: MunicipalityFieldsProps): JSX.Element {
  const { code, initialState, fault, onCode } = props;
  const [stateCode, setStateCode] = useState(initialState);
  const states = useAnswer(addressOf('/v1/states'));
  const { body } = useAnswer(
    stateCode === '' ? null : addressOf('/v1/municipalities', { stateCode, limit: 200 }),
  );
  const found = body?.items ?? [];
  return (
    <div class="cols">
      <SelectField
        label={words('field.state')}
        value={stateCode}
        onValue={(value) => {
          setStateCode(value);
          onCode('');
        }}
        empty={words('field.choose')}
        options={(states.body?.items ?? []).map((it) => ({ value: it.code, name: it.name }))}
      />
      <SelectField
        label={words('field.municipality')}
        value={code}
        onValue={(value) =>
          onCode(
            value,
            found.find((it) => it.code === value),
          )
        }
        empty={words(stateCode === '' ? 'field.stateFirst' : 'field.choose')}
        options={found.map(({ code: value, name, seat }) => ({
          value,
          name: name === seat ? name : `${name} (${seat})`,
        }))}
        fault={fault}
      />
    </div>
  );
}
