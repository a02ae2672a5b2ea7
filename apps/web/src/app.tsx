import type { JSX } from 'preact';
import { ErrorBoundary, LocationProvider, Route, Router } from 'preact-iso';
import { locked } from './session/session';
import { LOCK, ROUTES } from './routes';
import { Bar } from './shell/bar';
import { Failure } from './shell/failure';
import { NotFound } from './shell/not-found';
import { Strips } from './shell/strips';
import { Toasts } from './ui/toasts';
import { common } from './ui/words';

/** Addresses that the API answers itself. */
const OURS = /^\/(?!v1\/|docs|openapi\.json|health)/;

/** The whole app: its bar, what everybody must know, and one screen. */
export function App(): JSX.Element {
  return (
    <LocationProvider scope={OURS}>
      <a class="skip" href="#contents" data-native>
        {common('app.skip')}
      </a>
      <Bar />
      <Strips />
      <Failure key={locked.value?.personId}>
        <ErrorBoundary>
          <Router
            onRouteChange={() => {
              scrollTo(0, 0);
            }}
          >
            {/* The last default counts: while the PIN is asked for, there is no other address. */}
            {locked.value
              ? []
              : ROUTES.map(({ path, screen }) => (
                  <Route key={path} path={path} component={screen} />
                ))}
            <Route default component={locked.value ? LOCK.screen : NotFound} />
          </Router>
        </ErrorBoundary>
      </Failure>
      <Toasts />
    </LocationProvider>
  );
}
