import { Module } from '@nestjs/common';
import { AnnounceForecast } from './forecast/announce-forecast';
import { ChangeForecast } from './forecast/change-forecast';
import { ForecastController } from './forecast/forecast.controller';
import { ForecastQueries } from './forecast/forecast.queries';
import { WithdrawForecast } from './forecast/withdraw-forecast';
import { ImportLots } from './import/import-lots';
import { LotImportController } from './import/lot-import.controller';
import { ConfirmLot } from './lot/confirm-lot';
import { CorrectLot } from './lot/correct-lot';
import { ExpireLots } from './lot/expire-lots';
import { LoseFromLot } from './lot/lose-from-lot';
import { LotDeedsController } from './lot/lot-deeds.controller';
import { LotController } from './lot/lot.controller';
import { LotQueries } from './lot/lot.queries';
import { Lots } from './lot/lots';
import { RegisterLot } from './lot/register-lot';
import { RelistLot } from './lot/relist-lot';
import { WithdrawLot } from './lot/withdraw-lot';
import { OfferQueries } from './offer/offer.queries';
import { OffersController } from './offer/offers.controller';
import { StockBook } from './stock/stock-book';
import { StockAudit } from './stock/stock-drift';
import { Weighings } from './stock/weighings';

/** Harvest forecasts, lots and every movement of their grams. */
@Module({
  controllers: [
    ForecastController,
    LotImportController,
    LotController,
    LotDeedsController,
    OffersController,
  ],
  providers: [
    StockBook,
    StockAudit,
    Weighings,
    Lots,
    LotQueries,
    RegisterLot,
    ConfirmLot,
    CorrectLot,
    WithdrawLot,
    RelistLot,
    LoseFromLot,
    ExpireLots,
    ImportLots,
    ForecastQueries,
    AnnounceForecast,
    ChangeForecast,
    WithdrawForecast,
    OfferQueries,
  ],
  exports: [StockBook, StockAudit, Weighings, Lots],
})
export class InventoryModule {}
