import { Component, type ComponentChildren, type JSX } from 'preact';
import { Button } from '../ui/buttons';
import { Screen } from '../ui/screen';
import { Note } from '../ui/states';
import { common } from '../ui/words';

/** A screen that breaks, or whose part did not arrive, says so and lets one try again; the rest of the app stays. */
export class Failure extends Component<{ children: ComponentChildren }, { error?: unknown }> {
  override componentDidCatch(error: unknown): void {
    console.error(error);
    this.setState({ error });
  }

  render(): ComponentChildren {
    return this.state.error === undefined ? this.props.children : <Failed />;
  }
}

function Failed(): JSX.Element {
  return (
    <Screen title="Cayapa" back="/">
      <Note tone="bad" title={common('app.failed')}>
        <Button
          onPress={() => {
            location.reload();
          }}
        >
          {common('do.retry')}
        </Button>
      </Note>
    </Screen>
  );
}
