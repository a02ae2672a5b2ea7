import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { newId } from '#core/kernel';
import { addressOf } from '../../api/address';
import type { Page, Shape } from '../../api/types';
import { today } from '../../language/figures';
import { locale } from '../../language/locale';
import { gramsTyped, typedGrams } from '../../language/typed-kilos';
import { useAnswer } from '../../store/answers';
import { Button } from '../../ui/buttons';
import { CheckField, ChoiceField, type Option, SelectField, TextField } from '../../ui/fields';
import { type Sending, useSending } from '../../ui/form';
import { Sheet } from '../../ui/sheet';
import { ProblemNote } from '../../ui/states';
import { common } from '../../ui/words';
import { words } from './words';

type Permit = Shape<'PermitResponse'>;

const KINDS = ['permit', 'waiver'] as const;

interface PermitProps {
  readonly communeId: string;
  /** Null: a new one. */
  readonly permit: Permit | null;
  readonly onClose: () => void;
}

interface Terms {
  readonly number: string;
  readonly issuedBy: string;
  readonly validFrom: string;
  readonly validTo: string;
  readonly kilos: string;
}

/** Notes a paper, or corrects its terms. What is left open, it allows. */
export function PermitSheet({ communeId, permit, onClose }: PermitProps): JSX.Element {
  const [id] = useState(() => permit?.id ?? newId());
  const [terms, setTerms] = useState<Terms>(() => termsOf(permit));
  const [scope, setScope] = useState<Scope>(OPEN);
  const [isTold, setTold] = useState(false);
  const sending = useSending();
  const save = (): void => {
    setTold(true);
    const { kilos, ...rest } = terms;
    if (isFaulty(kilos) || Object.values(rest).some((it) => it.trim() === '')) return;
    const facts = { ...rest, gramsMax: kilos.trim() === '' ? null : typedGrams(kilos) };
    const title = `${words(`permit.${permit?.kind ?? scope.kind}`)} ${terms.number}`;
    const to = { path: `/v1/transport-permits/${id}`, title, screen: '/permisos' };
    void sending.send(
      permit === null
        ? { method: 'PUT', ...to, body: { communeId, ...factsOf(scope), ...facts } }
        : { method: 'PATCH', ...to, body: facts, version: permit.version },
      onClose,
    );
  };
  const name = permit && `${words(`permit.${permit.kind}`)} ${permit.number}`;
  return (
    <Sheet title={name ?? words('permit.register')} onClose={onClose}>
      {sending.problem && <ProblemNote problem={sending.problem} />}
      <form
        class="stack"
        onSubmit={(event) => {
          event.preventDefault();
          save();
        }}
      >
        {permit === null && (
          <ChoiceField
            label={words('permit.what')}
            value={scope.kind}
            onValue={(kind) => {
              setScope({ ...scope, kind: kind === 'waiver' ? 'waiver' : 'permit' });
            }}
            options={KINDS.map((it) => ({ value: it, name: words(`permit.${it}`) }))}
          />
        )}
        <TermFields {...{ terms, sending, isTold }} onTerms={setTerms} />
        {permit === null && <ScopeFields {...{ communeId, scope }} onScope={setScope} />}
        <Button kind="main" busy={sending.busy}>
          {common('do.save')}
        </Button>
      </form>
    </Sheet>
  );
}

/** A limit may be left open; what is typed has to be kilos. */
function isFaulty(kilos: string): boolean {
  return kilos.trim() !== '' && !typedGrams(kilos);
}

interface TermProps {
  readonly terms: Terms;
  readonly sending: Sending;
  readonly isTold: boolean;
  readonly onTerms: (terms: Terms) => void;
}

