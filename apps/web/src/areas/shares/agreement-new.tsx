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
import { useSending } from '../../ui/form';
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

function Proposal({ mine, first }: { mine: readonly Mandate[]; first: Mandate }): JSX.Element {
  const { route } = useLocation();
  const sending = useSending();
  const products = useAnswer<Shape<'ProductList'>>('/v1/products?limit=200');
  const [id] = useState(() => newId());
  const [asId, setAsId] = useState(first.id);
  const [isTold, setTold] = useState(false);
  const [form, setForm] = useState({
    ...{ partnerId: '', productId: '', kilos: '', act: '' },
    ...{ fromOn: today(), toOn: '' },
  });
  const set =
    (field: keyof typeof form) =>
    (value: string): void => {
      setForm((old) => ({ ...old, [field]: value }));
    };
  const acting = mine.find((it) => it.id === asId) ?? first;
  const grams = typedGrams(form.kilos);
  const missing = (field: 'partnerId' | 'productId' | 'act'): string | undefined =>
    isTold && form[field].trim() === '' ? common('field.required') : undefined;
  const isReady =
    grams !== null && grams > 0 && form.partnerId && form.productId && form.act.trim();
  const propose = (): void => {
    setTold(true);
    if (!isReady) return;
    const isSupplier = acting.role === 'producer_spokesperson';
    const own = acting.communeId;
    const body = {
      supplierCommuneId: isSupplier ? own : form.partnerId,
      customerCommuneId: isSupplier ? form.partnerId : own,
      ...{ productId: form.productId, gramsPerCycle: grams, act: form.act.trim() },
      ...{ fromOn: form.fromOn, ...(form.toOn && { toOn: form.toOn }) },
    };
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
      <CommuneField
        label={words(acting.role === 'producer_spokesperson' ? 'pair.customer' : 'pair.supplier')}
        value={form.partnerId}
        onValue={set('partnerId')}
        fault={missing('partnerId')}
        without={acting.communeId === null ? [] : [acting.communeId]}
      />
      <SelectField
        label={words('fair.product')}
        empty={words('pair.chooseProduct')}
        value={form.productId}
        onValue={set('productId')}
        fault={missing('productId') ?? sending.faultOf('productId')}
        options={(products.body?.items ?? []).map((it) => ({
          value: it.id,
          name: locale.value === 'es' ? it.nameEs : it.nameEn,
        }))}
      />
      <TextField
        label={words('pair.grams')}
        hint={words('pair.gramsHelp')}
        unit={common('unit.kg')}
        isNumber
        value={form.kilos}
        onValue={set('kilos')}
        fault={isTold && !(grams !== null && grams > 0) ? common('field.kilos') : undefined}
      />
      <div class="cols">
        <TextField
          type="date"
          label={words('pair.from')}
          value={form.fromOn}
          onValue={set('fromOn')}
          fault={sending.faultOf('fromOn')}
        />
        <TextField
          type="date"
          label={words('pair.to')}
          optional
          value={form.toOn}
          onValue={set('toOn')}
          fault={sending.faultOf('toOn')}
        />
      </div>
      <TextField
        label={words('pair.act')}
        hint={words('pair.actHelp')}
        value={form.act}
        onValue={set('act')}
        fault={missing('act')}
      />
      <Button kind="main" icon="send" busy={sending.busy}>
        {words('pair.propose')}
      </Button>
    </form>
  );
}
