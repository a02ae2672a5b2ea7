import type { CSSProperties, JSX } from 'preact';
import { useState } from 'preact/hooks';
import { numberText } from '../../language/figures';
import { Table } from '../../ui/data';
import { ChoiceField } from '../../ui/fields';
import { Screen as Frame } from '../../ui/screen';
import { Badge } from '../../ui/states';
import { Choices, Fields, Presses, Readings, Tellings } from './pieces';
import { colourOf, contrast } from './contrast';
import { PAIRS } from './pairs';
import { type Theme, themes } from './themes';
import { words } from './words';

export { words };

/** The design language as it is: what everything is made of, measured on this very page. */
export function Screen(): JSX.Element {
  const [all] = useState(themes);
  const [which, setWhich] = useState<'light' | 'dark'>('light');
  const theme = all[which];
  return (
    <Frame wide title={words('style.title')} lead={words('style.lead')} back="/">
      <ChoiceField
        label={words('style.theme')}
        value={which}
        onValue={(value) => setWhich(value === 'dark' ? 'dark' : 'light')}
        options={[
          { value: 'light', name: words('style.light') },
          { value: 'dark', name: words('style.dark') },
        ]}
      />
      <div class="card" style={dress(theme, which)}>
        <Type />
        <Spacing theme={theme} />
        <Contrasts theme={theme} />
        <Presses />
        <Fields />
        <Choices />
        <Tellings />
        <Readings />
      </div>
    </Frame>
  );
}

/** A part of the page under another theme than the browser's. */
function dress(theme: Theme, which: 'light' | 'dark'): CSSProperties {
  const own = { background: 'var(--paper)', color: 'var(--ink)', colorScheme: which };
  return { ...theme, ...own };
}

function Type(): JSX.Element {
  return (
    <section class="stack tight">
      <h2>{words('style.type')}</h2>
      <p style={{ fontSize: 'var(--huge)' }}>{words('style.huge')}</p>
      <p style={{ fontSize: 'var(--large)' }}>{words('style.large')}</p>
      <p>{words('style.body')}</p>
      <p class="soft">{words('style.soft')}</p>
      <p class="soft small">{words('style.small')}</p>
      <p class="num">1.234,5 kg</p>
    </section>
  );
}

const STEPS = ['--1', '--2', '--3', '--4', '--6', '--8', '--touch', '--round'] as const;

function Spacing({ theme }: { theme: Theme }): JSX.Element {
  return (
    <Table
      caption={words('style.spacing')}
      items={STEPS}
      keyOf={(name) => name}
      columns={[
        { name: words('style.name'), cell: (name) => <code>{name}</code> },
        { name: words('style.value'), cell: (name) => theme[name] },
        {
          name: words('style.looks'),
          cell: (name) => (
            <svg width={theme[name] ?? 0} height={theme[name] ?? 0} aria-hidden="true">
              <rect width="100%" height="100%" fill="var(--green)" />
            </svg>
          ),
        },
      ]}
    />
  );
}

type Pair = (typeof PAIRS)[number];

function Contrasts({ theme }: { theme: Theme }): JSX.Element {
  return (
    <Table
      caption={words('style.colours')}
      items={PAIRS}
      keyOf={(pair) => pair.join(' ')}
      columns={[
        { name: words('style.name'), cell: ([front, back]) => `${front} / ${back}` },
        { name: words('style.looks'), cell: Sample },
        {
          name: words('style.least'),
          cell: ([, , least]) => numberText(least, 1),
          isNumber: true,
        },
        {
          name: words('style.ratio'),
          cell: (pair) => numberText(ratioOf(theme, pair), 2),
          isNumber: true,
        },
        { name: 'AA', cell: (pair) => <Verdict isEnough={ratioOf(theme, pair) >= pair[2]} /> },
      ]}
    />
  );
}

function Sample([front, back]: Pair): JSX.Element {
  const style = { color: `var(--${front})`, background: `var(--${back})`, padding: 'var(--1)' };
  return <span style={style}>{words('style.sample')}</span>;
}

function Verdict({ isEnough }: { isEnough: boolean }): JSX.Element {
  return (
    <Badge tone={isEnough ? 'good' : 'bad'}>
      {words(isEnough ? 'style.enough' : 'style.notEnough')}
    </Badge>
  );
}

/** Nothing that cannot be read counts as contrast. */
function ratioOf(theme: Theme, [front, back]: Pair): number {
  const [one, other] = [front, back].map((name) => colourOf(theme[`--${name}`] ?? ''));
  return one && other ? contrast(one, other) : 0;
}
