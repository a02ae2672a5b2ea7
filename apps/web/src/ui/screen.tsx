import type { ComponentChildren, JSX } from 'preact';
import { useEffect } from 'preact/hooks';
import { Icon } from './icon';
import { common } from './words';

interface ScreenProps {
  readonly title: string;
  /** A line under the title. */
  readonly lead?: ComponentChildren;
  /** Where "back" leads; none on a home. */
  readonly back?: string;
  /** At the right of the title: print, download. */
  readonly actions?: ComponentChildren;
  /** For boards and wide tables. */
  readonly wide?: boolean;
  readonly children: ComponentChildren;
}

/** The frame of every screen: its title, the way back, its contents. */
export function Screen({ title, lead, back, actions, wide, children }: ScreenProps): JSX.Element {
  useEffect(() => {
    document.title = `${title} · Cayapa`;
  }, [title]);
  return (
    <main id="contents" class={wide === true ? 'wide' : undefined} tabIndex={-1}>
      <div class="head">
        {back !== undefined && (
          <a class="back no-print" href={back} aria-label={common('app.back')}>
            <Icon name="back" />
          </a>
        )}
        <div>
          <h1>{title}</h1>
          {lead !== undefined && <p class="soft">{lead}</p>}
        </div>
        {actions !== undefined && <div class="flow no-print">{actions}</div>}
      </div>
      <div class="stack">{children}</div>
    </main>
  );
}
