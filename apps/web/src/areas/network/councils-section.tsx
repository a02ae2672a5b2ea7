import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { newId } from '#core/kernel';
import { addressOf } from '../../api/address';
import type { Shape } from '../../api/types';
import { typedNumber } from '../../language/typed-kilos';
import { useList } from '../../store/answers';
import { Button } from '../../ui/buttons';
import { Row } from '../../ui/data';
import { TextField } from '../../ui/fields';
import { useSending } from '../../ui/form';
import { ListOf } from '../../ui/list-of';
import { Sheet } from '../../ui/sheet';
import { Empty, ProblemNote } from '../../ui/states';
import { common } from '../../ui/words';
import { keepsCommune } from './rights';
import { SectionHead } from './section-head';
import { WaitingRows } from './waiting-rows';
import { words } from './words';

type Council = Shape<'CouncilResponse'>;

/** The communal councils of a commune with their families: what rations and orders are counted from. */
export function CouncilsSection({ communeId }: { communeId: string }): JSX.Element {
  const list = useList<Council>(addressOf('/v1/councils', { communeId }));
  const [open, setOpen] = useState<Council | 'new' | null>(null);
  const isKeeper = keepsCommune(communeId);
  return (
    <section class="stack tight">
      <SectionHead
        title={words('councils.title')}
        csv={addressOf('/v1/councils/export.csv', { communeId })}
        {...(isKeeper && {
          onAdd: () => setOpen('new'),
        })}
      />
      <WaitingRows path="/v1/councils" screen={`/comunas/${communeId}`} />
      <ListOf
        of={list}
        empty={<Empty icon="people" title={words('councils.empty')} />}
        row={(council) => (
          <Row
            key={council.id}
            title={council.name}
            end={<span class="num">{common('unit.families', { n: council.families })}</span>}
            {...(isKeeper && {
              onPress: () => setOpen(council),
            })}
          />
        )}
      />
      {open !== null && (
        <CouncilSheet
          communeId={communeId}
          council={open === 'new' ? null : open}
          onClose={() => setOpen(null)}
        />
      )}
    </section>
  );
}

interface CouncilSheetProps {
  readonly communeId: string;
  readonly council: Council | null;
  readonly onClose: () => void;
}

function CouncilSheet({ communeId, council, onClose }: CouncilSheetProps): JSX.Element {
  const sending = useSending();
  const [id] = useState(() => council?.id ?? newId());
  const [name, setName] = useState(council?.name ?? '');
  const [typed, setTyped] = useState(council ? String(council.families) : '');
  const [isTold, setTold] = useState(false);
  const families = typedNumber(typed);
  const isWhole = families !== null && Number.isInteger(families);
  const title = words(council ? 'councils.edit' : 'councils.add');
  const save = (): void => {
    setTold(true);
    const called = name.trim();
    if (called === '' || !isWhole) return;
    const facts = { name: called, families };
    const target = { path: `/v1/councils/${id}`, screen: `/comunas/${communeId}` };
    void sending.send(
      {
        ...target,
        ...(council
          ? { method: 'PATCH', body: facts, version: council.version }
          : { method: 'PUT', body: { communeId, ...facts } }),
        title: `${title}: ${called}`,
      },
      onClose,
    );
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
          fault={isTold && name.trim() === '' ? common('field.required') : sending.faultOf('name')}
        />
        <TextField
          label={words('commune.families')}
          hint={words('councils.familiesHint')}
          isNumber
          value={typed}
          onValue={setTyped}
          fault={isTold && !isWhole ? common('field.number') : sending.faultOf('families')}
        />
        {sending.problem && <ProblemNote problem={sending.problem} />}
        <Button kind="main" full busy={sending.busy}>
          {common('do.save')}
        </Button>
      </form>
    </Sheet>
  );
}