function TermFields({ terms, sending, isTold, onTerms }: TermProps): JSX.Element {
  const line = (field: Exclude<keyof Terms, 'kilos'>, type: 'text' | 'date'): JSX.Element => (
    <TextField
      label={words(`permit.${field}`)}
      type={type}
      value={terms[field]}
      onValue={(value) => {
        onTerms({ ...terms, [field]: value });
      }}
      fault={
        isTold && terms[field].trim() === '' ? common('field.required') : sending.faultOf(field)
      }
    />
  );
  return (
    <>
      {line('number', 'text')}
      {line('issuedBy', 'text')}
      <div class="cols">
        {line('validFrom', 'date')}
        {line('validTo', 'date')}
      </div>
      <TextField
        label={words('permit.kilosMax')}
        hint={words('permit.open')}
        unit={common('unit.kg')}
        isNumber
        optional
        value={terms.kilos}
        onValue={(kilos) => {
          onTerms({ ...terms, kilos });
        }}
        fault={
          isTold && isFaulty(terms.kilos) ? common('field.kilos') : sending.faultOf('gramsMax')
        }
      />
    </>
  );
}

function termsOf(permit: Permit | null): Terms {
  if (permit === null)
    return { number: '', issuedBy: '', validFrom: today(), validTo: '', kilos: '' };
  const { number, issuedBy, validFrom, validTo, gramsMax } = permit;
  const kilos = gramsMax === null ? '' : gramsTyped(gramsMax);
  return { number, issuedBy, validFrom, validTo, kilos };
}

/** What a new paper is about. It cannot be changed afterwards: another paper is another paper. */
interface Scope {
  readonly kind: Permit['kind'];
  readonly vehicleId: string;
  readonly driverId: string;
  readonly fromStateCode: string;
  readonly toStateCode: string;
  readonly productIds: readonly string[];
}

const OPEN: Scope = {
  ...{ kind: 'permit', vehicleId: '', driverId: '', fromStateCode: '', toStateCode: '' },
  productIds: [],
};

function factsOf({ kind, productIds, ...chosen }: Scope): object {
  const given = Object.entries(chosen).filter(([, value]) => value !== '');
  return { kind, productIds, ...Object.fromEntries(given) };
}

interface ScopeProps {
  readonly communeId: string;
  readonly scope: Scope;
  readonly onScope: (scope: Scope) => void;
}

function ScopeFields({ communeId, scope, onScope }: ScopeProps): JSX.Element {
  const query = { communeId, limit: 200 };
  const vehicles = useAnswer(addressOf('/v1/vehicles', query)).body?.items ?? [];
  const drivers = useAnswer(addressOf('/v1/drivers', query)).body?.items ?? [];
  const states = useAnswer(addressOf('/v1/states')).body?.items ?? [];
  const products =
    useAnswer<Page<Shape<'ProductResponse'>>>('/v1/products?limit=200').body?.items ?? [];
  const select = (
    field: 'vehicleId' | 'driverId' | 'fromStateCode' | 'toStateCode',
    options: readonly Option[],
  ): JSX.Element => (
    <SelectField
      label={words(`permit.${field}`)}
      value={scope[field]}
      onValue={(value) => {
        onScope({ ...scope, [field]: value });
      }}
      options={options}
      empty={words('permit.any')}
    />
  );
  const stateOptions = states.map((it) => ({ value: it.code, name: it.name }));
  return (
    <>
      <div class="cols">
        {select(
          'vehicleId',
          vehicles.map((it) => ({ value: it.id, name: `${it.name} ${it.plate}` })),
        )}
        {select(
          'driverId',
          drivers.map((it) => ({ value: it.id, name: it.name })),
        )}
        {select('fromStateCode', stateOptions)}
        {select('toStateCode', stateOptions)}
      </div>
      <details>
        <summary>
          {scope.productIds.length === 0
            ? words('permit.productsAll')
            : words('permit.productsSome', { n: scope.productIds.length })}
        </summary>
        <div class="cols">
          {products.map((it) => (
            <CheckField
              key={it.id}
              label={locale.value === 'es' ? it.nameEs : it.nameEn}
              value={scope.productIds.includes(it.id)}
              onValue={(isChosen) => {
                const rest = scope.productIds.filter((other) => other !== it.id);
                onScope({ ...scope, productIds: isChosen ? [...rest, it.id] : rest });
              }}
            />
          ))}
        </div>
      </details>
    </>
  );
}
