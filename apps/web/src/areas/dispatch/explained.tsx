import type { JSX } from 'preact';
import { addressOf } from '../../api/address';
import type { Shape } from '../../api/types';
import {
  durationText,
  kilometresText,
  kilosText,
  numberText,
  permilleText,
} from '../../language/figures';
import { locale } from '../../language/locale';
import { useAnswer } from '../../store/answers';
import { Table } from '../../ui/data';
import { Badge } from '../../ui/states';
import { sharesOfCommunes, tightestAtStops } from './cost-of-communes';
import type { RunDetail } from './shapes';
import { words } from './words';

type Explanation = Shape<'RunExplanationResponse'>;

/** Why a run costs what it costs, and who bears it, in plain words and in figures. */
export function Explained({ run }: { run: RunDetail }): JSX.Element | null {
  const { body } = useAnswer(addressOf('/v1/runs/{id}/explanation', { id: run.id }));
  if (!body) return null;
  const names = new Map(run.stops.map((it) => [it.siteId, it.siteName]));
  const nameOf = (siteId: string): string => names.get(siteId) ?? '';
  return (
    <section class="stack">
      <h2>{words('why.title')}</h2>
      <ul class="said">
        {(locale.value === 'es' ? body.textEs : body.textEn).map((text) => (
          <li key={text}>{text}</li>
        ))}
      </ul>
      <Shares of={body} />
      <details class="fold">
        <summary>{words('why.more')}</summary>
        <div class="stack">
          <Ways of={body} nameOf={nameOf} />
          <Slack of={body} nameOf={nameOf} />
        </div>
      </details>
    </section>
  );
}

interface PartProps {
  readonly of: Explanation;
  readonly nameOf: (siteId: string) => string;
}

function Ways({ of, nameOf }: PartProps): JSX.Element {
  return (
    <Table
      caption={words('why.ways')}
      items={of.ways.filter((it) => it.metres > 0)}
      keyOf={(it) => `${it.fromSiteId} ${it.toSiteId} ${it.loadGrams}`}
      columns={[
        {
          name: words('why.way'),
          cell: (it) => `${nameOf(it.fromSiteId)} → ${nameOf(it.toSiteId)}`,
        },
        { name: words('runs.km'), cell: (it) => kilometresText(it.metres), isNumber: true },
        { name: words('figure.driving'), cell: (it) => durationText(it.seconds), isNumber: true },
        { name: words('board.kilos'), cell: (it) => kilosText(it.loadGrams), isNumber: true },
        {
          name: words('board.volume'),
          cell: (it) => `${numberText(it.loadLitres, 0)} l`,
          isNumber: true,
        },
        {
          name: words('board.packages'),
          cell: (it) => numberText(it.loadPackages),
          isNumber: true,
        },
        {
          name: words('figure.full'),
          cell: (it) => permilleText(it.utilisationPermille),
          isNumber: true,
        },
      ]}
    />
  );
}

function Slack({ of, nameOf }: PartProps): JSX.Element {
  return (
    <Table
      caption={words('why.slack')}
      items={tightestAtStops(of.stops)}
      keyOf={(it) => it.stopId}
      columns={[
        {
          name: words('map.place'),
          cell: (it) => (
            <span class="flow">
              {nameOf(it.siteId)}
              {it.isTightest && <Badge tone="warn">{words('why.tightest')}</Badge>}
            </span>
          ),
        },
        {
          name: words('figure.waiting'),
          cell: (it) => durationText(it.waitingSeconds),
          isNumber: true,
        },
        { name: words('why.late'), cell: (it) => durationText(it.slackSeconds), isNumber: true },
      ]}
    />
  );
}

function Shares({ of }: { of: Explanation }): JSX.Element {
  const money = (minor: number): string => numberText(minor / 100, 2);
  return (
    <Table
      caption={words('why.shares')}
      items={sharesOfCommunes(of.shares)}
      keyOf={(it) => it.communeId}
      columns={[
        { name: words('why.commune'), cell: (it) => it.communeName },
        { name: words('board.kilos'), cell: (it) => kilosText(it.grams), isNumber: true },
        { name: words('figure.cost'), cell: (it) => money(it.costMinor), isNumber: true },
        { name: words('why.part'), cell: (it) => permilleText(it.permille), isNumber: true },
        { name: words('why.alone'), cell: (it) => money(it.aloneCostMinor), isNumber: true },
      ]}
    />
  );
}
