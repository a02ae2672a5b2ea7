import type { ComponentChildren, JSX } from 'preact';
import { caller, Refused } from '../api/call';
import { Icon, type IconName } from './icon';
import { say } from './toasts';
import { common } from './words';

type Kind = 'main' | 'plain' | 'bad' | 'quiet';

interface ButtonProps {
  readonly children: ComponentChildren;
  readonly kind?: Kind;
  readonly icon?: IconName;
  readonly full?: boolean;
}

function classOf({ kind = 'plain', full }: Pick<ButtonProps, 'kind' | 'full'>): string {
  return `button ${kind === 'plain' ? '' : kind}${full === true ? ' full' : ''}`;
}

interface PressProps extends ButtonProps {
  /** Left out in a form: then it submits. */
  readonly onPress?: () => void;
  readonly busy?: boolean;
  readonly disabled?: boolean;
  readonly label?: string;
}

/** Something to press. While it is busy it cannot be pressed again. */
export function Button(props: PressProps): JSX.Element {
  const { children, icon, onPress, busy = false, disabled = false, label } = props;
  return (
    <button
      type={onPress ? 'button' : 'submit'}
      class={classOf(props)}
      disabled={disabled || busy}
      aria-busy={busy}
      aria-label={label}
      onClick={onPress}
    >
      {busy ? <span class="spin" /> : icon && <Icon name={icon} />}
      {children}
    </button>
  );
}

/** A way to another screen that looks like a button. */
export function LinkButton(props: ButtonProps & { readonly href: string }): JSX.Element {
  return (
    <a class={classOf(props)} href={props.href}>
      {props.icon && <Icon name={props.icon} />}
      {props.children}
    </a>
  );
}

/** The one big verb of a role's home. */
export function BigVerb({
  href,
  icon,
  children,
}: {
  href: string;
  icon: IconName;
  children: ComponentChildren;
}): JSX.Element {
  return (
    <a class="verb" href={href}>
      <Icon name={icon} />
      <span>{children}</span>
    </a>
  );
}

/** Fetched apart, since few press it, and what cannot be fetched is told like what cannot be had. */
async function keepFile(href: string): Promise<void> {
  try {
    await (await import('../api/download')).download(href);
  } catch (error) {
    say(error instanceof Refused ? error.problem.title : common('say.unreached'));
  }
}

/** A file of the API to keep: CSV, PDF. */
export function DownloadButton({
  href,
  children,
}: {
  href: string;
  children?: ComponentChildren;
}): JSX.Element {
  return (
    <a
      class="button quiet"
      href={href}
      download
      data-native
      onClick={(event) => {
        if (caller() === null) return;
        event.preventDefault();
        void keepFile(href);
      }}
    >
      <Icon name="download" />
      {children ?? common('do.download')}
    </a>
  );
}

export function PrintButton(): JSX.Element {
  return (
    <Button
      kind="quiet"
      icon="print"
      onPress={() => {
        print();
      }}
    >
      {common('do.print')}
    </Button>
  );
}
