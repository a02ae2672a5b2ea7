import { ROAD_FAULT_CODES, type RoadFaultCode } from './table-server';

/** Why roads between the places of one question are not measured: one byte a pair. */
export class RoadFaults {
  private readonly indexOf: ReadonlyMap<string, number>;
  private readonly codes: Uint8Array;
  private isNoted = false;

  constructor(
    siteIds: readonly string[],
    private readonly usual: RoadFaultCode,
  ) {
    this.indexOf = new Map(siteIds.map((id, index) => [id, index]));
    this.codes = new Uint8Array(siteIds.length ** 2);
  }

  note(fromSiteId: string, toSiteId: string, code: RoadFaultCode): void {
    const at = this.slot(fromSiteId, toSiteId);
    if (at === null) return;
    this.codes[at] = ROAD_FAULT_CODES.indexOf(code) + 1;
    this.isNoted = true;
  }

  /** One reason for all of them; null when there are several. */
  get only(): RoadFaultCode | null {
    return this.isNoted ? null : this.usual;
  }

  why(fromSiteId: string, toSiteId: string): RoadFaultCode {
    const at = this.slot(fromSiteId, toSiteId);
    const code = at === null ? 0 : (this.codes[at] ?? 0);
    return ROAD_FAULT_CODES[code - 1] ?? this.usual;
  }

  private slot(fromSiteId: string, toSiteId: string): number | null {
    const [from, to] = [this.indexOf.get(fromSiteId), this.indexOf.get(toSiteId)];
    return from === undefined || to === undefined ? null : from * this.indexOf.size + to;
  }
}
