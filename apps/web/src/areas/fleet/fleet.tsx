import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { addressOf } from '../../api/address';
import type { Shape } from '../../api/types';
import {
  dayText,
  kilosText,
  litresText,
  minuteText,
  numberText,
  today,
} from '../../language/figures';
import { useList } from '../../store/answers';
import { Button, DownloadButton, PrintButton } from '../../ui/buttons';
import { More, Row, Rows } from '../../ui/data';
import { Screen as Frame } from '../../ui/screen';
import { Answered, Badge, Empty, type Tone } from '../../ui/states';
import { DriverSheet } from './driver-sheet';
import { expiryOf } from './expiry';
import { isCoordinatorOf, shownCommuneId } from './own-commune';
import { VehicleSheet } from './vehicle-sheet';
import { words } from './words';

export { words };

type Vehicle = Shape<'VehicleResponse'>;
type Driver = Shape<'DriverResponse'>;
type Open<Item> = Item | 'new' | null;

/** The vehicles of the commune and who may drive them. */
export function Screen(): JSX.Element {
  const communeId = shownCommuneId();
  return (
    <Frame
      title={words('fleet.title')}
      lead={words('fleet.lead')}
      back="/"
      actions={<PrintButton />}
    >
      {communeId === null ? (
        <Empty icon="lock" title={words('fleet.noCommune')} />
      ) : (
        <>
          <Vehicles communeId={communeId} />
          <Drivers communeId={communeId} />
        </>
      )}
    </Frame>
  );
}

const VEHICLE_TONE: Readonly<Record<Vehicle['state'], Tone>> = {
  active: 'good',
  broken: 'bad',
  retired: 'plain',
};

function Vehicles({ communeId }: { communeId: string }): JSX.Element {
  const query = { communeId, limit: 200 };
  const vehicles = useList(addressOf('/v1/vehicles', query));
  const [open, setOpen] = useState<Open<Vehicle>>(null);
  const mayEdit = isCoordinatorOf(communeId);
  return (
    <section class="stack">
      <div class="flow spread">
        <h2>{words('fleet.vehicles')}</h2>
        <DownloadButton href={addressOf('/v1/vehicles/export.csv', query)} />
      </div>
      <Answered of={vehicles}>
        {() => <VehicleRows vehicles={vehicles.items} {...(mayEdit && { onOpen: setOpen })} />}
      </Answered>
      <More more={vehicles.more} />
      {mayEdit && (
        <Button
          kind="main"
          icon="plus"
          onPress={() => {
            setOpen('new');
          }}
        >
          {words('vehicle.register')}
        </Button>
      )}
      {open !== null && (
        <VehicleSheet
          communeId={communeId}
          vehicle={open === 'new' ? null : open}
          onClose={() => {
            setOpen(null);
          }}
        />
      )}
    </section>
  );
}

interface VehicleRowsProps {
  readonly vehicles: readonly Vehicle[];
  readonly onOpen?: (vehicle: Vehicle) => void;
}

function VehicleRows({ vehicles, onOpen }: VehicleRowsProps): JSX.Element {
  if (vehicles.length === 0)
    return (
      <Empty icon="truck" title={words('fleet.noVehicles')}>
        <p>{words('fleet.noVehiclesWhy')}</p>
      </Empty>
    );
  return (
    <Rows label={words('fleet.vehicles')}>
      {vehicles.map((it) => (
        <Row
          key={it.id}
          title={`${it.name} ${it.plate}`}
          lead={vehicleFacts(it)}
          end={
            <Badge tone={VEHICLE_TONE[it.state]} icon={it.state === 'broken' ? 'wrench' : 'truck'}>
              {words(`vehicle.${it.state}`)}
            </Badge>
          }
          {...(onOpen && {
            onPress: () => {
              onOpen(it);
            },
          })}
        />
      ))}
    </Rows>
  );
}

const DAY_MINUTES = 1440;

function vehicleFacts(it: Vehicle): string {
  return [
    kilosText(it.capacityGrams),
    `${numberText(it.capacityLitres)} l`,
    words('vehicle.packagesOf', { n: it.capacityPackages }),
    words(`fuel.${it.fuel}`),
    words('vehicle.burnsOf', { litres: litresText(it.fuelMlPerKm * 100) }),
    words(it.shiftToMinute < DAY_MINUTES ? 'vehicle.shiftOf' : 'vehicle.shiftNextOf', {
      from: minuteText(it.shiftFromMinute),
      to: minuteText(it.shiftToMinute % DAY_MINUTES),
    }),
    ...(it.isRefrigerated ? [words('vehicle.cold')] : []),
    ...(it.isLentToNetwork ? [words('vehicle.lentShort')] : []),
  ].join(' · ');
}

function Drivers({ communeId }: { communeId: string }): JSX.Element {
  const query = { communeId, limit: 200 };
  const drivers = useList(addressOf('/v1/drivers', query));
  const [open, setOpen] = useState<Open<Driver>>(null);
  const mayEdit = isCoordinatorOf(communeId);
  return (
    <section class="stack">
      <div class="flow spread">
        <h2>{words('fleet.drivers')}</h2>
        <DownloadButton href={addressOf('/v1/drivers/export.csv', query)} />
      </div>
      <Answered of={drivers}>
        {() => <DriverRows drivers={drivers.items} {...(mayEdit && { onOpen: setOpen })} />}
      </Answered>
      <More more={drivers.more} />
      {mayEdit && (
        <Button
          icon="plus"
          onPress={() => {
            setOpen('new');
          }}
        >
          {words('driver.register')}
        </Button>
      )}
      {open !== null && (
        <DriverSheet
          communeId={communeId}
          driver={open === 'new' ? null : open}
          taken={drivers.items.map((it) => it.personId)}
          onClose={() => {
            setOpen(null);
          }}
        />
      )}
    </section>
  );
}

interface DriverRowsProps {
  readonly drivers: readonly Driver[];
  readonly onOpen?: (driver: Driver) => void;
}

function DriverRows({ drivers, onOpen }: DriverRowsProps): JSX.Element {
  if (drivers.length === 0)
    return (
      <Empty icon="user" title={words('fleet.noDrivers')}>
        <p>{words('driver.needsMandate')}</p>
      </Empty>
    );
  return (
    <Rows label={words('fleet.drivers')}>
      {drivers.map((it) => (
        <Row
          key={it.id}
          title={it.name}
          lead={words('driver.licenceOf', {
            licence: it.licence,
            day: dayText(it.licenceValidTo, 'long'),
          })}
          end={<DriverState driver={it} />}
          {...(onOpen && {
            onPress: () => {
              onOpen(it);
            },
          })}
        />
      ))}
    </Rows>
  );
}

function DriverState({ driver }: { driver: Driver }): JSX.Element {
  if (!driver.isActive) return <Badge>{words('driver.resting')}</Badge>;
  if (!driver.hasMandate) return <Badge tone="bad">{words('driver.noMandate')}</Badge>;
  const expiry = expiryOf({ validTo: driver.licenceValidTo }, today());
  if (expiry === 'over') return <Badge tone="bad">{words('driver.licenceOver')}</Badge>;
  if (expiry === 'soon') return <Badge tone="warn">{words('driver.licenceSoon')}</Badge>;
  return <Badge tone="good">{words('driver.ready')}</Badge>;
}
