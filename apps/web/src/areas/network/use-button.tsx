import type { JSX } from 'preact';
import { Button } from '../../ui/buttons';
import { setInUse } from './activity';
import { words } from './words';

interface UseButtonProps {
  readonly of: { readonly isActive: boolean; readonly version: number };
  readonly name: string;
  readonly path: string;
  readonly screen: string;
  readonly onClose: () => void;
}

/** Takes something out of use, or back into it. */
export function UseButton({ of, onClose, ...target }: UseButtonProps): JSX.Element {
  const { isActive, version } = of;
  return (
    <Button
      kind="quiet"
      icon={isActive ? 'stop' : 'play'}
      onPress={() => {
        onClose();
        void setInUse({ ...target, version }, !isActive);
      }}
    >
      {words(isActive ? 'use.take' : 'use.back')}
    </Button>
  );
}
