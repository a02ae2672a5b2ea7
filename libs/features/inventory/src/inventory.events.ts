import type { CivilDate, Id } from '#core/kernel';
import type { LossStage } from './stock/stock-move';

interface OfLot {
  readonly lotId: Id<'Lot'>;
  readonly communeId: Id<'Commune'>;
  readonly productId: Id<'Product'>;
}

declare module '#platform/events' {
  interface Events {
    'forecast.announced': {
      forecastId: Id<'HarvestForecast'>;
      communeId: Id<'Commune'>;
      productId: Id<'Product'>;
      likelyGrams: number;
      fromOn: CivilDate;
      toOn: CivilDate;
    };
    'forecast.changed': { forecastId: Id<'HarvestForecast'>; communeId: Id<'Commune'> };
    'forecast.withdrawn': { forecastId: Id<'HarvestForecast'>; communeId: Id<'Commune'> };
    'lot.registered': OfLot & { packages: number; grams: number };
    'lot.confirmed': OfLot & { announcedGrams: number; netGrams: number };
    'lot.corrected': OfLot & { changeGrams: number; reason: string };
    'lot.withdrawn': OfLot & { grams: number; reason: string };
    'lot.relisted': OfLot & { grams: number; reason: string };
    'lot.lost': OfLot & { grams: number; stage: LossStage; cause: string };
    'lot.expired': OfLot & { grams: number };
    /** A day is over in Caracas: whatever was good until that day is good no more. */
    'inventory.day_ended': { day: CivilDate };
  }
}
