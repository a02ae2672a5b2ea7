import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { Bars } from '../../ui/bars';
import { BigVerb, Button, LinkButton } from '../../ui/buttons';
import { Figures, Meter, Pairs, Row, Rows, Table } from '../../ui/data';
import { CheckField, ChoiceField, LongField, SelectField, TextField } from '../../ui/fields';
import { Icon } from '../../ui/icon';
import { Sheet } from '../../ui/sheet';
import { Badge, Empty, Loading, Note, ProblemNote, type Tone, TwoClocks } from '../../ui/states';
import { say } from '../../ui/toasts';
import { common } from '../../ui/words';
import { words } from './words';

const TONES: readonly Tone[] = ['good', 'warn', 'bad', 'info', 'plain'];
const nothing = (): void => undefined;

export function Presses(): JSX.Element {
  const [isOpen, setOpen] = useState(false);
  const text = words('style.sample');
  return (
    <section class="stack tight">
      <h2>{words('style.presses')}</h2>
      <div class="flow">
        <Button kind="main" icon="check" onPress={nothing}>
          {text}
        </Button>
        <Button icon="edit" onPress={nothing}>
          {text}
        </Button>
        <Button kind="bad" icon="bin" onPress={nothing}>
          {text}
        </Button>
        <Button kind="quiet" icon="print" onPress={nothing}>
          {text}
        </Button>
        <Button busy onPress={nothing}>
          {text}
        </Button>
        <Button disabled onPress={nothing}>
          {text}
        </Button>
        <LinkButton href="/estilo">{text}</LinkButton>
        <Button onPress={() => setOpen(true)}>{words('style.sheet')}</Button>
        <Button onPress={() => say(text, nothing)}>{words('style.toast')}</Button>
      </div>
      <BigVerb href="/estilo" icon="harvest">
        {text}
      </BigVerb>
      <ul class="tiles">
        {['', 'on'].map((state) => (
          <li key={state}>
            <a class={`tile ${state}`} href="/estilo">
              <Icon name="basket" />
              <span class="strong">{text}</span>
            </a>
          </li>
        ))}
      </ul>
      {isOpen && (
        <Sheet title={words('style.sheet')} onClose={() => setOpen(false)}>
          <p>{words('style.body')}</p>
        </Sheet>
      )}
    </section>
  );
}

export function Fields(): JSX.Element {
  const [value, setValue] = useState('1.500,5');
  const shared = { value, onValue: setValue, label: words('style.label') };
  return (
    <section class="stack tight">
      <h2>{words('style.fields')}</h2>
      <div class="cols">
        <TextField {...shared} hint={words('style.hint')} optional />
        <TextField {...shared} isNumber unit={common('unit.kg')} />
        <TextField {...shared} fault={common('field.kilos')} />
        <TextField label={words('style.label')} type="time" value="06:30" onValue={nothing} />
        <TextField label={words('style.label')} type="date" value="2026-12-01" onValue={nothing} />
        <LongField {...shared} />
      </div>
    </section>
  );
}

export function Choices(): JSX.Element {
  const [value, setValue] = useState('a');
  const [isOn, setOn] = useState(true);
  const options = ['a', 'b', 'c'].map((it) => ({ value: it, name: words('style.sample') }));
  const shared = { value, onValue: setValue, options, label: words('style.label') };
  return (
    <section class="stack tight">
      <div class="cols">
        <ChoiceField {...shared} />
        <SelectField {...shared} empty="—" />
        <SelectField {...shared} value="" empty="—" fault={common('field.required')} />
        <CheckField label={words('style.label')} value={isOn} onValue={setOn} />
      </div>
    </section>
  );
}

export function Tellings(): JSX.Element {
  const text = words('style.sample');
  const problem = { code: 'style', title: text, status: 422 };
  return (
    <section class="stack tight">
      <h2>{words('style.tellings')}</h2>
      <div class="flow">
        {TONES.map((tone) => (
          <Badge key={tone} tone={tone}>
            {text}
          </Badge>
        ))}
      </div>
      {TONES.map((tone) => (
        <Note key={tone} tone={tone} title={text}>
          {words('style.body')}
        </Note>
      ))}
      <ProblemNote
        problem={{ ...problem, fields: [{ field: 'a', code: 'b', message: words('style.hint') }] }}
      />
      <Loading />
      <Empty icon="basket" title={text}>
        <LinkButton kind="main" href="/estilo">
          {text}
        </LinkButton>
      </Empty>
    </section>
  );
}

const MOMENT = '2026-12-01T12:00:00Z';
const LATER = '2026-12-01T13:00:00Z';
const BARS = [
  { amount: 6920, text: '6.920 kg' },
  { amount: 193, text: '193 kg', tone: 'warn' as const },
  { amount: 68, text: '68 kg', tone: 'bad' as const },
];

export function Readings(): JSX.Element {
  const text = words('style.sample');
  return (
    <section class="stack tight">
      <h2>{words('style.readings')}</h2>
      <Figures of={BARS.map((bar, at) => [`${text} ${at + 1}`, bar.text])} />
      <Rows>
        <Row title={text} lead={words('style.body')} end={<span class="num">45 kg</span>} />
        <Row title={text} href="/estilo" end={<Badge tone="good">{text}</Badge>} />
        <Row title={text} onPress={nothing} start={<Icon name="truck" />} />
      </Rows>
      <Pairs of={BARS.map((bar, at) => [`${text} ${at + 1}`, bar.text])} />
      <Bars
        caption={text}
        heads={[words('style.name'), words('style.value')]}
        bars={BARS.map((bar, at) => ({ ...bar, name: `${text} ${at + 1}` }))}
      />
      <Table
        caption={text}
        items={BARS}
        keyOf={(bar) => bar.text}
        columns={[
          { name: words('style.name'), cell: () => text },
          { name: words('style.value'), cell: (bar) => bar.text, isNumber: true },
        ]}
        foot={[common('say.total'), '7.181 kg']}
      />
      <Meter permille={420} label={text} />
      <Meter permille={870} label={text} tone="warn" />
      <Meter permille={1000} label={text} tone="bad" />
      <p>
        <TwoClocks event={MOMENT} record={LATER} />
      </p>
    </section>
  );
}
