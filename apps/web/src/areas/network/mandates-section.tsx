import type { JSX } from 'preact';
import { addressOf } from '../../api/address';
import { useList } from '../../store/answers';
import { LinkButton } from '../../ui/buttons';
import { Row } from '../../ui/data';
import { ListOf } from '../../ui/list-of';
import { Empty } from '../../ui/states';
import { common } from '../../ui/words';
import { daysText, type Mandate } from './mandate-words';
import { words } from './words';

/** Who speaks for a commune today. */
export function MandatesSection({ communeId }: { communeId: string }): JSX.Element {
  const list = useList<Mandate>(addressOf('/v1/mandates', { communeId, standing: 'in_force' }));
  return (
    <section class="stack tight">
      <div class="flow spread">
        <h2>{words('mandates.title')}</h2>
        <span class="no-print">
          <LinkButton icon="key" href={`/vocerias?comuna=${communeId}`}>
            {words('mandates.all')}
          </LinkButton>
        </span>
      </div>
      <ListOf
        of={list}
        empty={<Empty icon="key" title={words('mandates.empty')} />}
        row={(it) => (
          <Row
            key={it.id}
            title={it.personName}
            lead={`${common(`role.${it.role}`)} · ${daysText(it)}`}
          />
        )}
      />
    </section>
  );
}
