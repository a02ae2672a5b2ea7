import type { JSX } from 'preact';
import { newId } from '#core/kernel';
import { kilosText } from '../../language/figures';
import { SelectField } from '../../ui/fields';
import type { Crew } from './crew';
import { type CrewChoice, CrewFields } from './crew-fields';
import { productName, type Run, type Waiting } from './shapes';
import { words } from './words';

/** What somebody wonders about a run. */
export interface Wish extends CrewChoice {
  /** Of goods that wait; '' for none. */
  readonly addAllocationId: string;
  /** Under which these goods would be on the run. */
  readonly shipmentId: string;
}

/** A run as it is, as something to change. */
export function wishOf({ vehicleId, driverId, dayOn }: Run): Wish {
  const fresh = { addAllocationId: '', shipmentId: newId() };
  return { vehicleId, driverId: driverId ?? '', dayOn, ...fresh };
}

interface WishProps {
  readonly crew: Crew;
  readonly wish: Wish;
  readonly waiting: readonly Waiting[];
  readonly onWish: (wish: Wish) => void;
  readonly faultOf: (field: string) => string | undefined;
}

/** Another vehicle, driver or day, or more goods. */
export function WishFields({ crew, wish, waiting, onWish, faultOf }: WishProps): JSX.Element {
  return (
    <div class="cols">
      <CrewFields
        {...{ crew, faultOf }}
        choice={wish}
        onChoice={(choice) => {
          onWish({ ...wish, ...choice });
        }}
      />
      {waiting.length > 0 && (
        <SelectField
          label={words('review.add')}
          value={wish.addAllocationId}
          onValue={(addAllocationId) => {
            onWish({ ...wish, addAllocationId, shipmentId: newId() });
          }}
          options={waiting.map((it) => ({
            value: it.allocationId,
            name: `${productName(it)} · ${kilosText(it.grams)} · ${it.siteName}`,
          }))}
          empty={words('review.nothing')}
        />
      )}
    </div>
  );
}
