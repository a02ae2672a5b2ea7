import type { JSX } from 'preact';
import { addressOf } from '../../api/address';
import type { Shape } from '../../api/types';
import {
  kilometresText,
  kilosText,
  litresText,
  momentText,
  numberText,
  permilleText,
} from '../../language/figures';
import { hasRole } from '../../session/session';
import { useAnswer } from '../../store/answers';
import { LinkButton } from '../../ui/buttons';
import { Bars } from '../../ui/bars';
import { Figures, Pairs } from '../../ui/data';
import { ListTools } from '../../ui/list-of';
import { Screen as Frame } from '../../ui/screen';
import { Answered, Note } from '../../ui/states';
import { common } from '../../ui/words';
import { AccountTables } from './account-tables';
import { elsewhere, gramsAt, LOSS_STAGES, lossPermille, STAGES } from './stages';
import { words } from './words';

export { words };

type Account = Shape<'AccountResponse'>;

/** The account of a cycle: every kilo at each stage, who was reached, what it took, to be read out in an assembly. */
export function Screen({ cycleId }: { cycleId: string }): JSX.Element {
  const account = useAnswer(addressOf('/v1/cycles/{id}/account', { id: cycleId }));
  const { body } = account;
  return (
    <Frame
      wide
      title={body?.cycleName ?? words('accounts.title')}
      lead={body && leadOf(body)}
      back="/cuentas"
      actions={<ListTools csv={addressOf('/v1/cycles/{id}/account/export.csv', { id: cycleId })} />}
    >
      <Answered of={account}>{(known) => <Accounts of={known} />}</Answered>
      {hasRole('network_liaison', 'comptroller') && (
        <p class="no-print">
          <LinkButton icon="eye" href={`/auditoria?ciclo=${cycleId}`}>
            {words('audit.ofCycle')}
          </LinkButton>
        </p>
      )}
    </Frame>
  );
}

function leadOf({ cycleState, asOf }: Account): string {
  const key = `cycle.${cycleState}`;
  const state = common.has(key) ? common(key) : cycleState;
  return `${state} · ${words('accounts.asOf', { when: momentText(asOf) })}`;
}

function Accounts({ of }: { of: Account }): JSX.Element {
  const { totals, families } = of;
  if (of.lots === 0 && totals.announcedGrams === 0) {
    return <Note title={words('accounts.notYet')}>{words('accounts.notYetHelp')}</Note>;
  }
  const lost = lossPermille(totals);
  return (
    <>
      <Figures
        of={[
          [words('accounts.received'), kilosText(totals.receivedGrams)],
          [words('accounts.reached'), numberText(families.reached)],
          [words('accounts.perFamily'), kilosText(families.receivedGramsPerFamily)],
          [
            words('accounts.lost'),
            <>
              {kilosText(totals.lostGrams)}
              {lost !== null && <span class="soft small"> {permilleText(lost)}</span>}
            </>,
          ],
        ]}
      />
      <Way of={of} />
      <AccountTables of={of} />
    </>
  );
}

function Way({ of }: { of: Account }): JSX.Element {
  const { totals, unplaced } = of;
  const kilos = words('accounts.kilos');
  return (
    <>
      <Bars
        caption={words('accounts.way')}
        heads={[words('accounts.stage'), kilos]}
        bars={STAGES.map((stage) => {
          const grams = gramsAt(totals, stage);
          return { name: words(`stage.${stage}`), amount: grams, text: kilosText(grams) };
        })}
      />
      <div class="cols">
        <Bars
          caption={words('accounts.losses')}
          heads={[words('accounts.where'), kilos]}
          bars={LOSS_STAGES.map((stage) => {
            const grams = totals.lost[stage];
            const tone = 'bad' as const;
            return { name: words(`lost.${stage}`), amount: grams, text: kilosText(grams), tone };
          })}
        />
        {unplaced.length > 0 && (
          <Bars
            caption={words('accounts.unplaced')}
            heads={[words('accounts.why'), kilos]}
            bars={unplaced.map(({ text, grams }) => ({
              ...{ name: text, amount: grams, text: kilosText(grams), tone: 'warn' },
            }))}
          />
        )}
      </div>
      <div class="cols">
        <section class="card">
          <h2>{words('accounts.elsewhere')}</h2>
          <Pairs
            of={elsewhere(totals).map(([name, grams]) => [
              words(`elsewhere.${name}`),
              kilosText(grams),
            ])}
          />
        </section>
        <Road of={of} />
      </div>
    </>
  );
}

function Road({ of: { road, families } }: { of: Account }): JSX.Element {
  return (
    <section class="card">
      <h2>{words('accounts.road')}</h2>
      <Pairs
        of={[
          [words('accounts.runs'), numberText(road.runs)],
          [words('accounts.metres'), kilometresText(road.vehicleMetres)],
          [words('accounts.tonneKm'), `${numberText(road.kilogramKm / 1000, 0)} t·km`],
          [words('accounts.fuel'), litresText(road.fuelUsedMl)],
          [words('accounts.ordered'), numberText(families.ordered)],
          [words('accounts.allocatedTo'), numberText(families.allocated)],
        ]}
      />
      {road.runsWithoutOdometer > 0 && (
        <p class="soft small">
          {words('accounts.withoutOdometer', { n: road.runsWithoutOdometer })}
        </p>
      )}
    </section>
  );
}
