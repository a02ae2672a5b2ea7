import type { JSX } from 'preact';
import { LinkButton } from '../ui/buttons';
import { Screen } from '../ui/screen';
import { Empty } from '../ui/states';
import { common } from '../ui/words';

export function NotFound(): JSX.Element {
  return (
    <Screen title="Cayapa">
      <Empty icon="question" title={common('app.notFound')}>
        <LinkButton href="/">{common('app.home')}</LinkButton>
      </Empty>
    </Screen>
  );
}
