/**
 * One run as a row of positions, from its start (0) to its end (`length` − 1), with everything that an
 * insertion asks for side by side in memory. A line is filled by `forward` and `backward`.
 */
export class RunLine {
  length = 0;
  nodes = new Int32Array(ROOM_FIRST);
  /** Per position the location of its node. */
  places = new Int32Array(ROOM_FIRST);
  /** When a position can be left at the earliest. */
  done = new Float64Array(ROOM_FIRST);
  /** When a position must be reached at the latest. */
  latest = new Float64Array(ROOM_FIRST);
  /** What is on board behind a position; the second and third only where they count. */
  loads: [Float64Array, Float64Array, Float64Array];
  /** Cost and seconds from a position to the next; less than 0 before the end of a run that is not used. */
  stepCost = new Float64Array(ROOM_FIRST);
  stepSeconds = new Float64Array(ROOM_FIRST);

  /** Of the whole run: what `State` keeps per vehicle. */
  isCounted = 0;
  version = 0;
  cost = 0;
  metres = 0;
  seconds = 0;
  driving = 0;
  rides = 0;

  constructor(private readonly hasManySizes: boolean) {
    this.loads = [roomOf(ROOM_FIRST), roomOf(hasManySizes), roomOf(hasManySizes)];
  }

  /** Makes room for so many positions; what was in them may be lost. */
  makeRoom(length: number): void {
    if (length <= this.nodes.length) return;
    const room = 2 * length;
    this.nodes = new Int32Array(room);
    this.places = new Int32Array(room);
    this.done = new Float64Array(room);
    this.latest = new Float64Array(room);
    this.stepCost = new Float64Array(room);
    this.stepSeconds = new Float64Array(room);
    const others = this.hasManySizes ? room : 0;
    this.loads = [roomOf(room), roomOf(others), roomOf(others)];
  }
}

const ROOM_FIRST = 16;

function roomOf(room: number | boolean): Float64Array {
  return new Float64Array(typeof room === 'number' ? room : room ? ROOM_FIRST : 0);
}
