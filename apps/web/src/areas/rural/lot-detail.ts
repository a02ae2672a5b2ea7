import type { Shape } from '../../api/types';

/** One lot with its weighings and movements. */
export type LotDetail = Shape<'LotDetailResponse'>;
