import type { JSX } from 'preact';
import { WhatIf } from './what-if';

export { words } from './words';

/** Other figures tried on a sharing that was made, with the question as it stood then. */
export function Screen({ id }: { id: string }): JSX.Element {
  return <WhatIf id={id} of="run" />;
}
