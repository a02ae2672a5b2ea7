import type { JSX } from 'preact';
import { addressOf } from '../../api/address';
import { numberText } from '../../language/figures';
import { useAnswer } from '../../store/answers';
import { PrintButton } from '../../ui/buttons';
import { Figures, Pairs } from '../../ui/data';
import { Screen as Frame } from '../../ui/screen';
import { Answered, Note } from '../../ui/states';
import { CommuneSteps } from './commune-steps';
import { type Commune, CommuneState, kindText } from './commune-words';
import { CouncilsSection } from './councils-section';
import { MandatesSection } from './mandates-section';
import { OrgsSection } from './orgs-section';
import { positionTyped } from './position';
import { readsCommune } from './rights';
import { SitesSection } from './sites-section';
import { words } from './words';

export { words };

/** A commune: what it is, and what its own people see of it. */
export function Screen({ id }: { id: string }): JSX.Element {
  return <CommunePage id={id} back="/comunas" />;
}

export function CommunePage({ id, back }: { id: string; back: string }): JSX.Element {
  const commune = useAnswer(addressOf('/v1/communes/{id}', { id }));
  const { body } = commune;
  return (
    <Frame
      title={body?.name ?? words('commune.title')}
      lead={body && `${kindText(body.kind)} · ${body.municipalityName}, ${body.stateName}`}
      back={back}
      actions={<PrintButton />}
    >
      <Answered of={commune}>{(known) => <CommuneFacts commune={known} />}</Answered>
      {body && <OwnThings communeId={id} />}
    </Frame>
  );
}

function CommuneFacts({ commune }: { commune: Commune }): JSX.Element {
  return (
    <>
      <Figures
        of={[
          [words('councils.title'), numberText(commune.councils)],
          [words('commune.families'), numberText(commune.families)],
        ]}
      />
      <div class="card">
        <Pairs
          of={[
            [words('field.standing'), <CommuneState of={commune} />],
            [words('commune.verifiedBy'), commune.verifiedByAct],
            [
              words('field.position'),
              <>
                {positionTyped(commune)}
                {commune.isCoarse && <span class="soft"> {words('commune.coarse')}</span>}
              </>,
            ],
          ]}
        />
        <CommuneSteps commune={commune} />
      </div>
    </>
  );
}

function OwnThings({ communeId }: { communeId: string }): JSX.Element {
  if (!readsCommune(communeId)) return <Note title={words('commune.closed')} />;
  return (
    <>
      <CouncilsSection communeId={communeId} />
      <SitesSection communeId={communeId} />
      <OrgsSection communeId={communeId} />
      <MandatesSection communeId={communeId} />
    </>
  );
}
