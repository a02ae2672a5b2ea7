import type { JSX } from 'preact';
import { useId, useState } from 'preact/hooks';
import { addressOf } from '../../api/address';
import { call } from '../../api/call';
import type { Shape } from '../../api/types';
import { locale } from '../../language/locale';
import { tell } from '../../store/tabs';
import { Button, DownloadButton, LinkButton } from '../../ui/buttons';
import { Table } from '../../ui/data';
import { type Sending, useSending } from '../../ui/form';
import { Screen as Frame } from '../../ui/screen';
import { Empty, Note, ProblemNote } from '../../ui/states';
import { myCommune, speaksFor } from '../../session/commune';
import { textOf } from './file-text';
import { words } from './words';

export { words };

type Result = Shape<'LotImportResponse'>;
type Fault = Shape<'LotImportError'>;

/** A whole list of harvests out of a spreadsheet: looked at first, then registered, all lines or none. */
export function Screen(): JSX.Element {
  const communeId = myCommune();
  return (
    <Frame title={words('import.title')} lead={words('import.lead')} back="/cosechas">
      {communeId !== null && speaksFor(communeId, 'producer_spokesperson') ? (
        <Import communeId={communeId} />
      ) : (
        <Empty icon="lock" title={words('new.notYours')} />
      )}
    </Frame>
  );
}

function Import({ communeId }: { communeId: string }): JSX.Element {
  const sending = useSending();
  const [text, setText] = useState<string | null>(null);
  const [result, setResult] = useState<Result | null>(null);
  const isClean = result !== null && result.errors.length === 0;
  const send = (dryRun: boolean): void => {
    if (text === null) return;
    void sending.ask(
      () => sendFile(communeId, text, dryRun),
      (answer) => {
        setResult(answer);
        if (!dryRun) tell('answers');
      },
    );
  };
  return (
    <>
      <DownloadButton href={addressOf('/v1/lots/import/template.csv', { language: locale.value })}>
        {words('import.template')}
      </DownloadButton>
      <FileField
        onText={(next) => {
          setText(next);
          setResult(null);
        }}
      />
      {sending.problem && <ProblemNote problem={sending.problem} />}
      {text !== null && !isClean && (
        <Button kind="main" icon="search" busy={sending.busy} onPress={() => send(true)}>
          {words('import.check')}
        </Button>
      )}
      {result && <Outcome {...{ result, sending }} onImport={() => send(false)} />}
    </>
  );
}

function sendFile(communeId: string, text: string, dryRun: boolean): Promise<Result> {
  const path = addressOf('/v1/lots/import', { communeId, dryRun: String(dryRun) });
  return call<Result>({ method: 'POST', path, body: text });
}

function FileField({ onText }: { onText: (text: string) => void }): JSX.Element {
  const id = useId();
  return (
    <div class="field">
      <label for={id}>{words('import.file')}</label>
      <input
        id={id}
        type="file"
        accept=".csv,text/csv,text/plain"
        onChange={({ currentTarget }) => {
          const file = currentTarget.files?.[0];
          void file?.arrayBuffer().then((bytes) => onText(textOf(bytes)));
        }}
      />
    </div>
  );
}

interface OutcomeProps {
  readonly result: Result;
  readonly sending: Sending;
  readonly onImport: () => void;
}

function Outcome({ result, sending, onImport }: OutcomeProps): JSX.Element {
  const { errors, rows, added, known, dryRun } = result;
  if (errors.length > 0) return <Faults errors={errors} />;
  if (!dryRun) {
    return (
      <Note tone="good" title={words('import.done', { n: added })}>
        <LinkButton href="/cosechas">{words('lots.title')}</LinkButton>
      </Note>
    );
  }
  return (
    <>
      <Note title={words('import.checked', { rows, added, known })}>
        {added === 0 && <p>{words('import.nothing')}</p>}
      </Note>
      {added > 0 && (
        <Button kind="main" icon="upload" busy={sending.busy} onPress={onImport}>
          {words('import.do', { n: added })}
        </Button>
      )}
    </>
  );
}

const SHOWN = 100;

function Faults({ errors }: { errors: readonly Fault[] }): JSX.Element {
  return (
    <>
      <Note tone="bad" title={words('import.errors', { n: errors.length })} />
      <Table
        caption={words('import.text')}
        columns={[
          { name: words('import.line'), cell: (it: Fault) => it.line },
          { name: words('import.column'), cell: (it) => it.column },
          { name: words('import.text'), cell: (it) => it.text },
        ]}
        items={errors.slice(0, SHOWN)}
        keyOf={(it) => `${it.line} ${it.column} ${it.code}`}
      />
    </>
  );
}
