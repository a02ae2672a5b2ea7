import type { FunctionComponent, JSX } from 'preact';
import { lazy } from 'preact-iso';

/** A screen: it is given the parts of its address that vary, as properties. */
type ScreenComponent = (params: never) => JSX.Element | null;

interface SpokenPart {
  load(): Promise<void>;
}

/** One address and the screen behind it, fetched with its words when it is first opened. */
export interface AppRoute {
  readonly path: string;
  readonly screen: FunctionComponent;
}

/**
 * A screen that is fetched when it is opened. Its module exports the screen as `Screen` and the words it speaks with
 * as `words`.
 */
export function route(
  path: string,
  load: () => Promise<{ readonly Screen: ScreenComponent; readonly words: SpokenPart }>,
): AppRoute {
  const screen = lazy(async () => {
    const part = await load();
    await part.words.load();
    return { default: part.Screen as FunctionComponent };
  });
  return { path, screen };
}
