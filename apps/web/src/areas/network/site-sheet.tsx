import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { newId } from '#core/kernel';
import type { Shape } from '../../api/types';
import { Button } from '../../ui/buttons';
import { CheckField, ChoiceField, SelectField, TextField } from '../../ui/fields';
import { useSending } from '../../ui/form';
import { Sheet } from '../../ui/sheet';
import { ProblemNote } from '../../ui/states';
import { common } from '../../ui/words';
import { PositionField } from './position-field';
import { draftOf, readSite, type SiteDraft } from './site-facts';
import { UseButton } from './use-button';
import { words } from './words';

export type Site = Shape<'SiteResponse'>;

const KINDS: readonly Site['kind'][] = ['collection_centre', 'distribution_point', 'vehicle_base'];
const TERRAINS: readonly Site['terrain'][] = ['paved', 'dirt', 'mountain'];

interface SiteSheetProps {
  readonly communeId: string;
  readonly site: Site | null;
  readonly onClose: () => void;
}

/** A site of a commune, new or to be corrected. */
export function SiteSheet({ communeId, site, onClose }: SiteSheetProps): JSX.Element {
  const sending = useSending();
  const [id] = useState(() => site?.id ?? newId());
  const [draft, setDraft] = useState<SiteDraft>(() => draftOf(site));
  const [isTold, setTold] = useState(false);
  const title = words(site ? 'sites.edit' : 'sites.add');
  const target = { path: `/v1/sites/${id}`, screen: `/comunas/${communeId}` };
  const save = (): void => {
    setTold(true);
    const read = readSite(draft);
    if ('faults' in read) return;
    const { kind: _kind, ...changeable } = read.facts;
    const asked = site
      ? { method: 'PATCH' as const, body: changeable, version: site.version }
      : { method: 'PUT' as const, body: { communeId, ...read.facts } };
    void sending.send({ ...target, ...asked, title: `${title}: ${read.facts.name}` }, onClose);
  };
  return (
    <Sheet title={title} onClose={onClose}>
      <form
        class="stack"
        onSubmit={(event) => {
          event.preventDefault();
          save();
        }}
      >
        <SiteFields {...{ draft, isTold }} isNew={site === null} onDraft={setDraft} />
        {sending.problem && <ProblemNote problem={sending.problem} />}
        <Button kind="main" full busy={sending.busy}>
          {common('do.save')}
        </Button>
        {site && <UseButton of={site} name={site.name} {...{ ...target, onClose }} />}
      </form>
    </Sheet>
  );
}

interface SiteFieldsProps {
  readonly draft: SiteDraft;
  readonly isTold: boolean;
  readonly isNew: boolean;
  readonly onDraft: (draft: SiteDraft) => void;
}

type Text = 'name' | 'opens' | 'closes' | 'storage' | 'fixed' | 'perTonne';

/** What a field of the draft needs: its value, how it changes, and what is wrong with it. */
function useDraft({ draft, isTold, onDraft }: SiteFieldsProps) {
  const read = readSite(draft);
  const faults = isTold && 'faults' in read ? read.faults : new Set();
  const change = (field: keyof SiteDraft) => (value: string | boolean) =>
    onDraft({ ...draft, [field]: value });
  const fault = (field: keyof SiteDraft, text: string): string | undefined =>
    faults.has(field) ? text : undefined;
  const text = (field: Text, told: string) => ({
    value: draft[field],
    onValue: change(field),
    fault: fault(field, told),
  });
  return { change, fault, text };
}

function SiteFields(props: SiteFieldsProps): JSX.Element {
  const { draft, isNew } = props;
  const { change, fault, text } = useDraft(props);
  const required = common('field.required');
  return (
    <>
      {isNew && (
        <ChoiceField
          label={words('sites.kind')}
          value={draft.kind}
          onValue={change('kind')}
          options={KINDS.map((value) => ({ value, name: words(`site.${value}`) }))}
          fault={fault('kind', required)}
        />
      )}
      <TextField label={words('field.name')} {...text('name', required)} />
      <PositionField
        value={draft.place}
        onValue={change('place')}
        fault={fault('place', words('field.positionFault'))}
      />
      <div class="cols">
        <TextField type="time" label={words('sites.opens')} {...text('opens', required)} />
        <TextField
          type="time"
          label={words('sites.closes')}
          {...text('closes', words('sites.closesFault'))}
        />
      </div>
      <WorkFields {...props} />
    </>
  );
}

/** What matters to whoever drives there, loads and stores. */
function WorkFields(props: SiteFieldsProps): JSX.Element {
  const { draft } = props;
  const { change, text } = useDraft(props);
  const minutes = { unit: 'min', isNumber: true };
  return (
    <>
      <SelectField
        label={words('sites.terrain')}
        hint={words('sites.terrainHint')}
        value={draft.terrain}
        onValue={change('terrain')}
        options={TERRAINS.map((value) => ({ value, name: words(`terrain.${value}`) }))}
      />
      <TextField
        label={words('sites.storage')}
        hint={words('sites.storageHint')}
        unit={common('unit.kg')}
        isNumber
        optional
        {...text('storage', common('field.kilos'))}
      />
      <CheckField
        label={words('sites.hasCold')}
        value={draft.hasColdRoom}
        onValue={change('hasColdRoom')}
      />
      <div class="cols">
        <TextField
          label={words('sites.fixed')}
          {...minutes}
          {...text('fixed', words('sites.minutesFault'))}
        />
        <TextField
          label={words('sites.perTonne')}
          {...minutes}
          {...text('perTonne', words('sites.minutesFault'))}
        />
      </div>
    </>
  );
}
