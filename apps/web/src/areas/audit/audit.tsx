import type { JSX } from 'preact';
import { useLocation } from 'preact-iso';
import { addressOf } from '../../api/address';
import type { Shape } from '../../api/types';
import { kilosText, litresText, momentText, numberText } from '../../language/figures';
import { useAnswer } from '../../store/answers';
import { LinkButton, PrintButton } from '../../ui/buttons';
import { Row, Rows } from '../../ui/data';
import { SelectField } from '../../ui/fields';
import { ListTools } from '../../ui/list-of';
import { Screen as Frame } from '../../ui/screen';
import { Answered, Badge, Empty, Loading, Note } from '../../ui/states';
import { type ExampleFact, factsOf } from './example-facts';
import { words } from './words';

export { words };

type Audit = Shape<'AuditResponse'>;
type Check = Shape<'CheckResponse'>;

/** Whether the network's accounts keep every promise: of the whole network, or of one cycle. */
export function Screen(): JSX.Element {
  const { query, route } = useLocation();
  const cycleId = query['ciclo'] ?? '';
  const cycles = useAnswer(addressOf('/v1/cycles', { limit: 50 }));
  const audit = useAnswer<Audit>(
    cycleId === '' ? addressOf('/v1/audit') : addressOf('/v1/cycles/{id}/audit', { id: cycleId }),
  );
  // The comptrollers of one commune have the accounts of the cycles, not the audit of all communes.
  if (audit.problem?.status === 403) return <NotForAll />;
  return (
    <Frame
      title={words('audit.title')}
      lead={audit.body && words('accounts.asOf', { when: momentText(audit.body.asOf) })}
      back="/"
      actions={
        cycleId === '' ? <ListTools csv={addressOf('/v1/audit/export.csv')} /> : <PrintButton />
      }
    >
      <SelectField
        label={words('audit.what')}
        value={cycleId}
        onValue={(id) => route(id === '' ? '/auditoria' : `/auditoria?ciclo=${id}`, true)}
        empty={words('audit.network')}
        options={(cycles.body?.items ?? []).map(({ id, name }) => ({ value: id, name }))}
      />
      {audit.body === undefined && audit.isLoading ? (
        <Loading />
      ) : (
        <Answered of={audit}>{(body) => <Checks of={body} />}</Answered>
      )}
    </Frame>
  );
}

function NotForAll(): JSX.Element {
  return (
    <Frame title={words('audit.title')} back="/">
      <Empty icon="eye" title={words('audit.closed')}>
        <p>{words('audit.closedHelp')}</p>
        <LinkButton kind="main" icon="chart" href="/cuentas">
          {words('accounts.title')}
        </LinkButton>
      </Empty>
    </Frame>
  );
}

function Checks({ of: { ok, checks } }: { of: Audit }): JSX.Element {
  const broken = checks.filter((it) => !it.ok);
  const kept = checks.filter((it) => it.ok);
  return (
    <>
      <Note
        tone={ok ? 'good' : 'bad'}
        title={
          ok
            ? words('audit.allKept', { n: checks.length })
            : words('audit.someBroken', { n: broken.length })
        }
      />
      {broken.map((it) => (
        <BrokenCheck key={it.code} check={it} />
      ))}
      {kept.length > 0 && (
        <section class="stack tight">
          <h2>{words('audit.kept')}</h2>
          <Rows>
            {kept.map(({ code, title }) => (
              <Row
                key={code}
                title={title}
                end={<Badge tone="good">{words('audit.holds')}</Badge>}
              />
            ))}
          </Rows>
        </section>
      )}
    </>
  );
}

function BrokenCheck({ check }: { check: Check }): JSX.Element {
  return (
    <section class="card">
      <div class="flow spread">
        <h2>{check.title}</h2>
        <Badge tone="bad">{words('audit.violations', { n: check.violations })}</Badge>
      </div>
      <ul class="stack tight">
        {check.examples.map((example, at) => (
          <li key={at}>{factsOf(example).map(factText).join(' · ')}</li>
        ))}
      </ul>
      {check.violations > check.examples.length && (
        <p class="soft small">
          {words('audit.more', { n: check.violations - check.examples.length })}
        </p>
      )}
    </section>
  );
}

function factText(fact: ExampleFact): string {
  const key = `fact.${fact.name}`;
  const name = words.has(key) ? words(key) : fact.name;
  return `${name}: ${valueText(fact)}`;
}

function valueText(fact: ExampleFact): string {
  if ('grams' in fact) return kilosText(fact.grams);
  if ('millilitres' in fact) return litresText(fact.millilitres);
  return 'count' in fact ? numberText(fact.count) : placeText(fact.text);
}

/** The places of the stock have names of their own. */
function placeText(text: string): string {
  const key = `bucket.${text}`;
  return words.has(key) ? words(key) : text;
}
