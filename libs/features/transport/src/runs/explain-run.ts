import { Injectable } from '@nestjs/common';
import { type Actor, momentAt } from '#core/kernel';
import { explainRun, type RunExplanation, runText } from '#core/routing';
import { Database } from '#platform/database';
import { planNames } from '../plans/plan-names';
import type { CostShareResponse, RunExplanationResponse } from './explanation.dto';
import { RunBook } from './run-book';
import { sequenceOf, type SequencedStop } from './run-figures';
import { RunQueries } from './run.queries';
import { Run } from './run.entity';

interface CarriedGoods {
  readonly shipmentId: string;
  readonly allocationId: string;
  readonly productNameEs: string;
  readonly productNameEn: string;
  readonly communeId: string;
  readonly communeName: string;
}

/** Says of one run what is on board between its stops, how much delay each bears, what it costs and who bears it. */
@Injectable()
export class ExplainRun {
  constructor(
    private readonly db: Database,
    private readonly book: RunBook,
    private readonly queries: RunQueries,
  ) {}

  async run(actor: Actor, id: string): Promise<RunExplanationResponse> {
    await this.queries.assertSeen(actor, id);
    const tx = this.db.read;
    const run = await tx.findOneByOrFail(Run, { id });
    const draft = await this.book.draftOf(tx, id);
    const { problem } = await this.book.problemOf(tx, run, draft);
    const stops = sequenceOf(draft);
    const told = explainRun(problem, { vehicleId: run.vehicleId, stops });
    const goods = await this.db.rows<CarriedGoods>(GOODS, [id]);
    const names = await planNames(tx, problem);
    const byId = new Map(goods.map((it) => [it.shipmentId, it]));
    const nameIn = (locale: 'es' | 'en') => (key: string) => {
      const it = byId.get(key);
      const product = locale === 'es' ? it?.productNameEs : it?.productNameEn;
      return it ? `${product ?? ''} (${it.communeName})` : names(locale)(key);
    };
    return {
      runId: id,
      ways: told.ways,
      stops: stopsOf(told, stops, momentAt(run.dayOn).getTime()),
      ...figuresOf(told),
      shares: sharesOf(told, byId),
      textEs: runText(told, 'es', { names: nameIn('es') }),
      textEn: runText(told, 'en', { names: nameIn('en') }),
    };
  }
}

function stopsOf(
  { stops, tightestStop }: RunExplanation,
  sequence: readonly SequencedStop[],
  midnightMs: number,
): RunExplanationResponse['stops'] {
  const at = (seconds: number): Date => new Date(midnightMs + seconds * 1_000);
  return stops.map((stop, index) => ({
    stopId: sequence[index]?.stopId ?? '',
    shipmentId: stop.shipmentId,
    siteId: stop.siteId,
    kind: stop.kind === 'pickup' ? 'pick_up' : 'delivery',
    arrivesAt: at(stop.arrivalSeconds),
    departsAt: at(stop.departureSeconds),
    waitingSeconds: stop.waitingSeconds,
    slackSeconds: Math.max(0, stop.slackSeconds),
    isTightest: index === tightestStop,
    loadGrams: stop.loadGrams,
  }));
}

function figuresOf(told: RunExplanation) {
  const { metres, emptyMetres, seconds, drivingSeconds, waitingSeconds, fuelMl, costMinor } = told;
  return {
    ...{ metres, emptyMetres, seconds, drivingSeconds, waitingSeconds, fuelMl, costMinor },
    apartMetres: told.apart.metres,
    apartCostMinor: told.apart.costMinor,
  };
}

function sharesOf(
  { shares }: RunExplanation,
  goods: ReadonlyMap<string, CarriedGoods>,
): CostShareResponse[] {
  return shares.flatMap((share) => {
    const it = goods.get(share.shipmentId);
    return it ? [{ ...it, ...share }] : [];
  });
}

const GOODS = `
  SELECT s.id AS "shipmentId", s.allocation_id AS "allocationId", p.name_es AS "productNameEs",
    p.name_en AS "productNameEn", c.id AS "communeId", c.name AS "communeName"
  FROM shipment s
  JOIN allocation a ON a.id = s.allocation_id
  JOIN product p ON p.id = a.product_id
  JOIN commune c ON c.id = a.customer_commune_id
  WHERE s.run_id = $1`;
