import { Injectable } from '@nestjs/common';
import { Clock } from '#core/kernel';
import { Config } from '#platform/config';
import { Database } from '#platform/database';
import { OsrmTables } from './osrm';
import { RoadFaults } from './road-faults';
import { RoadStore, type RoadToKeep } from './road-store';
import { type RoadFaultCode, type RoadPlace, TableFault, type TableServer } from './table-server';
import { ValhallaTables } from './valhalla';

const DAY_MS = 86_400_000;
/** Beyond, a table of all pairs costs more than it is worth: millions of roads of which few are driven. */
const SITES_MAX = 1_000;
/** After so many requests in a row that found nobody, nobody is asked any more. */
const FAULTS_IN_A_ROW_MAX = 3;

/** Some sources and targets that are asked for in one request. */
interface Block {
  readonly sources: readonly RoadPlace[];
  readonly targets: readonly RoadPlace[];
}

/** Measures the roads that a question needs and that nobody has measured lately. Holds no transaction meanwhile. */
@Injectable()
export class MeasureRoads {
  readonly server: TableServer | null;

  constructor(
    private readonly db: Database,
    private readonly config: Config,
    private readonly store: RoadStore,
    private readonly clock: Clock,
  ) {
    this.server = serverOf(config);
  }

  /** Answers why whatever is not known now could not be measured. Never throws for a server's sake. */
  async run(places: readonly RoadPlace[], signal?: AbortSignal): Promise<RoadFaults> {
    const { server } = this;
    const siteIds = places.map((it) => it.siteId);
    if (!server) return new RoadFaults(siteIds, 'roads.not_configured');
    if (places.length > SITES_MAX) return new RoadFaults([], 'roads.too_many_sites');
    const faults = new RoadFaults(siteIds, 'roads.not_asked');
    const blocks = await this.blocksToAsk(server, places);
    const asked = new Asker(server, this.config, faults, signal);
    await asked.all(blocks, async (roads) => {
      await this.store.keep(this.db.read, server, { roads, at: this.clock.now() });
    });
    return faults;
  }

  /** All pairs of which at least one is unknown or old. Places of which most is missing come first. */
  private async blocksToAsk(server: TableServer, places: readonly RoadPlace[]): Promise<Block[]> {
    const rows = await this.store.read(this.db.read, server, places);
    const fresh = (this.clock.now().getTime() - this.config.roadsDaysMax * DAY_MS) / 1000;
    const count = places.length;
    const isKnown = new Uint8Array(count * count);
    const known = new Uint32Array(count);
    for (const { from, to, measuredAt } of rows) {
      for (const [index, target] of to.entries()) {
        if ((measuredAt[index] ?? 0) < fresh) continue;
        isKnown[from * count + target] = 1;
        known[from] = (known[from] ?? 0) + 1;
        known[target] = (known[target] ?? 0) + 1;
      }
    }
    const order = places.map((_, index) => index).sort((a, b) => (known[a] ?? 0) - (known[b] ?? 0));
    const parts = chunksOf(order, this.config.roadsTableMax);
    const needs = (from: number, to: number): boolean =>
      from !== to && isKnown[from * count + to] === 0;
    return parts.flatMap((from) =>
      parts
        .filter((to) => from.some((a) => to.some((b) => needs(a, b))))
        .map((to) => ({ sources: pick(places, from), targets: pick(places, to) })),
    );
  }
}

/** Asks for blocks, a few at a time, and gives up on a server that is not there. */
class Asker {
  private faultsInARow = 0;
  private lastFault: RoadFaultCode = 'roads.unreachable';

  constructor(
    private readonly server: TableServer,
    private readonly config: Config,
    private readonly faults: RoadFaults,
    private readonly signal?: AbortSignal,
  ) {}

  async all(
    blocks: readonly Block[],
    keep: (roads: readonly RoadToKeep[]) => Promise<void>,
  ): Promise<void> {
    const waiting = [...blocks];
    const work = async (): Promise<void> => {
      for (let block = waiting.shift(); block; block = waiting.shift()) {
        await keep(await this.ask(block));
      }
    };
    await Promise.all(Array.from({ length: this.config.roadsRequestsMax }, work));
  }

  private async ask(block: Block): Promise<RoadToKeep[]> {
    this.signal?.throwIfAborted();
    if (this.faultsInARow >= FAULTS_IN_A_ROW_MAX) return this.noRoads(block, this.lastFault);
    try {
      const table = await this.server.table(block.sources, block.targets, {
        millisecondsMax: this.config.roadsMillisecondsMax,
        ...(this.signal && { signal: this.signal }),
      });
      this.faultsInARow = 0;
      return this.roadsOf(block, table);
    } catch (error) {
      if (!(error instanceof TableFault)) throw error;
      this.lastFault = error.code;
      // A refusal is about these places; silence is about the server.
      if (error.code !== 'roads.refused') this.faultsInARow += 1;
      return this.noRoads(block, error.code);
    }
  }

  private roadsOf(block: Block, table: Awaited<ReturnType<TableServer['table']>>): RoadToKeep[] {
    return block.sources.flatMap((from, row) =>
      block.targets.flatMap((to, column) => {
        if (from.siteId === to.siteId) return [];
        const road = table[row]?.[column];
        if (road) return [{ from, to, ...road }];
        this.faults.note(from.siteId, to.siteId, 'roads.no_road');
        return [];
      }),
    );
  }

  private noRoads({ sources, targets }: Block, code: RoadFaultCode): [] {
    for (const from of sources) {
      for (const to of targets) this.faults.note(from.siteId, to.siteId, code);
    }
    return [];
  }
}

function serverOf({ roadsKind, roadsUrl, roadsProfile }: Config): TableServer | null {
  switch (roadsKind) {
    case 'none':
      return null;
    case 'osrm':
      return new OsrmTables(roadsUrl, roadsProfile);
    case 'valhalla':
      return new ValhallaTables(roadsUrl, roadsProfile);
  }
}

function chunksOf<T>(list: readonly T[], size: number): T[][] {
  const chunks: T[][] = [];
  for (let at = 0; at < list.length; at += size) chunks.push(list.slice(at, at + size));
  return chunks;
}

function pick<T>(list: readonly T[], indices: readonly number[]): T[] {
  return indices.flatMap((index) => list[index] ?? []);
}
