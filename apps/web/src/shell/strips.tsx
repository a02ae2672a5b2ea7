import type { JSX } from 'preact';
import { clockSkew, isReached } from '../api/call';
import type { Shape } from '../api/types';
import { member } from '../session/session';
import { useAnswer } from '../store/answers';
import { outbox, refused } from '../store/queue';
import { isSignedOut } from '../store/standing';
import { Icon } from '../ui/icon';
import { common } from '../ui/words';
import { isFormOpen } from './forms-open';
import { takeNewVersion, waitingVersion } from './waiting-version';

const CLOCK_OFF_MS = 10 * 60_000;

/** What everybody must know wherever they are: no network, a session that ended, a refusal, a wrong clock. */
export function Strips(): JSX.Element {
  const skew = clockSkew.value ?? 0;
  const isUpdateOffered =
    waitingVersion.value !== null && outbox.value.length === 0 && !isFormOpen();
  return (
    <div role="status">
      <DemoStrip />
      {!isReached.value && (
        <p class="strip">
          <Icon name="wifi-off" />
          {common('app.offline')}
        </p>
      )}
      {member.value && isSignedOut.value && (
        <p class="strip bad">
          <Icon name="lock" />
          {common('app.signedOut')} <a href="/entrar">{common('app.signIn')}</a>
        </p>
      )}
      {refused.value.length > 0 && (
        <p class="strip bad">
          <Icon name="warn" />
          <a href="/por-enviar">{common('app.refused', { n: refused.value.length })}</a>
        </p>
      )}
      {Math.abs(skew) > CLOCK_OFF_MS && (
        <p class="strip">
          <Icon name="clock" />
          {common('app.clock', { minutes: Math.round(Math.abs(skew) / 60_000) })}
        </p>
      )}
      {isUpdateOffered && (
        <p class="strip calm">
          {common('app.newVersion')}
          <button type="button" class="button quiet" onClick={takeNewVersion}>
            {common('app.update')}
          </button>
        </p>
      )}
    </div>
  );
}

function DemoStrip(): JSX.Element | null {
  const settings = useAnswer<Shape<'PublicSettingsResponse'>>('/v1/public/settings');
  return settings.body?.isDemo === true ? (
    <p class="strip calm">
      <Icon name="info" />
      {common('app.demo')}
    </p>
  ) : null;
}
