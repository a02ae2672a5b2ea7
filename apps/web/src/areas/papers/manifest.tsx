import './papers.css';
import type { JSX } from 'preact';
import { addressOf } from '../../api/address';
import { clockText, dayText, kilometresText, kilosText } from '../../language/figures';
import { locale } from '../../language/locale';
import { hasRole } from '../../session/session';
import { useAnswer } from '../../store/answers';
import { DownloadButton, PrintButton } from '../../ui/buttons';
import { Pairs } from '../../ui/data';
import { Screen as Frame } from '../../ui/screen';
import { Answered, Note } from '../../ui/states';
import { common } from '../../ui/words';
import { ManifestStop } from './manifest-stop';
import type { ManifestOf } from './paper-shapes';
import { qrPath } from './qr-path';
import { words } from './words';

export { words };

/** A run on paper: what to load and hand over at each stop, with room to write and to sign. */
export function Screen({ id }: { id: string }): JSX.Element {
  const about = { id, language: locale.value };
  const manifest = useAnswer(addressOf('/v1/papers/runs/{id}/manifest', about));
  const run = manifest.body?.run;
  const isDriver = hasRole('driver') && !hasRole('transport_coordinator');
  return (
    <Frame
      title={words('manifest.title', { code: run?.code ?? '' })}
      lead={run && dayText(run.dayOn, 'long')}
      back={isDriver ? `/ruta/${id}` : `/viajes/${id}`}
      wide
      actions={
        <>
          <PrintButton />
          <DownloadButton href={addressOf('/v1/papers/runs/{id}/manifest.pdf', about)}>
            PDF
          </DownloadButton>
          <DownloadButton href={addressOf('/v1/papers/runs/{id}/manifest.csv', about)}>
            CSV
          </DownloadButton>
        </>
      }
    >
      <Answered of={manifest}>{(body) => <Paper manifest={body} />}</Answered>
    </Frame>
  );
}

function Paper({ manifest }: { manifest: ManifestOf }): JSX.Element {
  return (
    <div class="stack manifest">
      {!manifest.isWhole && <Note>{words('manifest.part')}</Note>}
      <div class="manifest-head">
        <Facts manifest={manifest} />
        <Qr address={manifest.address} code={manifest.run.code} />
      </div>
      {manifest.stops.map((stop) => (
        <ManifestStop key={stop.id} stop={stop} manifest={manifest} />
      ))}
      {manifest.isWhole && <Closing />}
    </div>
  );
}

function Facts({ manifest }: { manifest: ManifestOf }): JSX.Element {
  const { run, permits, packages, grams } = manifest;
  const cold = run.isRefrigerated ? [words('manifest.cold')] : [];
  const times = [run.departsAt, run.returnsAt].map((it) =>
    it === null ? common('say.none') : clockText(it),
  );
  const permitTexts = permits.map(({ kind, number, issuedBy, validTo }) =>
    words(`manifest.${kind}`, { number, issuedBy, day: dayText(validTo) }),
  );
  return (
    <Pairs
      of={[
        [words('manifest.cycle'), `${run.cycleName} · ${run.communeName}`],
        [
          words('manifest.vehicle'),
          [run.vehicleName, run.plate, kilosText(run.capacityGrams), ...cold].join(' · '),
        ],
        [words('manifest.driver'), run.driverName ?? common('say.none')],
        [words('manifest.licence'), run.driverLicence],
        [words('manifest.cargo'), words('list.sum', { n: packages, kilos: kilosText(grams) })],
        [words('manifest.way'), `${times.join(' – ')} · ${kilometresText(run.plannedMetres)}`],
        [
          words('manifest.permits'),
          permitTexts.length > 0 ? permitTexts.join('; ') : words('manifest.noPermits'),
        ],
      ]}
    />
  );
}

/** Leads whoever has the paper to the same paper as it is now. */
function Qr({ address, code }: { address: string; code: string }): JSX.Element {
  const { size, path } = qrPath(address);
  return (
    <figure class="qr">
      <svg viewBox={`0 0 ${size} ${size}`} role="img" aria-label={words('manifest.qr')}>
        <rect width={size} height={size} fill="#fff" />
        <path d={path} fill="#000" shape-rendering="crispEdges" />
      </svg>
      <figcaption class="strong">{code}</figcaption>
    </figure>
  );
}

function Closing(): JSX.Element {
  return (
    <section class="signing">
      {(['out', 'home', 'driver', 'sender'] as const).map((what) => (
        <p key={what}>
          <span class="line" />
          {words(`sign.${what}`)}
        </p>
      ))}
    </section>
  );
}
