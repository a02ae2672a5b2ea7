import './public.css';
import type { JSX } from 'preact';
import { addressOf } from '../../api/address';
import type { Shape } from '../../api/types';
import { dayText, kilosText, momentText, numberText, permilleText } from '../../language/figures';
import { member } from '../../session/session';
import { useAnswer, useList } from '../../store/answers';
import { DownloadButton, LinkButton, PrintButton } from '../../ui/buttons';
import { Figures, More, Row, Rows } from '../../ui/data';
import { Screen as Frame } from '../../ui/screen';
import { Answered, Badge, Empty } from '../../ui/states';
import { common } from '../../ui/words';
import { Coverage } from './coverage-map';
import { LostBars } from './lost-bars';
import type { Overview } from './shapes';
import { words } from './words';

export { words };

const EVERY_SECONDS = 300;

/** The first page a stranger sees: what this is, what it has done so far, and how to be part of it. */
export function Screen(): JSX.Element {
  const overview = useAnswer(addressOf('/v1/public/overview'), EVERY_SECONDS);
  return (
    <Frame
      title={words('net.title')}
      lead={words('net.lead')}
      wide
      {...(member.value && { back: '/' })}
    >
      <Invitation />
      <Answered of={overview}>{(body) => <Done overview={body} />}</Answered>
      <Cycles />
      <ToTake />
      <section class="card" id="sumarse">
        <h2>{words('join.title')}</h2>
        <ol class="points">
          <li>{words('join.assembly')}</li>
          <li>{words('join.liaison')}</li>
          <li>{words('join.start')}</li>
        </ol>
        <p class="soft">{words('join.others')}</p>
      </section>
      <Downloads />
    </Frame>
  );
}

function Invitation(): JSX.Element | null {
  const settings = useAnswer<Shape<'PublicSettingsResponse'>>('/v1/public/settings');
  if (member.value) return null;
  const isDemo = settings.body?.isDemo === true;
  return (
    <div class="stack tight no-print">
      {isDemo && <p>{words('net.demo')}</p>}
      <div class="flow">
        <LinkButton kind="main" icon={isDemo ? 'play' : 'user'} href="/entrar">
          {isDemo ? words('net.try') : common('app.signIn')}
        </LinkButton>
        <a class="button" href="#sumarse" data-native>
          {words('join.title')}
        </a>
      </div>
    </div>
  );
}

function Done({ overview }: { overview: Overview }): JSX.Element {
  const { receivedGrams, lostGrams, lost, families, communes, cycles, states, asOf } = overview;
  if (receivedGrams === 0) {
    return (
      <Empty icon="seed" title={words('net.empty')}>
        <p>{words('net.emptyNext')}</p>
      </Empty>
    );
  }
  const permille = Math.round((lostGrams * 1000) / (receivedGrams + lostGrams));
  return (
    <>
      <section class="stack tight sums">
        <h2>{words('net.soFar')}</h2>
        <Figures
          of={[
            [words('sum.received'), kilosText(receivedGrams)],
            [words('sum.families'), numberText(families)],
            [words('sum.communes'), numberText(communes)],
            [words('sum.cycles'), numberText(cycles)],
            [words('sum.lostShare', { share: permilleText(permille) }), kilosText(lostGrams)],
          ]}
        />
        <p class="soft small">{words('net.asOf', { when: momentText(asOf) })}</p>
      </section>
      <Coverage states={states} />
      <section class="stack tight">
        <h2>{words('lost.title')}</h2>
        <p>{words('lost.why')}</p>
        <LostBars lost={lost} />
      </section>
    </>
  );
}

function Cycles(): JSX.Element {
  const list = useList<Shape<'PublicCycleResponse'>>('/v1/public/cycles');
  return (
    <section class="stack tight">
      <h2>{words('cycles.title')}</h2>
      <Answered of={list}>
        {({ items }) =>
          items.length === 0 ? (
            <p>{words('cycles.empty')}</p>
          ) : (
            <Rows label={words('cycles.title')}>
              {[...items].sort((a, b) => (a.opensOn < b.opensOn ? 1 : -1)).map(CycleRow)}
            </Rows>
          )
        }
      </Answered>
      <More more={list.more} />
    </section>
  );
}

function CycleRow(cycle: Shape<'PublicCycleResponse'>): JSX.Element {
  const { id, name, state, movesOn, handsOutOn, isMatched } = cycle;
  const lead = words('cycles.days', { moves: dayText(movesOn), handsOut: dayText(handsOutOn) });
  return (
    <Row
      key={id}
      title={name}
      lead={lead}
      end={
        <Badge tone={state === 'open' ? 'good' : 'info'}>
          {common(`cycle.${state}` as 'cycle.open')}
        </Badge>
      }
      {...(isMatched && { href: `/publico/${id}` })}
    />
  );
}

function ToTake(): JSX.Element {
  return (
    <section class="stack tight no-print">
      <h2>{words('take.title')}</h2>
      <Rows>
        <Row title={words('offers.title')} lead={words('offers.short')} href="/ofertas" />
        <Row title={words('rescue.title')} lead={words('rescue.short')} href="/publico/rescate" />
      </Rows>
    </section>
  );
}

function Downloads(): JSX.Element {
  return (
    <section class="stack tight no-print">
      <h2>{words('files.title')}</h2>
      <p class="soft">{words('files.lead')}</p>
      <div class="flow">
        <DownloadButton href="/v1/public/overview/export.csv">
          {words('files.overview')}
        </DownloadButton>
        <DownloadButton href="/v1/public/cycles/export.csv">{words('files.cycles')}</DownloadButton>
        <PrintButton />
      </div>
    </section>
  );
}
