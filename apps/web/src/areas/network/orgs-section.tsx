import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { newId } from '#core/kernel';
import { addressOf } from '../../api/address';
import type { Shape } from '../../api/types';
import { locale } from '../../language/locale';
import { useAnswer, useList } from '../../store/answers';
import { Button } from '../../ui/buttons';
import { Row } from '../../ui/data';
import { SelectField, TextField } from '../../ui/fields';
import { useSending } from '../../ui/form';
import { ListOf } from '../../ui/list-of';
import { Sheet } from '../../ui/sheet';
import { Badge, Empty, ProblemNote } from '../../ui/states';
import { common } from '../../ui/words';
import { keepsCommune } from './rights';
import { SectionHead } from './section-head';
import { WaitingRows } from './waiting-rows';
import { UseButton } from './use-button';
import { words } from './words';

type Org = Shape<'ProductiveOrgResponse'>;
type Kind = Shape<'ProductiveOrgKindResponse'>;

/** Who produces in a commune: its productive organisations. */
export function OrgsSection({ communeId }: { communeId: string }): JSX.Element {
  const list = useList<Org>(addressOf('/v1/productive-orgs', { communeId }));
  const kinds = useAnswer(addressOf('/v1/productive-orgs/kinds')).body?.items ?? [];
  const [open, setOpen] = useState<Org | 'new' | null>(null);
  const isKeeper = keepsCommune(communeId);
  const kindOf = (org: Org): string =>
    kindName(
      kinds.find((it) => it.code === org.kind),
      org.kind,
    );
  return (
    <section class="stack tight">
      <SectionHead
        title={words('orgs.title')}
        csv={addressOf('/v1/productive-orgs/export.csv', { communeId })}
        {...(isKeeper && {
          onAdd: () => setOpen('new'),
        })}
      />
      <WaitingRows path="/v1/productive-orgs" screen={`/comunas/${communeId}`} />
      <ListOf
        of={list}
        empty={<Empty icon="seed" title={words('orgs.empty')} />}
        row={(org) => (
          <Row
            key={org.id}
            title={org.name}
            lead={kindOf(org)}
            end={!org.isActive && <Badge icon="stop">{words('use.out')}</Badge>}
            {...(isKeeper && {
              onPress: () => setOpen(org),
            })}
          />
        )}
      />
      {open !== null && (
        <OrgSheet
          {...{ communeId, kinds }}
          org={open === 'new' ? null : open}
          onClose={() => setOpen(null)}
        />
      )}
    </section>
  );
}

function kindName(kind: Kind | undefined, code: string): string {
  if (!kind) return code;
  return locale.value === 'es' ? kind.nameEs : kind.nameEn;
}

interface OrgSheetProps {
  readonly communeId: string;
  readonly kinds: readonly Kind[];
  readonly org: Org | null;
  readonly onClose: () => void;
}

function OrgSheet({ communeId, kinds, org, onClose }: OrgSheetProps): JSX.Element {
  const sending = useSending();
  const [id] = useState(() => org?.id ?? newId());
  const [name, setName] = useState(org?.name ?? '');
  const [kind, setKind] = useState(org?.kind ?? '');
  const [isTold, setTold] = useState(false);
  const title = words(org ? 'orgs.edit' : 'orgs.add');
  const target = { path: `/v1/productive-orgs/${id}`, screen: `/comunas/${communeId}` };
  const missing = (value: string): string | undefined =>
    isTold && value.trim() === '' ? common('field.required') : undefined;
  const save = (): void => {
    setTold(true);
    const facts = { name: name.trim(), kind };
    if (facts.name === '' || kind === '') return;
    const asked = org
      ? { method: 'PATCH' as const, body: facts, version: org.version }
      : { method: 'PUT' as const, body: { communeId, ...facts } };
    void sending.send({ ...target, ...asked, title: `${title}: ${facts.name}` }, onClose);
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
        <TextField
          label={words('field.name')}
          value={name}
          onValue={setName}
          fault={missing(name) ?? sending.faultOf('name')}
        />
        <SelectField
          label={words('orgs.kind')}
          value={kind}
          onValue={setKind}
          empty={words('field.choose')}
          options={kinds.map((it) => ({ value: it.code, name: kindName(it, it.code) }))}
          fault={missing(kind) ?? sending.faultOf('kind')}
        />
        {sending.problem && <ProblemNote problem={sending.problem} />}
        <Button kind="main" full busy={sending.busy}>
          {common('do.save')}
        </Button>
        {org && <UseButton of={org} name={org.name} {...{ ...target, onClose }} />}
      </form>
    </Sheet>
  );
}
