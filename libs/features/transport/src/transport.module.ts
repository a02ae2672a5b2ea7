import { Module } from '@nestjs/common';
import { CommunesModule } from '#features/communes';
import { InventoryModule } from '#features/inventory';
import { OrdersModule } from '#features/orders';
import { RoundsModule } from '#features/rounds';
import { ChangeVehicleState } from './fleet/change-vehicle-state';
import { DriverController } from './fleet/driver.controller';
import { DriverQueries } from './fleet/driver.queries';
import { EditDriver } from './fleet/edit-driver';
import { EditVehicle } from './fleet/edit-vehicle';
import { RegisterDriver } from './fleet/register-driver';
import { RegisterVehicle } from './fleet/register-vehicle';
import { VehicleController } from './fleet/vehicle.controller';
import { VehicleQueries } from './fleet/vehicle.queries';
import { CorrectFuel } from './fuel/correct-fuel';
import { FuelBook } from './fuel/fuel-book';
import { FuelController } from './fuel/fuel.controller';
import { FuelQueries } from './fuel/fuel.queries';
import { GrantFuelQuota } from './fuel/grant-fuel-quota';
import { EditPermit } from './permits/edit-permit';
import { PermitCheck } from './permits/permit-check';
import { PermitController } from './permits/permit.controller';
import { PermitQueries } from './permits/permit.queries';
import { RegisterPermit } from './permits/register-permit';
import { AnswerPlan } from './plans/answer-plan';
import { AskPlan } from './plans/ask-plan';
import { EndPlan } from './plans/end-plan';
import { ExplainUnserved } from './plans/explain-unserved';
import { FreezePlan } from './plans/freeze-plan';
import { PlanCycleRuns } from './plans/plan-cycle-runs';
import { PlanEventsController } from './plans/plan-events.controller';
import { PlanPapersController } from './plans/plan-papers.controller';
import { RankingQueries } from './plans/ranking.queries';
import { RequestRunPlan } from './plans/request-run-plan';
import { RunPlanController } from './plans/run-plan.controller';
import { RunPlanQueries } from './plans/run-plan.queries';
import { WhatIfPlan } from './plans/what-if-plan';
import { WriteProposals } from './plans/write-proposals';
import { FreezeReplan } from './replan/freeze-replan';
import { MoveGoods } from './replan/move-goods';
import { WriteReplan } from './replan/write-replan';
import { FixRoadFactor } from './roads/fix-road-factor';
import { LearnFromOdometers } from './roads/learn-from-odometers';
import { MeasureRoads } from './roads/measure-roads';
import { RoadFactorController } from './roads/road-factor.controller';
import { RoadFactorQueries } from './roads/road-factor.queries';
import { RoadFactors } from './roads/road-factors';
import { RoadStore } from './roads/road-store';
import { RoadTravels } from './roads/road-travel';
import { CustodyBook } from './road/custody-book';
import { DeliverGoods } from './road/deliver-goods';
import { LoadGoods } from './road/load-goods';
import { MoveRun } from './road/move-run';
import { PassStop } from './road/pass-stop';
import { RecordStopEvent } from './road/record-stop-event';
import { StopEventController } from './road/stop-event.controller';
import { AddShipment } from './runs/add-shipment';
import { ArrangeController } from './runs/arrange.controller';
import { ArrangeRun } from './runs/arrange-run';
import { BoardQueries } from './runs/board.queries';
import { ClearRun } from './runs/clear-run';
import { CreateRun } from './runs/create-run';
import { EditRun } from './runs/edit-run';
import { ExplainRun } from './runs/explain-run';
import { MoveShipment } from './runs/move-shipment';
import { OrderStops } from './runs/order-stops';
import { OutsideConflicts } from './runs/outside-conflicts';
import { PublishRun } from './runs/publish-run';
import { ReadController } from './runs/read.controller';
import { ReconcileRuns } from './runs/reconcile-runs';
import { ReleasePlannedGoods } from './runs/release-planned-goods';
import { RemoveShipment } from './runs/remove-shipment';
import { RunBook } from './runs/run-book';
import { RunController } from './runs/run.controller';
import { RunProblems } from './runs/run-problem';
import { RunQueries } from './runs/run.queries';
import { WhatIf } from './runs/what-if';
import { WithdrawRun } from './runs/withdraw-run';
import { SolveRouting } from './solve/solve-routing';
import { SolveRoutingController } from './solve/solve-routing.controller';

const FLEET = [
  RegisterVehicle,
  EditVehicle,
  ChangeVehicleState,
  VehicleQueries,
  RegisterDriver,
  EditDriver,
  DriverQueries,
];
const PAPERS_AND_FUEL = [
  RegisterPermit,
  EditPermit,
  PermitQueries,
  PermitCheck,
  GrantFuelQuota,
  CorrectFuel,
  FuelBook,
  FuelQueries,
];
const ROADS = [
  MeasureRoads,
  RoadStore,
  RoadFactors,
  RoadTravels,
  LearnFromOdometers,
  FixRoadFactor,
  RoadFactorQueries,
];
const PLANS = [
  RequestRunPlan,
  WhatIfPlan,
  RunPlanQueries,
  RankingQueries,
  ExplainUnserved,
  FreezePlan,
  AskPlan,
  PlanCycleRuns,
  AnswerPlan,
  EndPlan,
  WriteProposals,
  FreezeReplan,
  WriteReplan,
  MoveGoods,
];
const RUNS = [
  RunBook,
  RunProblems,
  OutsideConflicts,
  RunQueries,
  ExplainRun,
  BoardQueries,
  ArrangeRun,
  CreateRun,
  EditRun,
  AddShipment,
  RemoveShipment,
  MoveShipment,
  OrderStops,
  WhatIf,
  PublishRun,
  WithdrawRun,
  ClearRun,
  ReleasePlannedGoods,
  ReconcileRuns,
];
const ROAD = [RecordStopEvent, LoadGoods, DeliverGoods, PassStop, MoveRun, CustodyBook];

/** Vehicles, plans, runs, stops and custody. */
@Module({
  imports: [CommunesModule, InventoryModule, OrdersModule, RoundsModule],
  controllers: [
    VehicleController,
    DriverController,
    PermitController,
    FuelController,
    RunPlanController,
    PlanEventsController,
    PlanPapersController,
    RoadFactorController,
    ReadController,
    ArrangeController,
    RunController,
    StopEventController,
    SolveRoutingController,
  ],
  providers: [...FLEET, ...PAPERS_AND_FUEL, ...ROADS, ...PLANS, ...RUNS, ...ROAD, SolveRouting],
  exports: [],
})
export class TransportModule {}
