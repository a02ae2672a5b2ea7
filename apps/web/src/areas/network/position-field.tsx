import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { Button } from '../../ui/buttons';
import { TextField } from '../../ui/fields';
import { positionTyped } from './position';
import { words } from './words';

interface PositionFieldProps {
  readonly value: string;
  readonly onValue: (value: string) => void;
  readonly fault?: string | undefined;
  readonly hint?: string;
  readonly optional?: boolean;
}

/** A place: pasted from a map, or where this phone is now. */
export function PositionField(props: PositionFieldProps): JSX.Element {
  const { onValue, fault } = props;
  const [told, setTold] = useState<string>();
  return (
    <div class="stack tight">
      <TextField
        {...props}
        label={words('field.position')}
        hint={props.hint ?? words('field.positionHint')}
        fault={fault ?? told}
        placeholder="9,6305, -70,2301"
      />
      {'geolocation' in navigator && (
        <div>
          <Button
            icon="pin"
            onPress={() => {
              navigator.geolocation.getCurrentPosition(
                ({ coords }) => {
                  setTold(undefined);
                  onValue(positionTyped(coords));
                },
                () => setTold(words('field.noPosition')),
                { enableHighAccuracy: true, timeout: 15_000 },
              );
            }}
          >
            {words('field.here')}
          </Button>
        </div>
      )}
    </div>
  );
}
