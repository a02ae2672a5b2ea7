import { Injectable } from '@nestjs/common';
import type { Tx } from '#platform/database';
import { type Events, On } from '#platform/events';
import { addressees, told } from './addressees';
import { Announce } from './announce';

/** What people hear of their mandates and their commune. */
@Injectable()
export class HearCommunes {
  constructor(private readonly announce: Announce) {}

  @On('mandate.granted')
  async granted(tx: Tx, fact: Events['mandate.granted']): Promise<void> {
    const telling = { name: 'mandate.granted', id: fact.mandateId, fact } as const;
    await this.announce.run(tx, { ...telling, addressees: ofMandate('granted') });
  }

  /** The one notice that needs no mandate in force: it says that there is none any more. */
  @On('mandate.revoked')
  async revoked(tx: Tx, fact: Events['mandate.revoked']): Promise<void> {
    const telling = { name: 'mandate.revoked', id: fact.mandateId, fact } as const;
    await this.announce.run(tx, { ...telling, addressees: ofMandate('revoked') });
  }

  @On('commune.activated')
  async activated(tx: Tx, fact: Events['commune.activated']): Promise<void> {
    const telling = { name: 'commune.activated', id: fact.communeId, fact } as const;
    await this.announce.run(tx, { ...telling, addressees: ACTIVATED });
  }
}

function ofMandate(deed: 'granted' | 'revoked'): string {
  return addressees({
    from: `person LEFT JOIN commune ON commune.id = ${told('communeId', 'uuid')}`,
    where: `person.id = ${told('personId', 'uuid')}`,
    to: [{ person: 'person.id' }],
    key: `CASE WHEN commune.id IS NULL THEN 'notice.mandate.${deed}.network'
      ELSE 'notice.mandate.${deed}' END`,
    params: {
      role: `jsonb_build_object('key', 'notice.role.' || (${told('role')}))`,
      commune: 'commune.name',
      act: told('act'),
    },
    link: `'/me'`,
  });
}

const ACTIVATED = addressees({
  from: 'commune',
  where: `commune.id = ${told('communeId', 'uuid')}`,
  to: [
    {
      commune: 'commune.id',
      roles: ['assembly_recorder', 'producer_spokesperson', 'food_spokesperson'],
    },
  ],
  key: `'notice.commune.activated'`,
  params: { commune: 'commune.name' },
  link: `'/communes/' || commune.id`,
});
