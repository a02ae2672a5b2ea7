import type { Catalogue } from './catalogue';
import type { HarvestDraft, HarvestField } from './harvest-draft';
import type { Habits } from './harvest-start';

/** What every part of the form of a harvest is given. */
export interface PartProps {
  readonly draft: HarvestDraft;
  readonly onDraft: (draft: HarvestDraft) => void;
  readonly faultOf: (field: HarvestField, asSent?: string) => string | undefined;
  readonly catalogue: Catalogue;
  readonly habits: Habits;
  readonly communeId: string;
}
