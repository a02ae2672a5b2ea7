import type { JSX } from 'preact';

/** The drawings of `public/icons.svg`: old phones lack most emoji. */
export type IconName =
  | 'home'
  | 'harvest'
  | 'seed'
  | 'scale'
  | 'truck'
  | 'basket'
  | 'bell'
  | 'send'
  | 'user'
  | 'people'
  | 'phone'
  | 'globe'
  | 'back'
  | 'next'
  | 'up'
  | 'down'
  | 'plus'
  | 'minus'
  | 'check'
  | 'cross'
  | 'clock'
  | 'warn'
  | 'info'
  | 'lock'
  | 'unlock'
  | 'map'
  | 'pin'
  | 'list'
  | 'chart'
  | 'print'
  | 'download'
  | 'upload'
  | 'search'
  | 'refresh'
  | 'undo'
  | 'edit'
  | 'bin'
  | 'question'
  | 'money'
  | 'calendar'
  | 'fuel'
  | 'wrench'
  | 'route'
  | 'cold'
  | 'split'
  | 'document'
  | 'box'
  | 'hand'
  | 'swap'
  | 'eye'
  | 'menu'
  | 'fair'
  | 'gear'
  | 'play'
  | 'stop'
  | 'flag'
  | 'drag'
  | 'wifi-off'
  | 'key'
  | 'act'
  | 'repeat';

/** A drawing beside words; it says nothing by itself and is silent to a screen reader. */
export function Icon({ name }: { readonly name: IconName }): JSX.Element {
  return (
    <svg class="icon" aria-hidden="true" focusable="false">
      <use href={`/icons.svg#${name}`} />
    </svg>
  );
}
