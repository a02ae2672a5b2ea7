import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { addressOf } from '../../api/address';
import { call } from '../../api/call';
import type { Shape } from '../../api/types';
import { agoText, momentText } from '../../language/figures';
import { mandates } from '../../session/session';
import { accept, useAnswer } from '../../store/answers';
import { useProgress } from '../../store/progress';
import { Button, DownloadButton, LinkButton } from '../../ui/buttons';
import { Meter } from '../../ui/data';
import { useSending } from '../../ui/form';
import { useNow } from '../../ui/now';
import { Screen as Frame } from '../../ui/screen';
import { Answered, Note, ProblemNote } from '../../ui/states';
import { Comparison } from './comparison';
import { mayManage } from './rights';
import { isOver, reasonText, RunBadge } from './run-parts';
import { RunResult } from './run-result';
import { words } from './words';

export { words };

type Run = Shape<'MatchingRunDetail'>;

/** One sharing: how far it has come, what it gave, and how anybody can check it. */
export function Screen({ id }: { id: string }): JSX.Element {
  const address = addressOf('/v1/matching-runs/{id}', { id });
  const known = useProgress(address, isOver);
  const run = known.body;
  return (
    <Frame
      title={run ? words(`kind.${run.kind}`) : words('runs.one')}
      lead={run && words('runs.asked', { when: momentText(run.requestedAt) })}
      back={run ? `/ciclos/${run.cycleId}/cotejo` : '/ciclos'}
    >
      <Answered of={known}>
        {(body) => (
          <>
            <div class="flow">
              <RunBadge run={body} />
              <AnswerBy run={body} />
            </div>
            {isOver(body) ? <Ended run={body} /> : <Thinking run={body} />}
          </>
        )}
      </Answered>
    </Frame>
  );
}

function AnswerBy({ run }: { run: Run }): JSX.Element | null {
  const now = useNow();
  if (run.acceptBy === null || run.settledAt !== null) return null;
  return (
    <span class="small">
      {words('runs.answerBy', {
        ago: agoText(Date.parse(run.acceptBy), now),
        when: momentText(run.acceptBy),
      })}
    </span>
  );
}

/** How far the sharing has come; it can be called off, and a reload finds it where it is. */
function Thinking({ run }: { run: Run }): JSX.Element {
  const sending = useSending();
  const isManager = useIsManager(run.cycleId);
  const { solving } = run;
  const percent = solving?.percent ?? 0;
  return (
    <section class="card" aria-live="polite">
      <h2>{solving ? words(`stage.${solving.stage}`) : words(`progress.${run.progress}`)}</h2>
      <Meter permille={percent * 10} label={words('runs.percent', { percent })} />
      <p class="flow spread">
        <span>{words('runs.percent', { percent })}</span>
        {solving && (
          <span class="soft">
            {words('runs.groups', { done: solving.groupsDone, total: solving.groupsTotal })}
          </span>
        )}
      </p>
      <p class="soft small">{words('runs.mayLeave')}</p>
      {sending.problem && <ProblemNote problem={sending.problem} />}
      {isManager && (
        <Button
          kind="bad"
          icon="stop"
          busy={sending.busy}
          onPress={() =>
            void sending.ask(
              () => call<Run>({ method: 'POST', path: `/v1/matching-runs/${run.id}/cancel` }),
              (body) =>
                void accept(addressOf('/v1/matching-runs/{id}', { id: run.id }), {
                  body,
                  fetchedAt: Date.now(),
                }),
            )
          }
        >
          {words('runs.cancel')}
        </Button>
      )}
    </section>
  );
}

function Ended({ run }: { run: Run }): JSX.Element {
  if (run.state !== 'planned') {
    return (
      <Note tone={run.state === 'cancelled' ? 'warn' : 'bad'} title={words(`ended.${run.state}`)}>
        {run.failure !== null && run.state !== 'cancelled' && <p>{reasonText(run.failure)}</p>}
        {run.failurePlace !== null && <p class="small">{run.failurePlace}</p>}
      </Note>
    );
  }
  return (
    <>
      {run.isPartial && <Note tone="warn" title={words('runs.partial')} />}
      {run.kind === 'what_if' && <Comparison runId={run.id} />}
      <RunResult run={run} />
      <Check run={run} />
    </>
  );
}

/** What lets anybody repeat and doubt the sharing. */
function Check({ run }: { run: Run }): JSX.Element {
  const isManager = useIsManager(run.cycleId);
  const file = (name: string): string => `/v1/matching-runs/${run.id}/${name}.json`;
  return (
    <section class="card no-print">
      <h2>{words('check.title')}</h2>
      <p>{words('check.lead')}</p>
      {run.certificate && <Certified run={run} />}
      <Replay runId={run.id} />
      <div class="flow">
        {(['question', 'answer', 'record'] as const).map((name) => (
          <DownloadButton key={name} href={file(name)}>
            {words(`check.${name}`)}
          </DownloadButton>
        ))}
      </div>
      {isManager && run.kind !== 'what_if' && (
        <LinkButton icon="question" href={`/cotejos/${run.id}/y-si`}>
          {words('ask.what_if')}
        </LinkButton>
      )}
    </section>
  );
}

function Certified({ run }: { run: Run }): JSX.Element {
  const checks = run.certificate?.checks ?? [];
  return (
    <details>
      <summary class="strong">{words('check.certified', { n: checks.length })}</summary>
      <ul class="points">
        {checks.map(({ name, count }) => {
          const key = `proof.${name}`;
          return (
            <li key={name}>
              {words.has(key) ? words(key) : name} ({count})
            </li>
          );
        })}
      </ul>
    </details>
  );
}

/** Shares the same question again: the answer must be the same, byte for byte. */
function Replay({ runId }: { runId: string }): JSX.Element {
  const sending = useSending();
  const [isSame, setSame] = useState<boolean | null>(null);
  return (
    <>
      {sending.problem && <ProblemNote problem={sending.problem} />}
      {isSame !== null && (
        <Note
          tone={isSame ? 'good' : 'bad'}
          title={words(isSame ? 'check.same' : 'check.different')}
        />
      )}
      <Button
        icon="repeat"
        busy={sending.busy}
        onPress={() =>
          void sending.ask(
            () =>
              call<Shape<'ReplayResponse'>>({
                ...{ method: 'POST', path: `/v1/matching-runs/${runId}/replay` },
              }),
            ({ identical }) => {
              setSame(identical);
            },
          )
        }
      >
        {words('check.replay')}
      </Button>
    </>
  );
}

function useIsManager(cycleId: string): boolean {
  const { body } = useAnswer(addressOf('/v1/cycles/{id}', { id: cycleId }));
  return body !== undefined && mayManage(mandates.value, body.hostCommuneId);
}
