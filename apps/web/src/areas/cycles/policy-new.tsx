import type { JSX } from 'preact';
import { useLocation } from 'preact-iso';
import { useState } from 'preact/hooks';
import { newId } from '#core/kernel';
import { addressOf } from '../../api/address';
import type { Shape } from '../../api/types';
import { today } from '../../language/figures';
import { mandate, mandates } from '../../session/session';
import { useAnswer } from '../../store/answers';
import { Button } from '../../ui/buttons';
import { TextField } from '../../ui/fields';
import { useSending } from '../../ui/form';
import { Screen as Frame } from '../../ui/screen';
import { Answered, Empty, ProblemNote } from '../../ui/states';
import { common } from '../../ui/words';
import { PolicyFields } from './policy-fields';
import { type PolicyFigures, readPolicy, typedPolicy } from './policy-form';
import { hostFor } from './rights';
import { words } from './words';

export { words };

/** What holds in the core while nobody has voted; a proposal begins there when there is no cycle to begin from. */
const USUAL: PolicyFigures = {
  ...{ tolerancePermille: 100, memoryPermille: 900, debtOrdersMax: 4, shelfMarginDays: 0 },
  ...{ isConsolidated: false, norms: [] },
};

/** New rules to put before an assembly: they begin with those that hold now. */
export function Screen(): JSX.Element {
  const cycles = useAnswer<Shape<'CyclePage'>>('/v1/cycles');
  const first = cycles.body?.items[0];
  const inForce = useAnswer(
    first ? addressOf('/v1/cycles/{id}/matching-policy', { id: first.id }) : null,
  );
  const acting = mandate.value;
  const candidates = acting ? [acting, ...mandates.value] : mandates.value;
  const host = candidates.find((it) => hostFor(it) !== undefined);
  const isEmpty = cycles.body !== undefined && !first;
  return (
    <Frame
      title={words('rules.new')}
      lead={words(host?.communeId ? 'rules.newOfCommune' : 'rules.newOfNetwork', {
        commune: host?.communeName ?? '',
      })}
      back="/reglas"
    >
      {!host && <Empty icon="lock" title={words('plan.notYours')} />}
      {host && isEmpty && <Proposal start={USUAL} hostCommuneId={hostFor(host) ?? null} />}
      {host && !isEmpty && (
        <Answered of={inForce}>
          {(policy) => <Proposal start={policy} hostCommuneId={hostFor(host) ?? null} />}
        </Answered>
      )}
    </Frame>
  );
}

interface ProposalProps {
  readonly start: PolicyFigures;
  readonly hostCommuneId: string | null;
}

function Proposal({ start, hostCommuneId }: ProposalProps): JSX.Element {
  const { route } = useLocation();
  const sending = useSending();
  const [id] = useState(() => newId());
  const [typed, setTyped] = useState(() => typedPolicy(start));
  const [version, setVersion] = useState('');
  const [validFrom, setValidFrom] = useState<string>(today());
  const [isTold, setTold] = useState(false);
  const read = readPolicy(typed);
  const propose = (): void => {
    setTold(true);
    if (!('figures' in read) || version.trim() === '') return;
    const body = { ...read.figures, hostCommuneId, version: version.trim(), validFrom };
    const told = { title: words('rules.new'), group: id, screen: '/reglas/nuevas' };
    const path = `/v1/matching-policies/${id}`;
    void sending.send({ method: 'PUT', path, body, ...told }, ({ kind }) => {
      route(kind === 'sent' ? `/reglas/${id}` : '/reglas');
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
      <div class="cols">
        <TextField
          label={words('rules.version')}
          hint={words('rules.versionHelp')}
          value={version}
          onValue={setVersion}
          fault={
            isTold && version.trim() === '' ? common('field.required') : sending.faultOf('version')
          }
        />
        <TextField
          type="date"
          label={words('rules.validFrom')}
          value={validFrom}
          onValue={setValidFrom}
          fault={sending.faultOf('validFrom')}
        />
      </div>
      <PolicyFields
        typed={typed}
        onTyped={setTyped}
        faults={isTold && 'faults' in read ? read.faults : []}
      />
      <Button kind="main" icon="send" busy={sending.busy}>
        {words('rules.propose')}
      </Button>
    </form>
  );
}
