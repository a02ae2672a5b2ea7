import type { JSX } from 'preact';
import { useLocation } from 'preact-iso';
import { useState } from 'preact/hooks';
import { newId } from '#core/kernel';
import type { Shape } from '../../api/types';
import { today } from '../../language/figures';
import { locale } from '../../language/locale';
import { typedGrams } from '../../language/typed-kilos';
import { type Mandate, mandates } from '../../session/session';
import { useAnswer } from '../../store/answers';
import { Button } from '../../ui/buttons';
import { CommuneField } from '../../ui/commune-field';
import { ChoiceField, SelectField, TextField } from '../../ui/fields';
import { type Sending, useSending } from '../../ui/form';
import { Screen as Frame } from '../../ui/screen';
import { Empty, ProblemNote } from '../../ui/states';
import { common } from '../../ui/words';
import { words } from './words';

export { words };

const SPEAKERS: readonly Mandate['role'][] = ['producer_spokesperson', 'food_spokesperson'];

/** One commune proposes a standing first claim to another; it holds once both have said yes. */
export function Screen(): JSX.Element {
  const mine = mandates.value.filter((it) => SPEAKERS.includes(it.role) && it.communeId !== null);
  const [first] = mine;
  return (
    <Frame title={words('pair.new')} lead={words('pair.newLead')} back="/convenios">
      {first ? (
        <Proposal mine={mine} first={first} />
      ) : (
        <Empty icon="lock" title={words('pair.notYours')} />
      )}
    </Frame>
  );
}

interface Form {
  readonly partnerId: string;
  readonly productId: string;
  readonly kilos: string;
  readonly act: string;
  readonly fromOn: string;
  readonly toOn: string;
}

const BLANK = { partnerId: '', productId: '', kilos: '', act: '', toOn: '' };

function Proposal({ mine, first }: { mine: readonly Mandate[]; first: Mandate }): JSX.Element {
  const { route } = useLocation();
  const sending = useSending();
  const [id] = useState(() => newId());
  const [asId, setAsId] = useState(first.id);
  const [isTold, setTold] = useState(false);
  const [form, setForm] = useState<Form>({ ...BLANK, fromOn: today() });
  const acting = mine.find((it) => it.id === asId) ?? first;
  const propose = (): void => {
    setTold(true);
    const body = bodyOf(form, acting);
    if (!body) return;
    const path = `/v1/pair-agreements/${id}`;
    const told = { title: words('pair.new'), group: id, screen: '/convenios/nuevo' };
    void sending.send({ method: 'PUT', path, body, ...told }, ({ kind }) => {
      route(kind === 'sent' ? `/convenios/${id}` : '/convenios');
    });
  };
  return (
    <form
      class="stack"
      onSubmit={(event) => {
        event.preventDefault();
        propose();
      }}
    >
      {sending.problem && <ProblemNote problem={sending.problem} />}
      {mine.length > 1 && (
        <ChoiceField
          label={words('pair.as')}
          value={acting.id}
          onValue={setAsId}
          options={mine.map((it) => ({ value: it.id, name: common(`role.${it.role}`) }))}
        />
      )}
      <Terms {...{ form, acting, isTold, sending }} onForm={setForm} />
      <Button kind="main" icon="send" busy={sending.busy}>
        {words('pair.propose')}
      </Button>
    </form>
  );
}

/** The proposal as the API takes it, or null while something is missing. */
function bodyOf(form: Form, { role, communeId }: Mandate): object | null {
  const gramsPerCycle = typedGrams(form.kilos) ?? 0;
  const { partnerId, productId, fromOn, toOn } = form;
  const act = form.act.trim();
  if (gramsPerCycle <= 0 || partnerId === '' || productId === '' || act === '') return null;
  const isSupplier = role === 'producer_spokesperson';
  return {
    supplierCommuneId: isSupplier ? communeId : partnerId,
    customerCommuneId: isSupplier ? partnerId : communeId,
    ...{ productId, gramsPerCycle, act, fromOn },
    ...(toOn !== '' && { toOn }),
  };
}

interface Wired {
  readonly value: string;
  readonly onValue: (value: string) => void;
  readonly fault: string | undefined;
}

interface TermsProps {
  readonly form: Form;
  readonly onForm: (form: Form) => void;
  readonly acting: Mandate;
  readonly isTold: boolean;
  readonly sending: Sending;
}

function Terms({ form, onForm, acting, isTold, sending }: TermsProps): JSX.Element {
  const products = useAnswer<Shape<'ProductList'>>('/v1/products?limit=200');
  const isSupplier = acting.role === 'producer_spokesperson';
  const wired = (field: keyof Form): Wired => ({
    value: form[field],
    onValue: (value) => {
      onForm({ ...form, [field]: value });
    },
    fault:
      isTold && field !== 'toOn' && form[field].trim() === ''
        ? common('field.required')
        : sending.faultOf(field),
  });
  const isKilos = (typedGrams(form.kilos) ?? 0) > 0;
  return (
    <>
      <CommuneField
        {...wired('partnerId')}
        label={words(isSupplier ? 'pair.customer' : 'pair.supplier')}
        without={acting.communeId === null ? [] : [acting.communeId]}
      />
      <SelectField
        {...wired('productId')}
        label={words('fair.product')}
        empty={words('pair.chooseProduct')}
        options={(products.body?.items ?? []).map((it) => ({
          value: it.id,
          name: locale.value === 'es' ? it.nameEs : it.nameEn,
        }))}
      />
      <TextField
        {...wired('kilos')}
        label={words('pair.grams')}
        hint={words('pair.gramsHelp')}
        unit={common('unit.kg')}
        isNumber
        fault={isTold && !isKilos ? common('field.kilos') : sending.faultOf('gramsPerCycle')}
      />
      <div class="cols">
        <TextField {...wired('fromOn')} type="date" label={words('pair.from')} />
        <TextField {...wired('toOn')} type="date" label={words('pair.to')} optional />
      </div>
      <TextField {...wired('act')} label={words('pair.act')} hint={words('pair.actHelp')} />
    </>
  );
}
