import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { addressOf } from '../../api/address';
import { call } from '../../api/call';
import { refresh } from '../../store/answers';
import { Button } from '../../ui/buttons';
import { type Sending, useSending } from '../../ui/form';
import type { IconName } from '../../ui/icon';
import { ReasonSheet } from '../../ui/reason-sheet';
import { Note, ProblemNote } from '../../ui/states';
import { say } from '../../ui/toasts';
import { CloseRun, DepartRun, ResumeRun } from './road-sheets';
import { coordinatedCommunes } from './crew';
import type { Run, RunDetail } from './shapes';
import { words } from './words';

type Deed =
  | 'publish'
  | 'unpublish'
  | 'clear'
  | 'override'
  | 'depart'
  | 'suspend'
  | 'resume'
  | 'close'
  | 'cancel';

/** What may be done with a run in each of its states; the first is what comes next. */
const DEEDS: Readonly<Record<Run['state'], readonly Deed[]>> = {
  planned: ['publish', 'cancel'],
  published: ['clear', 'unpublish', 'cancel'],
  cleared: ['depart', 'unpublish', 'cancel'],
  departed: ['close', 'suspend'],
  suspended: ['resume'],
  closed: [],
  reconciled: [],
  cancelled: [],
};

const ICONS: Readonly<Record<Deed, IconName>> = {
  publish: 'bell',
  unpublish: 'undo',
  clear: 'check',
  override: 'edit',
  depart: 'play',
  suspend: 'stop',
  resume: 'play',
  close: 'flag',
  cancel: 'cross',
};

const HARSH: ReadonlySet<Deed> = new Set(['unpublish', 'suspend', 'cancel']);

/** Moves a run on. What has to be said for it, a reason or an odometer, is asked first. */
export function Deeds({ run }: { run: RunDetail }): JSX.Element | null {
  const sending = useSending();
  const [open, setOpen] = useState<Deed | null>(null);
  if (!coordinatedCommunes().includes(run.communeId)) return null;
  const close = (): void => {
    setOpen(null);
  };
  const deeds = deedsOf(run);
  if (deeds.length === 0) return null;
  const start = (deed: Deed): void => {
    if (deed === 'publish' || deed === 'clear') void post(sending, run, { deed });
    else setOpen(deed);
  };
  const hard = run.state === 'planned' && run.conflicts.some((it) => it.isHard);
  return (
    <section class="stack tight no-print">
      {open === null && sending.problem && <ProblemNote problem={sending.problem} />}
      {hard && <Note tone="warn" title={words('review.hard')} />}
      <div class="flow">
        {deeds.map((deed, at) => (
          <Button
            key={deed}
            kind={HARSH.has(deed) ? 'bad' : at === 0 ? 'main' : 'plain'}
            icon={ICONS[deed]}
            busy={sending.busy}
            onPress={() => {
              start(deed);
            }}
          >
            {words(`deed.${deed}`)}
          </Button>
        ))}
      </div>
      {open === 'depart' && <DepartRun {...{ run }} onClose={close} />}
      {open === 'close' && <CloseRun {...{ run }} onClose={close} />}
      {open === 'resume' && <ResumeRun {...{ run }} onClose={close} />}
      {(open === 'unpublish' || open === 'suspend' || open === 'cancel' || open === 'override') && (
        <ReasonSheet
          title={words(`deed.${open}`)}
          action={words(`deed.${open}`)}
          sending={sending}
          onClose={close}
          onReason={(reason) => void post(sending, run, { deed: open, reason, then: close })}
        >
          <p>{words(`deed.${open}What`)}</p>
        </ReasonSheet>
      )}
    </section>
  );
}

/** A gate that was asked and said no may be passed with a reason, unless vehicle or driver themselves are missing. */
function deedsOf(run: RunDetail): readonly Deed[] {
  const checks = run.gate?.checks ?? [];
  const unmet = checks.filter((it) => !it.isMet);
  const deeds = DEEDS[run.state];
  if (run.state !== 'published' || unmet.length === 0) return deeds;
  return [...deeds.slice(0, 1), 'override', ...deeds.slice(1)];
}

interface Doing {
  readonly deed: Exclude<Deed, 'depart' | 'close' | 'resume'>;
  readonly reason?: string;
  readonly then?: () => void;
}

async function post(sending: Sending, { id, code }: RunDetail, doing: Doing): Promise<void> {
  const { deed, reason, then } = doing;
  const isOverride = deed === 'override';
  const body = bodyOf(deed, reason);
  const path = `/v1/runs/${id}/${isOverride ? 'clear' : deed}`;
  await sending.ask(
    () => call<RunDetail>({ method: 'POST', path, ...(body && { body }) }),
    ({ gate }) => {
      void refresh(addressOf('/v1/runs/{id}', { id }));
      const isShut = (deed === 'clear' || isOverride) && gate?.isCleared !== true;
      say(isShut ? words('gate.shut') : words('deed.done', { code }));
      then?.();
    },
  );
}

function bodyOf(deed: Deed, reason: string | undefined): object | undefined {
  if (deed === 'publish') return undefined;
  if (deed === 'clear') return {};
  return deed === 'override' ? { override: { reason } } : { reason };
}
