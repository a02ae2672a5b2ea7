import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { addressOf } from '../../api/address';
import type { Page, Shape } from '../../api/types';
import { dayText, kilosText, today } from '../../language/figures';
import { locale } from '../../language/locale';
import { useAnswer, useList } from '../../store/answers';
import { Button, DownloadButton, PrintButton } from '../../ui/buttons';
import { Meter, More, Pairs } from '../../ui/data';
import { Screen as Frame } from '../../ui/screen';
import { Answered, Badge, Empty, Note } from '../../ui/states';
import { expiryOf } from './expiry';
import { isCoordinatorOf, shownCommuneId } from './own-commune';
import { PermitDeeds } from './permit-deeds';
import { PermitSheet } from './permit-sheet';
import { words } from './words';

export { words };

type Permit = Shape<'PermitResponse'>;

/** Papers under which food may travel. */
export function Screen(): JSX.Element {
  const communeId = shownCommuneId();
  const query = { communeId, limit: 200 };
  const permits = useList(communeId === null ? null : addressOf('/v1/transport-permits', query));
  const [open, setOpen] = useState<Permit | 'new' | null>(null);
  const mayEdit = isCoordinatorOf(communeId);
  return (
    <Frame
      title={words('permit.title')}
      lead={words('permit.lead')}
      back="/"
      actions={
        <>
          <PrintButton />
          <DownloadButton href={addressOf('/v1/transport-permits/export.csv', query)} />
        </>
      }
    >
      {mayEdit && (
        <Button
          kind="main"
          icon="plus"
          onPress={() => {
            setOpen('new');
          }}
        >
          {words('permit.register')}
        </Button>
      )}
      <Answered of={permits}>
        {() => (
          <Permits
            communeId={communeId}
            permits={permits.items}
            {...(mayEdit && { onEdit: setOpen })}
          />
        )}
      </Answered>
      <More more={permits.more} />
      {open !== null && communeId !== null && (
        <PermitSheet
          communeId={communeId}
          permit={open === 'new' ? null : open}
          onClose={() => {
            setOpen(null);
          }}
        />
      )}
    </Frame>
  );
}

interface PermitsProps {
  readonly communeId: string | null;
  readonly permits: readonly Permit[];
  readonly onEdit?: (permit: Permit) => void;
}

function Permits({ communeId, permits, onEdit }: PermitsProps): JSX.Element {
  const nameOf = useNames(communeId);
  const shown = [...permits].sort(
    (a, b) => rankOf(a) - rankOf(b) || (a.validTo < b.validTo ? -1 : 1),
  );
  const soon = shown.filter((it) => rankOf(it) === 0).length;
  if (shown.length === 0)
    return (
      <Empty icon="document" title={words('permit.none')}>
        <p>{words('permit.noneWhy')}</p>
      </Empty>
    );
  return (
    <>
      {soon > 0 && <Note tone="warn" title={words('permit.soon', { n: soon })} />}
      {shown.map((it) => (
        <PermitCard
          key={it.id}
          permit={it}
          nameOf={nameOf}
          {...(onEdit && {
            onEdit: () => {
              onEdit(it);
            },
          })}
        />
      ))}
    </>
  );
}

/** What ends soon first, then what holds, what is to come, and what is over. */
function rankOf(permit: Permit): number {
  return permit.isRevoked
    ? 4
    : ['soon', 'good', 'later', 'over'].indexOf(expiryOf(permit, today()));
}

const EXPIRY_TONE = { over: 'bad', soon: 'warn', good: 'good', later: 'info' } as const;

interface CardProps {
  readonly permit: Permit;
  readonly nameOf: (id: string) => string;
  readonly onEdit?: () => void;
}

function PermitCard({ permit, nameOf, onEdit }: CardProps): JSX.Element {
  const expiry = expiryOf(permit, today());
  const { gramsMax, usedGrams } = permit;
  const state = permit.isRevoked ? 'revoked' : expiry;
  const kilos =
    gramsMax === null
      ? words('permit.usedOf', { used: kilosText(usedGrams) })
      : words('permit.usedOfMax', { used: kilosText(usedGrams), max: kilosText(gramsMax) });
  return (
    <article class="card">
      <div class="flow spread">
        <h2>
          {words(`permit.${permit.kind}`)} {permit.number}
        </h2>
        <Badge tone={state === 'revoked' ? 'bad' : EXPIRY_TONE[state]}>
          {words(`expiry.${state}`)}
        </Badge>
      </div>
      <Pairs
        of={[
          [
            words('permit.days'),
            words('say.fromTo', {
              from: dayText(permit.validFrom, 'long'),
              to: dayText(permit.validTo, 'long'),
            }),
          ],
          [words('permit.issuedBy'), permit.issuedBy],
          [
            words('permit.vehicle'),
            permit.vehicleId === null ? words('permit.any') : nameOf(permit.vehicleId),
          ],
          [
            words('permit.driver'),
            permit.driverId === null ? words('permit.any') : nameOf(permit.driverId),
          ],
          [
            words('permit.products'),
            permit.productIds.length === 0
              ? words('permit.all')
              : permit.productIds.map(nameOf).join(', '),
          ],
          [
            words('permit.way'),
            `${stateName(permit.fromStateCode, nameOf)} → ${stateName(permit.toStateCode, nameOf)}`,
          ],
          [words('permit.kilos'), kilos],
        ]}
      />
      {gramsMax !== null && gramsMax > 0 && (
        <Meter
          permille={Math.round((usedGrams * 1000) / gramsMax)}
          label={kilos}
          {...(usedGrams >= gramsMax && { tone: 'bad' as const })}
        />
      )}
      {onEdit && !permit.isRevoked && <PermitDeeds permit={permit} onEdit={onEdit} />}
    </article>
  );
}

function stateName(code: string | null, nameOf: (id: string) => string): string {
  return code === null ? words('permit.anyState') : nameOf(code);
}

/** Names of vehicles, drivers, products and states by what permits call them. */
function useNames(communeId: string | null): (id: string) => string {
  const query = { communeId, limit: 200 };
  const vehicles = useAnswer(communeId === null ? null : addressOf('/v1/vehicles', query));
  const drivers = useAnswer(communeId === null ? null : addressOf('/v1/drivers', query));
  const products = useAnswer<Page<Shape<'ProductResponse'>>>('/v1/products?limit=200');
  const states = useAnswer(addressOf('/v1/states'));
  const names = new Map<string, string>([
    ...(vehicles.body?.items ?? []).map((it) => [it.id, `${it.name} ${it.plate}`] as const),
    ...(drivers.body?.items ?? []).map((it) => [it.id, it.name] as const),
    ...(products.body?.items ?? []).map(
      (it) => [it.id, locale.value === 'es' ? it.nameEs : it.nameEn] as const,
    ),
    ...(states.body?.items ?? []).map((it) => [it.code, it.name] as const),
  ]);
  return (id) => names.get(id) ?? '…';
}
