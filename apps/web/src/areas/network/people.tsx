import type { JSX } from 'preact';
import { useLocation } from 'preact-iso';
import { addressOf } from '../../api/address';
import type { Shape } from '../../api/types';
import { mandate } from '../../session/session';
import { useList } from '../../store/answers';
import { Row } from '../../ui/data';
import { ListOf, ListTools } from '../../ui/list-of';
import { Screen as Frame } from '../../ui/screen';
import { Empty } from '../../ui/states';
import { words } from './words';

export { words };

/** The people who hold or held a mandate of a commune, with the name they sign in by. */
export function Screen(): JSX.Element {
  const { query } = useLocation();
  const communeId = query['comuna'] ?? mandate.value?.communeId;
  const list = useList<Shape<'PersonResponse'>>(
    communeId == null ? null : addressOf('/v1/people', { communeId }),
  );
  return (
    <Frame
      title={words('people.title')}
      lead={words('people.lead')}
      back="/vocerias"
      actions={
        communeId != null && <ListTools csv={addressOf('/v1/people/export.csv', { communeId })} />
      }
    >
      <ListOf
        of={list}
        empty={<Empty icon="people" title={words('mandates.empty')} />}
        row={({ id, name, login }) => (
          <Row key={id} title={name} lead={words('people.login', { login })} />
        )}
      />
    </Frame>
  );
}
