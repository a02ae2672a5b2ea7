import type { JSX } from 'preact';
import { addDays } from '#core/kernel';
import { dayText, kilosText } from '../../language/figures';
import { CheckField, ChoiceField, SelectField, TextField } from '../../ui/fields';
import { useForecasts, useOrgs } from './catalogue';
import type { PartProps } from './harvest-part';
import { words } from './words';

const CURRENCIES = ['USD', 'VED'];

/** What is seldom changed: a line says how it is, and opens. */
export function HarvestDetails(props: PartProps & { isOpen: boolean }): JSX.Element {
  const { draft, onDraft, habits, isOpen } = props;
  const centre = habits.centres.find((it) => it.id === draft.siteId)?.name ?? '';
  return (
    <details class="card" open={isOpen}>
      <summary>
        <span class="strong">{words('more.title')}</span>{' '}
        <span class="soft small">
          {words(`grade.${draft.grade as '1'}`)} ·{' '}
          {words(draft.isWashed ? 'lot.washed' : 'lot.unwashed')} · {centre}
        </span>
      </summary>
      <div class="stack">
        <ChoiceField
          label={words('more.grade')}
          value={draft.grade}
          onValue={(grade) => onDraft({ ...draft, grade })}
          options={(['1', '2', '3'] as const).map((value) => ({
            value,
            name: words(`grade.${value}`),
          }))}
        />
        <CheckField
          label={words('lot.washed')}
          value={draft.isWashed}
          onValue={(isWashed) => onDraft({ ...draft, isWashed })}
        />
        <CentreField {...props} />
        <Terms {...props} />
        <Origin {...props} />
      </div>
    </details>
  );
}

function CentreField({ draft, onDraft, faultOf, habits }: PartProps): JSX.Element {
  return (
    <SelectField
      label={words('more.centre')}
      value={draft.siteId}
      fault={faultOf('siteId')}
      onValue={(siteId) => onDraft({ ...draft, siteId })}
      options={habits.centres.map(({ id, name }) => ({ value: id, name }))}
    />
  );
}

function Terms({ draft, onDraft, faultOf, catalogue }: PartProps): JSX.Element {
  const days = catalogue.product(draft.productId)?.shelfLifeDays;
  const usual = days === undefined || draft.day === '' ? null : addDays(draft.day, days);
  return (
    <>
      <TextField
        optional
        type="date"
        label={words('lot.bestBefore')}
        hint={usual === null ? undefined : words('more.keeps', { day: dayText(usual) })}
        value={draft.bestBefore}
        fault={faultOf('bestBefore', 'bestBeforeOn')}
        onValue={(bestBefore) => onDraft({ ...draft, bestBefore })}
      />
      <div class="cols">
        <TextField
          optional
          isNumber
          label={words('more.floor')}
          hint={words('more.floorHint')}
          value={draft.floor}
          fault={faultOf('floor', 'floorMinorPerKg')}
          onValue={(floor) => onDraft({ ...draft, floor })}
        />
        <SelectField
          label={words('more.currency')}
          value={draft.currency}
          onValue={(currency) => onDraft({ ...draft, currency })}
          options={[...new Set([...CURRENCIES, draft.currency])].map((value) => ({
            value,
            name: value,
          }))}
        />
      </div>
    </>
  );
}

function Origin({ draft, onDraft, communeId }: PartProps): JSX.Element {
  const orgs = useOrgs(communeId);
  const forecasts = (useForecasts(communeId).body?.items ?? [])
    .filter((it) => it.productId === draft.productId)
    .map((it) => ({
      value: it.id,
      name: `${dayText(it.fromOn)} – ${dayText(it.toOn)} · ${kilosText(it.likelyGrams)}`,
    }));
  return (
    <>
      {orgs.length > 0 && (
        <SelectField
          optional
          label={words('more.org')}
          empty={words('more.noOrg')}
          value={draft.orgId}
          onValue={(orgId) => onDraft({ ...draft, orgId })}
          options={orgs}
        />
      )}
      {forecasts.length > 0 && (
        <SelectField
          optional
          label={words('more.forecast')}
          empty={words('more.noForecast')}
          value={draft.forecastId}
          onValue={(forecastId) => onDraft({ ...draft, forecastId })}
          options={forecasts}
        />
      )}
    </>
  );
}
