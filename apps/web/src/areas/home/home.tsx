import type { JSX } from 'preact';
import { useLocation } from 'preact-iso';
import { useEffect } from 'preact/hooks';
import { chooseMandate, type Mandate, mandate, mandates, member } from '../../session/session';
import { BigVerb, LinkButton } from '../../ui/buttons';
import { Icon } from '../../ui/icon';
import { Screen as Frame } from '../../ui/screen';
import { Empty } from '../../ui/states';
import { SelectField } from '../../ui/fields';
import { common } from '../../ui/words';
import { FirstSteps } from './first-steps';
import { CycleCard } from './cycle-card';
import { HOMES } from './tiles';
import { words } from './words';

export { words };

/** Where a member begins: one big verb, a few ways on. A stranger is led to the public accounts. */
export function Screen(): JSX.Element | null {
  const { route } = useLocation();
  const isStranger = member.value === null;
  useEffect(() => {
    if (isStranger) route('/publico', true);
  }, [isStranger]);
  if (!member.value) return null;
  const acting = mandate.value;
  return (
    <Frame
      title={words('home.hello', { name: firstName(member.value.name) })}
      lead={acting && actingText(acting)}
    >
      {mandates.value.length > 1 && <RoleSwitch />}
      {acting ? <RoleHome acting={acting} /> : <NoMandate login={member.value.login} />}
    </Frame>
  );
}

function RoleHome({ acting }: { acting: Mandate }): JSX.Element {
  const { verb, tiles } = HOMES[acting.role];
  return (
    <>
      <BigVerb href={verb.href} icon={verb.icon}>
        {words(verb.word)}
      </BigVerb>
      <FirstSteps acting={acting} />
      <CycleCard />
      {tiles.length > 0 && (
        <nav aria-label={words('home.more')}>
          <ul class="tiles">
            {tiles.map(({ href, icon, word }) => (
              <li key={href}>
                <a class="tile" href={href}>
                  <Icon name={icon} />
                  <span class="strong">{words(word)}</span>
                </a>
              </li>
            ))}
          </ul>
        </nav>
      )}
      <LinkButton kind="quiet" icon="globe" href="/publico">
        {words('home.public')}
      </LinkButton>
    </>
  );
}

function RoleSwitch(): JSX.Element {
  return (
    <SelectField
      label={words('home.roles')}
      value={mandate.value?.id ?? ''}
      onValue={chooseMandate}
      options={mandates.value.map((it) => ({ value: it.id, name: actingText(it) }))}
    />
  );
}

function NoMandate({ login }: { login: string }): JSX.Element {
  return (
    <Empty icon="key" title={words('home.noMandate')}>
      <p>{words('home.noMandateHelp', { login })}</p>
      <LinkButton href="/publico">{words('home.public')}</LinkButton>
    </Empty>
  );
}

function actingText({ role, communeName }: Mandate): string {
  return `${common(`role.${role}`)} · ${communeName ?? common('role.wholeNetwork')}`;
}

function firstName(name: string): string {
  return name.split(' ')[0] ?? name;
}
