import type { JSX } from 'preact';
import { useLocation } from 'preact-iso';
import { useState } from 'preact/hooks';
import { newId } from '#core/kernel';
import { addressOf } from '../../api/address';
import { Refused } from '../../api/call';
import { today } from '../../language/figures';
import { mandate, type Role } from '../../session/session';
import { useAnswer } from '../../store/answers';
import { type Write, write } from '../../store/outbox';
import { Button } from '../../ui/buttons';
import { useSending } from '../../ui/form';
import { Screen as Frame } from '../../ui/screen';
import { Note, ProblemNote } from '../../ui/states';
import { say } from '../../ui/toasts';
import { common } from '../../ui/words';
import { PersonChoice } from './person-choice';
import { isChosen, NOBODY, type PersonDraft } from './person-draft';
import { keepsCommune } from './rights';
import { isWhole, type Terms, TermsFields } from './terms-fields';
import { words } from './words';

export { words };

const OF_COMMUNES: readonly Role[] = [
  ...(['producer_spokesperson', 'food_spokesperson', 'transport_coordinator', 'driver'] as const),
  ...(['centre_receiver', 'bank_administrator', 'comptroller', 'assembly_recorder'] as const),
];
const OF_NETWORK: readonly Role[] = ['network_liaison', 'comptroller'];

/** A recorder grants every role of the commune; a liaison those of the network, and a commune's first recorder. */
function rolesFor(communeId: string | null): readonly Role[] {
  if (communeId === null) return OF_NETWORK;
  return keepsCommune(communeId) ? OF_COMMUNES : ['assembly_recorder'];
}

/** Writes down a mandate that a body has given by an act. */
export function Screen(): JSX.Element {
  const { query } = useLocation();
  const communeId = query['comuna'] ?? mandate.value?.communeId ?? null;
  const commune = useAnswer(
    communeId === null ? null : addressOf('/v1/communes/{id}', { id: communeId }),
  );
  const name = communeId === null ? common('role.wholeNetwork') : commune.body?.name;
  const back = communeId === null ? '/vocerias' : `/vocerias?comuna=${communeId}`;
  return (
    <Frame title={words('mandates.grant')} lead={name} back={back}>
      {communeId !== null && !keepsCommune(communeId) && (
        <Note title={words('mandates.firstOnly')} />
      )}
      <GrantForm key={communeId} communeId={communeId} back={back} />
    </Frame>
  );
}

interface GrantFormProps {
  readonly communeId: string | null;
  readonly back: string;
}

function GrantForm({ communeId, back }: GrantFormProps): JSX.Element {
  const { route } = useLocation();
  const sending = useSending();
  const [id] = useState(() => newId());
  const [newPersonId] = useState(() => newId());
  const isOwn = communeId !== null && keepsCommune(communeId);
  const [person, setPerson] = useState<PersonDraft>({ ...NOBODY, way: isOwn ? 'known' : 'new' });
  const roles = rolesFor(communeId);
  const [terms, setTerms] = useState<Terms>(() => ({
    ...{ role: roles.length === 1 ? roles[0] : undefined, body: '', act: '' },
    ...{ fromOn: today(), toOn: '' },
  }));
  const [isTold, setTold] = useState(false);

  const grant = (): void => {
    setTold(true);
    const { role, ...texts } = terms;
    if (!role || !isChosen(person) || !isWhole(terms)) return;
    const personId = person.way === 'new' ? newPersonId : person.personId;
    const toOn = texts.toOn === '' ? null : texts.toOn;
    const mandateWrite: Write = {
      ...{ method: 'PUT', path: `/v1/mandates/${id}`, group: id, screen: '/vocerias' },
      body: { ...texts, personId, communeId, role, toOn },
      title: `${words('mandates.grant')}: ${common(`role.${role}`)}`,
    };
    const first = person.way === 'new' ? [registration(newPersonId, person, id)] : [];
    void sending.ask(
      () => writeAll([...first, mandateWrite]),
      (isSent) => {
        say(common(isSent ? 'say.sent' : 'say.waiting'));
        route(back, true);
      },
    );
  };

  return (
    <form
      class="stack"
      onSubmit={(event) => {
        event.preventDefault();
        grant();
      }}
    >
      <PersonChoice
        draft={person}
        onDraft={setPerson}
        communeId={isOwn ? communeId : null}
        {...{ isTold, sending }}
      />
      <TermsFields {...{ roles, terms, isTold, sending }} onTerms={setTerms} />
      {sending.problem && <ProblemNote problem={sending.problem} />}
      <Button kind="main" full busy={sending.busy}>
        {words('mandates.grant')}
      </Button>
    </form>
  );
}

function registration(id: string, draft: PersonDraft, group: string): Write {
  const { password } = draft;
  const [name, login] = [draft.name.trim(), draft.login.trim().toLowerCase()];
  return {
    ...{ method: 'PUT', path: `/v1/people/${id}`, body: { name, login, password } },
    ...{ group, screen: '/vocerias', title: `${words('person.new')}: ${name}` },
  };
}

/** Sends one after the other, each only after the one before was taken. True when all of them have arrived. */
async function writeAll(writes: readonly Write[]): Promise<boolean> {
  let isSent = true;
  for (const it of writes) {
    const written = await write(it);
    if (written.kind === 'refused') throw new Refused(written.problem);
    isSent &&= written.kind === 'sent';
  }
  return isSent;
}
