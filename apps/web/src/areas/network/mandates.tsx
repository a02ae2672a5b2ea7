import type { JSX } from 'preact';
import { useLocation } from 'preact-iso';
import { useState } from 'preact/hooks';
import { addressOf } from '../../api/address';
import { mandate } from '../../session/session';
import { useAnswer, useList } from '../../store/answers';
import { LinkButton } from '../../ui/buttons';
import { Row } from '../../ui/data';
import { ChoiceField } from '../../ui/fields';
import { Screen as Frame } from '../../ui/screen';
import { ListOf, ListTools } from '../../ui/list-of';
import { Empty } from '../../ui/states';
import { common } from '../../ui/words';
import { daysText, type Mandate, StandingBadge } from './mandate-words';
import { MandateSheet } from './mandate-sheet';
import { isLiaison, keepsCommune } from './rights';
import { WaitingRows } from './waiting-rows';
import { words } from './words';

export { words };

/** Who speaks for a commune, or for the network, by which act, from when to when. */
export function Screen(): JSX.Element {
  const { query } = useLocation();
  const communeId = query['comuna'] ?? mandate.value?.communeId ?? null;
  const [standing, setStanding] = useState<'in_force' | 'all'>('in_force');
  const [open, setOpen] = useState<Mandate | null>(null);
  const list = useList<Mandate>(addressOf('/v1/mandates', { communeId, standing }));
  const mayGrant = communeId === null ? isLiaison() : keepsCommune(communeId);
  return (
    <Frame
      title={words('mandates.title')}
      lead={<BodyName communeId={communeId} />}
      back={query['comuna'] === undefined ? '/' : `/comunas/${query['comuna']}`}
      actions={<ListTools csv={addressOf('/v1/mandates/export.csv', { communeId, standing })} />}
    >
      <div class="no-print">
        <ChoiceField
          label={words('field.standing')}
          value={standing}
          onValue={(value) => setStanding(value === 'all' ? 'all' : 'in_force')}
          options={[
            { value: 'in_force', name: words('mandates.inForce') },
            { value: 'all', name: words('mandates.allOfThem') },
          ]}
        />
      </div>
      <WaitingRows path="/v1/mandates" screen="/vocerias" />
      <ListOf
        of={list}
        empty={
          <Empty icon="key" title={words('mandates.empty')}>
            {mayGrant && <p>{words('mandates.emptyHelp')}</p>}
          </Empty>
        }
        row={(it) => (
          <Row
            key={it.id}
            title={it.personName}
            lead={`${common(`role.${it.role}`)} · ${daysText(it)}`}
            end={standing === 'all' && <StandingBadge of={it} />}
            onPress={() => setOpen(it)}
          />
        )}
      />
      {mayGrant && <GrantFoot communeId={communeId} />}
      {open && (
        <MandateSheet
          of={open}
          mayRevoke={mayGrant && open.revokedAt === null}
          onClose={() => setOpen(null)}
        />
      )}
    </Frame>
  );
}

function GrantFoot({ communeId }: { communeId: string | null }): JSX.Element {
  const asked = communeId === null ? '' : `?comuna=${communeId}`;
  return (
    <div class="foot">
      <LinkButton kind="main" icon="plus" href={`/vocerias/nueva${asked}`}>
        {words('mandates.grant')}
      </LinkButton>
      {communeId !== null && (
        <LinkButton icon="people" href={`/personas${asked}`}>
          {words('people.title')}
        </LinkButton>
      )}
    </div>
  );
}

function BodyName({ communeId }: { communeId: string | null }): JSX.Element {
  const commune = useAnswer(
    communeId === null ? null : addressOf('/v1/communes/{id}', { id: communeId }),
  );
  return <>{communeId === null ? common('role.wholeNetwork') : commune.body?.name}</>;
}
