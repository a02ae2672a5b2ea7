import type { Shape } from '../../api/types';

export type ManifestOf = Shape<'Manifest'>;
export type List = Shape<'PackingList'>;
/** How a packing list is sorted. */
export type By = List['by'];
