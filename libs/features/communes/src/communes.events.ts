import type { Id, Role } from '#core/kernel';

interface MandateFact {
  readonly mandateId: Id<'Mandate'>;
  readonly personId: Id<'Person'>;
  readonly communeId: Id<'Commune'> | null;
  readonly role: Role;
}

declare module '#platform/events' {
  interface Events {
    'commune.registered': { communeId: Id<'Commune'> };
    'commune.verified': { communeId: Id<'Commune'>; act: string };
    'commune.activated': { communeId: Id<'Commune'> };
    'council.families_counted': {
      councilId: Id<'Council'>;
      communeId: Id<'Commune'>;
      families: number;
    };
    'mandate.granted': MandateFact & { act: string };
    'mandate.revoked': MandateFact & { act: string };
  }
}
