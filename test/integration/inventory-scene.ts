import { newId } from '#core/kernel';
import { StockBook } from '#features/inventory';
import { aCommune, aPackageWeight, aSite, aSpokesperson, theProduct } from '../factories';
import type { House } from '../support/house';

type Facts = Record<string, unknown>;
interface Caller {
  readonly cookie: string;
}

/** A rural commune with a centre, sacks of potatoes of 20 kg, a producers' spokesperson and a weigher. */
export class InventoryScene {
  private constructor(
    readonly house: House,
    readonly communeId: string,
    readonly siteId: string,
    readonly product: { readonly id: string; readonly packageType: string },
    readonly people: { readonly producer: Caller; readonly weigher: Caller },
  ) {}

  static async in(house: House): Promise<InventoryScene> {
    const { id: communeId } = await aCommune(house);
    const { id: siteId } = await aSite(house, { communeId });
    const product = await theProduct(house, 'papa');
    const { id: productId, packageType } = product;
    await aPackageWeight(house, { communeId, productId, packageType, nominalGrams: 20_000 });
    const people = {
      producer: (await aSpokesperson(house, 'producer_spokesperson', communeId)).as,
      weigher: (await aSpokesperson(house, 'centre_receiver', communeId)).as,
    };
    return new InventoryScene(house, communeId, siteId, product, people);
  }

  lotFacts(changes: Facts = {}): Facts {
    return {
      communeId: this.communeId,
      siteId: this.siteId,
      productId: this.product.id,
      packageType: this.product.packageType,
      grade: 1,
      isWashed: false,
      packages: 50,
      harvestedOn: '2026-11-21',
      ...changes,
    };
  }

  async register(changes: Facts = {}, id: string = newId()) {
    const body = this.lotFacts(changes);
    const as = this.people.producer;
    return {
      id,
      ...(await this.house.request({ method: 'PUT', url: `/v1/lots/${id}`, as, body })),
    };
  }

  async deed(verb: string, lotId: string, body: Facts, as = this.people.producer) {
    return this.house.request({ method: 'POST', url: `/v1/lots/${lotId}/${verb}`, as, body });
  }

  async confirm(lotId: string, netGrams = 990_000, body: Facts = {}) {
    const weighing = {
      id: newId(),
      packages: 50,
      grossGrams: netGrams + 25_000,
      tareGrams: 25_000,
      method: 'scale',
      witness: 'Rosa',
    };
    const request = { id: newId(), weighings: [weighing], ...body };
    return { request, ...(await this.deed('confirm', lotId, request, this.people.weigher)) };
  }

  /** Moves grams as a matching run or a decline would. */
  async move(lotId: string, kind: 'reserve' | 'release', grams: number): Promise<void> {
    const isReserving = kind === 'reserve';
    const move = {
      id: newId(),
      lotId,
      kind,
      from: isReserving ? 'available' : 'reserved',
      to: isReserving ? 'reserved' : 'available',
      grams,
      reason: 'a test',
      personId: null,
      eventTime: this.house.clock.now(),
    } as const;
    await this.house.db.transaction((tx) => this.house.get(StockBook).move(tx, [move]));
  }

  async lot(id: string): Promise<Facts> {
    const url = `/v1/lots/${id}`;
    return (await this.house.request({ method: 'GET', url, as: this.people.producer }))
      .body as Facts;
  }

  async told(name: string): Promise<readonly unknown[]> {
    return this.house.db.rows('SELECT payload FROM outbox_event WHERE name = $1', [name]);
  }
}
