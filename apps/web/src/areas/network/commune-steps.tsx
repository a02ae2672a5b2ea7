import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { Button, LinkButton } from '../../ui/buttons';
import { useSending } from '../../ui/form';
import { Sheet } from '../../ui/sheet';
import { ProblemNote } from '../../ui/states';
import { common } from '../../ui/words';
import { ActSheet } from './act-sheet';
import { CommuneForm, type CommuneFacts } from './commune-form';
import type { Commune } from './commune-words';
import { isLiaison, keepsCommune } from './rights';
import { words } from './words';

/** What may be done with a commune next, for whoever may do it. */
export function CommuneSteps({ commune }: { commune: Commune }): JSX.Element | null {
  const [open, setOpen] = useState<'verify' | 'edit' | null>(null);
  const activating = useSending();
  const { id, state, name } = commune;
  const mayEdit = keepsCommune(id) || (isLiaison() && state !== 'active');
  const mayActivate = state === 'verified' && (isLiaison() || keepsCommune(id));
  const close = (): void => {
    setOpen(null);
  };
  return (
    <>
      {activating.problem && <ProblemNote problem={activating.problem} />}
      <div class="flow no-print">
        {state === 'registered' && isLiaison() && (
          <Button kind="main" icon="act" onPress={() => setOpen('verify')}>
            {words('commune.verify')}
          </Button>
        )}
        {mayActivate && (
          <Button
            kind="main"
            icon="check"
            busy={activating.busy}
            onPress={() =>
              void activating.send({
                ...{ method: 'POST', path: `/v1/communes/${id}/activate`, group: id },
                ...{ title: `${words('commune.activate')}: ${name}`, screen: `/comunas/${id}` },
              })
            }
          >
            {words('commune.activate')}
          </Button>
        )}
        {mayEdit && (
          <Button icon="edit" onPress={() => setOpen('edit')}>
            {common('do.edit')}
          </Button>
        )}
        {isLiaison() && (
          <LinkButton icon="key" href={`/vocerias/nueva?comuna=${id}`}>
            {words('commune.firstRecorder')}
          </LinkButton>
        )}
      </div>
      {open === 'verify' && <VerifySheet commune={commune} onClose={close} />}
      {open === 'edit' && <EditSheet commune={commune} onClose={close} />}
    </>
  );
}

interface SheetProps {
  readonly commune: Commune;
  readonly onClose: () => void;
}

function VerifySheet({ commune: { id, name }, onClose }: SheetProps): JSX.Element {
  const sending = useSending();
  return (
    <ActSheet
      title={words('commune.verify')}
      action={words('commune.verify')}
      kind="main"
      sending={sending}
      onClose={onClose}
      onAct={(act) =>
        void sending.send(
          {
            ...{ method: 'POST', path: `/v1/communes/${id}/verify`, body: { act }, group: id },
            ...{ title: `${words('commune.verify')}: ${name}`, screen: `/comunas/${id}` },
          },
          onClose,
        )
      }
    >
      <p>{words('commune.verifyHelp', { name })}</p>
    </ActSheet>
  );
}

function EditSheet({ commune, onClose }: SheetProps): JSX.Element {
  const sending = useSending();
  const { id, version, name } = commune;
  return (
    <Sheet title={common('do.edit')} onClose={onClose}>
      <CommuneForm
        commune={commune}
        sending={sending}
        action={common('do.save')}
        onFacts={(facts) =>
          void sending.send(
            {
              ...{ method: 'PATCH', path: `/v1/communes/${id}`, version, group: id },
              ...{ body: changesOf(commune, facts), screen: `/comunas/${id}` },
              title: `${common('do.edit')}: ${name}`,
            },
            onClose,
          )
        }
      />
    </Sheet>
  );
}

/** Only what was changed is sent, so that a place that is known roughly is never written down as the exact one. */
function changesOf(before: Commune, after: CommuneFacts): Partial<CommuneFacts> {
  const names = Object.keys(after) as (keyof CommuneFacts)[];
  return Object.fromEntries(
    names.filter((name) => !isSame(before[name], after[name])).map((name) => [name, after[name]]),
  );
}

/** A typed place has five decimals; a kept one may have more. */
function isSame(before: string | number, after: string | number): boolean {
  const areNumbers = typeof before === 'number' && typeof after === 'number';
  return areNumbers ? Math.abs(before - after) < 1e-5 : before === after;
}
