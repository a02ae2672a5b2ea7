import { Injectable } from '@nestjs/common';
import { type Actor, allow, type Id } from '#core/kernel';
import { Database } from '#platform/database';
import { sameVersion } from '#platform/etag';
import { mayEditCommune } from '../communes.policy';
import { assertMunicipality } from '../places/municipality-exists';
import type { CommuneEdit } from './commune.entity';
import { lockCommune } from './lock-commune';

/** Corrects the name, kind or place of a commune. */
@Injectable()
export class EditCommune {
  constructor(private readonly db: Database) {}

  async run(
    actor: Actor,
    communeId: Id<'Commune'>,
    seenVersion: number,
    edit: CommuneEdit,
  ): Promise<void> {
    await this.db.transaction(async (tx) => {
      const commune = await lockCommune(tx, communeId);
      allow(mayEditCommune(actor, commune));
      sameVersion(commune.version, seenVersion);
      if (edit.municipalityCode !== undefined) await assertMunicipality(tx, edit.municipalityCode);

      commune.edit(edit);
      await tx.save(commune);
    });
  }
}
