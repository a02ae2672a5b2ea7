import type { TakerRows } from './taker-rows';

const NOT_LISTED = -2;
/** The end of a chain of places. */
export const LAST = -1;

/**
 * The books of a flow from suppliers to takers: what flows at each place of the rows, what each supplier
 * has left and each taker has been given. The places where something flows are chained by supplier and
 * by taker, so that nobody need read whole rows to find them; a chain may hold some that came back to 0.
 */
export class TakerFlow {
  readonly flow: Float64Array;
  readonly left: Float64Array;
  readonly given: Float64Array;
  /** Where the chain of each supplier begins, and how it goes on. */
  readonly served: Int32Array;
  readonly nextServed: Int32Array;
  /** Where the chain of each taker begins, and how it goes on. */
  readonly taken: Int32Array;
  readonly nextTaken: Int32Array;

  constructor(
    readonly rows: TakerRows,
    supply: Float64Array,
  ) {
    const places = rows.supplier.length;
    this.flow = new Float64Array(places);
    this.left = supply.slice();
    this.given = new Float64Array(rows.takers);
    this.served = new Int32Array(rows.suppliers).fill(LAST);
    this.nextServed = new Int32Array(places).fill(NOT_LISTED);
    this.taken = new Int32Array(rows.takers).fill(LAST);
    this.nextTaken = new Int32Array(places).fill(NOT_LISTED);
  }

  /** Lets more flow at a place; what either end has is the matter of the caller. */
  add(place: number, units: number): void {
    this.flow[place] = (this.flow[place] as number) + units;
    if (this.nextServed[place] === NOT_LISTED) {
      const supplier = this.rows.supplier[place] as number;
      this.nextServed[place] = this.served[supplier] as number;
      this.served[supplier] = place;
    }
    if (this.nextTaken[place] === NOT_LISTED) {
      const taker = this.rows.taker[place] as number;
      this.nextTaken[place] = this.taken[taker] as number;
      this.taken[taker] = place;
    }
  }

  /** Gives a taker what a supplier has left, as much as it still lacks, and says how much that was. */
  give(place: number, lack: number): number {
    const supplier = this.rows.supplier[place] as number;
    const taker = this.rows.taker[place] as number;
    const units = Math.min(lack, this.left[supplier] as number);
    this.add(place, units);
    this.left[supplier] = (this.left[supplier] as number) - units;
    this.given[taker] = (this.given[taker] as number) + units;
    return units;
  }

  /** Takes so many units back from a taker, from any of its suppliers up to one that is spared. */
  takeBack(taker: number, units: number, spared = Infinity): void {
    let over = units;
    for (
      let place = this.taken[taker] as number;
      over > 0;
      place = this.nextTaken[place] as number
    ) {
      const supplier = this.rows.supplier[place] as number;
      const back = supplier >= spared ? 0 : Math.min(over, this.flow[place] as number);
      this.flow[place] = (this.flow[place] as number) - back;
      this.left[supplier] = (this.left[supplier] as number) + back;
      over -= back;
    }
    this.given[taker] = (this.given[taker] as number) - units;
  }

  /** Drops from the chain of a supplier what came back to 0. */
  tidyServed(supplier: number): void {
    tidy(this.flow, this.served, this.nextServed, supplier);
  }

  tidyTaken(taker: number): void {
    tidy(this.flow, this.taken, this.nextTaken, taker);
  }
}

function tidy(flow: Float64Array, heads: Int32Array, next: Int32Array, owner: number): void {
  let before = LAST;
  for (let place = heads[owner] as number; place !== LAST;) {
    const after = next[place] as number;
    if ((flow[place] as number) > 0) {
      before = place;
    } else {
      if (before === LAST) heads[owner] = after;
      else next[before] = after;
      next[place] = NOT_LISTED;
    }
    place = after;
  }
}
