import { Injectable } from '@nestjs/common';
import { type Actor, allow, civilDateAt, Clock, DomainError, type FieldFault } from '#core/kernel';
import { message } from '#core/language';
import { Database } from '#platform/database';
import { Outbox } from '#platform/events';
import { In } from 'typeorm';
import { mayAnnounce } from '../inventory.policy';
import { insertLots } from '../lot/insert-lots';
import type { LotFacts } from '../lot/lot-facts';
import { groundOf } from '../lot/lot-ground';
import { Lot } from '../lot/lot.entity';
import { type AnnouncedLot, announce } from '../lot/lot.rules';
import { registrationOf } from '../lot/register-lot';
import { readCommuneWords } from './commune-words';
import { fingerprintOf, idOfRow } from './id-of-row';
import type { LotImportResponse } from './lot-import.dto';
import type { LotFileKey } from './lot-file-columns';
import { type CellFault, lotOfRow } from './lot-of-row';
import { type LotFile, readLotFile } from './read-lot-file';

interface ToldLot {
  readonly line: number;
  readonly facts: LotFacts;
}

export interface LotUpload {
  readonly communeId: string;
  readonly text: string;
  /** True: look at everything, write nothing. */
  readonly dryRun: boolean;
}

/** A commune's list of lots comes in as a file: all of it or nothing, and sent twice it counts once. */
@Injectable()
export class ImportLots {
  constructor(
    private readonly db: Database,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  async run(actor: Actor, upload: LotUpload): Promise<LotImportResponse> {
    const communeId = upload.communeId.toLowerCase();
    allow(mayAnnounce(actor, communeId));
    const file = readLotFile(upload.text);
    const { told, faults: unreadable } = await this.read(file, communeId);
    const { fresh, known, faults: unruly } = await this.judge(told);
    const faults = [...unreadable, ...unruly].sort((a, b) => a.line - b.line);
    if (faults.length > 0 && !upload.dryRun) throw refusalOf(file, faults);

    if (faults.length === 0 && !upload.dryRun) await this.write(actor, fresh);
    return {
      dryRun: upload.dryRun,
      rows: file.rows.length,
      added: faults.length === 0 ? fresh.length : 0,
      known: known.length,
      lotIds: told.map((it) => it.facts.id),
      errors: faults.map((fault) => ({
        line: fault.line,
        column: file.headerOf(fault.key),
        code: fault.code,
        text: message(actor.locale, fault.code),
      })),
    };
  }

  /** Rows to facts. */
  private async read(
    file: LotFile,
    communeId: string,
  ): Promise<{ told: ToldLot[]; faults: CellFault[] }> {
    const words = await readCommuneWords(this.db, communeId);
    const told: ToldLot[] = [];
    const faults: CellFault[] = [];
    const seen = new Map<string, number>();
    const ids = new Set<string>();
    for (const row of file.rows) {
      const reading = lotOfRow(row, communeId, words);
      if (!reading.ok) {
        faults.push(...reading.faults);
        continue;
      }
      const fingerprint = fingerprintOf(reading.facts);
      const occurrence = seen.get(fingerprint) ?? 0;
      if (reading.id === null) seen.set(fingerprint, occurrence + 1);
      const id = reading.id ?? idOfRow(reading.facts, occurrence);
      if (ids.has(id)) faults.push({ line: row.line, key: 'id', code: 'csv.id_twice' });
      ids.add(id);
      told.push({ line: row.line, facts: { ...reading.facts, id } });
    }
    return { told, faults };
  }

  /** Facts to lots by the very rules of one lot, and the lots that were there before. */
  private async judge(
    told: readonly ToldLot[],
  ): Promise<{ fresh: AnnouncedLot[]; known: Lot[]; faults: CellFault[] }> {
    const today = civilDateAt(this.clock.now());
    const facts = told.map((it) => it.facts);
    const grounds = await groundOf(this.db.read, facts);
    const known = await this.db.read.findBy(Lot, { id: In(facts.map((it) => it.id)) });
    const knownById = new Map(known.map((lot) => [lot.id, lot]));
    const fresh: AnnouncedLot[] = [];
    const faults: CellFault[] = [];
    told.forEach(({ line, facts: lot }, index) => {
      const stored = knownById.get(lot.id);
      const ground = grounds[index];
      if (stored) {
        if (!stored.wasTold(lot)) faults.push({ line, key: 'id', code: OTHER_FACTS });
        return;
      }
      if (!ground) throw new Error('every lot stands on some ground');
      const answer = announce(lot, ground, today);
      if (answer.ok) fresh.push(answer.lot);
      else faults.push(...answer.faults.map((fault) => cellFaultOf(line, fault)));
    });
    return { fresh, known, faults };
  }

  private async write(actor: Actor, lots: readonly AnnouncedLot[]): Promise<void> {
    if (lots.length === 0) return;
    await this.db.transaction(async (tx) => {
      const rows = await insertLots(tx, lots, actor.personId);
      const inserted = new Set(rows.map((row) => row.id));
      const added = lots.filter((lot) => inserted.has(lot.id));
      const twins = lots.filter((lot) => !inserted.has(lot.id));
      for (const stored of await tx.findBy(Lot, { id: In(twins.map((it) => it.id)) })) {
        const twin = twins.find((it) => it.id === stored.id);
        if (!twin || stored.wasTold(twin)) continue;
        throw new DomainError('conflict', OTHER_FACTS, { id: stored.id });
      }
      await this.outbox.tellAll(tx, 'lot.registered', added.map(registrationOf));
    });
  }
}

const OTHER_FACTS = 'id.used_with_other_facts';

/** The column in which each field of a lot is written. */
const KEY_OF_FIELD: Readonly<Record<string, LotFileKey>> = {
  productId: 'product',
  siteId: 'site',
  productiveOrgId: 'org',
  packageType: 'packageType',
  packages: 'packages',
  grams: 'kilos',
  harvestedOn: 'harvestedOn',
  readyOn: 'readyOn',
  bestBeforeOn: 'bestBeforeOn',
  floorMinorPerKg: 'floorPrice',
  currency: 'currency',
};

function cellFaultOf(line: number, fault: FieldFault): CellFault {
  return { line, key: KEY_OF_FIELD[fault.field] ?? 'id', code: fault.code };
}

function refusalOf(file: LotFile, faults: readonly CellFault[]): DomainError {
  const rows = faults.map(({ line, key, code }) => ({ line, column: file.headerOf(key), code }));
  return new DomainError(
    'unprocessable',
    'csv.rows_invalid',
    { errors: faults.length, rows },
    rows.map(({ line, column, code }) => ({ field: `${String(line)}.${column}`, code })),
  );
}
