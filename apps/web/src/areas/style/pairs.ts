/** WCAG 2.2 AA: text, and what is no text but must be seen. */
export const TEXT = 4.5;
export const SHAPE = 3;

/** Every colour that stands on another in the app, and how much it must stand out. */
export const PAIRS: readonly (readonly [front: string, back: string, least: number])[] = [
  ...(['paper', 'card', 'green-soft', 'corn-soft', 'clay-soft', 'sky-soft', 'line'] as const).map(
    (back) => ['ink', back, TEXT] as const,
  ),
  ['soft', 'paper', TEXT],
  ['soft', 'card', TEXT],
  ['soft', 'green-soft', TEXT],
  ['soft', 'corn-soft', TEXT],
  ['green', 'paper', TEXT],
  ['green', 'card', TEXT],
  ['green', 'green-soft', TEXT],
  ['green', 'sky-soft', TEXT],
  ['green-ink', 'green', TEXT],
  ['corn-ink', 'corn', TEXT],
  ['clay', 'paper', TEXT],
  ['clay', 'card', TEXT],
  ['clay-ink', 'clay', TEXT],
  ['paper', 'ink', TEXT],
  ['sky', 'paper', SHAPE],
  ['sky', 'card', SHAPE],
  ['soft', 'card', SHAPE],
];
