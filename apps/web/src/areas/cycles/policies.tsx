import type { JSX } from 'preact';
import { addressOf } from '../../api/address';
import type { Shape } from '../../api/types';
import { dayText, permilleText } from '../../language/figures';
import { mandates } from '../../session/session';
import { useAnswer, useList } from '../../store/answers';
import { DownloadButton, LinkButton } from '../../ui/buttons';
import { More, Row, Rows } from '../../ui/data';
import { Screen as Frame } from '../../ui/screen';
import { Answered, Badge, Empty } from '../../ui/states';
import type { Cycle } from './cycle-dates';
import { PolicyPairs } from './policy-pairs';
import { hostFor } from './rights';
import { words } from './words';

export { words };

type Policy = Shape<'MatchingPolicyResponse'>;

/** The rules of sharing: what holds now, what was voted, what waits for an assembly. */
export function Screen(): JSX.Element {
  const list = useList<Policy>('/v1/matching-policies');
  const mayPropose = mandates.value.some((it) => hostFor(it) !== undefined);
  return (
    <Frame
      title={words('rules.title')}
      lead={words('rules.lead')}
      back="/"
      actions={<DownloadButton href="/v1/matching-policies/export.csv" />}
    >
      <InForce />
      {mayPropose && (
        <LinkButton kind="main" icon="plus" href="/reglas/nuevas">
          {words('rules.new')}
        </LinkButton>
      )}
      <section class="stack tight">
        <h2>{words('rules.voted')}</h2>
        <Answered of={list}>
          {({ items }) =>
            items.length === 0 ? (
              <Empty icon="act" title={words('rules.empty')}>
                <p>{words('rules.emptyHelp')}</p>
              </Empty>
            ) : (
              <Rows>{items.map(PolicyRow)}</Rows>
            )
          }
        </Answered>
        <More more={list.more} />
      </section>
    </Frame>
  );
}

function PolicyRow(it: Policy): JSX.Element {
  const margin = words('rules.toleranceIs', { percent: permilleText(it.tolerancePermille) });
  return (
    <Row
      key={it.id}
      href={`/reglas/${it.id}`}
      title={it.version}
      lead={`${it.hostCommuneName ?? words('rules.network')} · ${dayText(it.validFrom)} · ${margin}`}
      end={
        <Badge tone={it.state === 'adopted' ? 'good' : 'warn'}>{words(`rules.${it.state}`)}</Badge>
      }
    />
  );
}

const OVER: readonly Cycle['state'][] = ['settled', 'cancelled'];

/** The rules that hold for the next cycle to be shared. */
function InForce(): JSX.Element | null {
  const cycles = useAnswer(addressOf('/v1/cycles'));
  const next = cycles.body?.items.find((it) => !OVER.includes(it.state));
  const policy = useAnswer(
    next ? addressOf('/v1/cycles/{id}/matching-policy', { id: next.id }) : null,
  );
  if (!next || !policy.body) return null;
  return (
    <section class="card">
      <h2>{words('rules.inForce', { cycle: next.name })}</h2>
      <p>
        {policy.body.act === null
          ? words('rules.usual')
          : words('rules.byAct', { act: policy.body.act, version: policy.body.version })}
      </p>
      <PolicyPairs of={policy.body} />
    </section>
  );
}
