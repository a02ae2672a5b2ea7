import type { JSX } from 'preact';
import { WhatIf } from './what-if';

export { words } from './words';

/** Other figures tried on a cycle as it stands now. */
export function Screen({ id }: { id: string }): JSX.Element {
  return <WhatIf id={id} of="cycle" />;
}
