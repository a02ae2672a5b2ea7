import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { addressOf } from '../../api/address';
import type { Shape } from '../../api/types';
import { dayText, momentText } from '../../language/figures';
import { mandates } from '../../session/session';
import { useAnswer } from '../../store/answers';
import { Button, PrintButton } from '../../ui/buttons';
import { TextField } from '../../ui/fields';
import { useSending } from '../../ui/form';
import { Screen as Frame } from '../../ui/screen';
import { Answered, Badge, ProblemNote } from '../../ui/states';
import { common } from '../../ui/words';
import { PolicyPairs } from './policy-pairs';
import { mayManage } from './rights';
import { words } from './words';

export { words };

type Policy = Shape<'MatchingPolicyResponse'>;

/** One set of rules: what it says, and the act that makes it hold. */
export function Screen({ id }: { id: string }): JSX.Element {
  const known = useAnswer(addressOf('/v1/matching-policies/{id}', { id }));
  const it = known.body;
  return (
    <Frame
      title={it ? words('rules.one', { version: it.version }) : words('rules.title')}
      lead={it && (it.hostCommuneName ?? words('rules.network'))}
      back="/reglas"
      actions={<PrintButton />}
    >
      <Answered of={known}>{(policy) => <Rules policy={policy} />}</Answered>
    </Frame>
  );
}

function Rules({ policy }: { policy: Policy }): JSX.Element {
  const isAdopted = policy.state === 'adopted';
  const when = isAdopted ? policy.adoptedAt : policy.proposedAt;
  return (
    <>
      <div class="flow">
        <Badge tone={isAdopted ? 'good' : 'warn'}>{words(`rules.${policy.state}`)}</Badge>
        {when !== null && <span class="soft small">{momentText(when)}</span>}
      </div>
      <p>
        {words('rules.from', { day: dayText(policy.validFrom, 'long') })}
        {policy.act !== null && ` ${words('rules.act', { act: policy.act })}`}
      </p>
      <section class="card">
        <h2>{words('rules.figures')}</h2>
        <PolicyPairs of={policy} />
      </section>
      {!isAdopted && mayManage(mandates.value, policy.hostCommuneId) && <Adopt id={policy.id} />}
    </>
  );
}

/** An act of the assembly makes the proposal hold; adopted rules never change. */
function Adopt({ id }: { id: string }): JSX.Element {
  const sending = useSending();
  const [act, setAct] = useState('');
  const [isTold, setTold] = useState(false);
  const isMissing = act.trim() === '';
  const adopt = (): void => {
    setTold(true);
    if (isMissing) return;
    void sending.send({
      ...{ method: 'POST', path: `/v1/matching-policies/${id}/adopt`, body: { act: act.trim() } },
      ...{ title: words('rules.adopt'), group: id, screen: `/reglas/${id}` },
    });
  };
  return (
    <form
      class="card"
      onSubmit={(event) => {
        event.preventDefault();
        adopt();
      }}
    >
      <h2>{words('rules.adopt')}</h2>
      <p>{words('rules.adoptHelp')}</p>
      {sending.problem && <ProblemNote problem={sending.problem} />}
      <TextField
        label={words('rules.actField')}
        hint={words('rules.actHelp')}
        value={act}
        onValue={setAct}
        fault={isTold && isMissing ? common('field.required') : undefined}
      />
      <Button kind="main" icon="act" busy={sending.busy}>
        {words('rules.adopt')}
      </Button>
    </form>
  );
}
