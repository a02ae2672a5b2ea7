import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { addressOf } from '../../api/address';
import type { Shape } from '../../api/types';
import { kilosText, minuteText } from '../../language/figures';
import { useList } from '../../store/answers';
import { Row } from '../../ui/data';
import { Icon, type IconName } from '../../ui/icon';
import { ListOf } from '../../ui/list-of';
import { Badge, Empty } from '../../ui/states';
import { keepsCommune } from './rights';
import { SectionHead } from './section-head';
import { type Site, SiteSheet } from './site-sheet';
import { WaitingRows } from './waiting-rows';
import { words } from './words';

const ICONS: Readonly<Record<Site['kind'], IconName>> = {
  ...{ collection_centre: 'scale', distribution_point: 'hand', vehicle_base: 'truck' },
};

/** Where a commune collects, hands out and keeps its vehicles. */
export function SitesSection({ communeId }: { communeId: string }): JSX.Element {
  const list = useList<Shape<'SiteResponse'>>(addressOf('/v1/sites', { communeId }));
  const [open, setOpen] = useState<Site | 'new' | null>(null);
  const isKeeper = keepsCommune(communeId);
  return (
    <section class="stack tight">
      <SectionHead
        title={words('sites.title')}
        csv={addressOf('/v1/sites/export.csv', { communeId })}
        {...(isKeeper && {
          onAdd: () => setOpen('new'),
        })}
      />
      <WaitingRows path="/v1/sites" screen={`/comunas/${communeId}`} />
      <ListOf
        of={list}
        empty={
          <Empty icon="pin" title={words('sites.empty')}>
            <p>{words('sites.emptyHelp')}</p>
          </Empty>
        }
        row={(site) => (
          <Row
            key={site.id}
            start={<Icon name={ICONS[site.kind]} />}
            title={site.name}
            lead={leadOf(site)}
            end={!site.isActive && <Badge icon="stop">{words('use.out')}</Badge>}
            {...(isKeeper && {
              onPress: () => setOpen(site),
            })}
          />
        )}
      />
      {open !== null && (
        <SiteSheet
          communeId={communeId}
          site={open === 'new' ? null : open}
          onClose={() => setOpen(null)}
        />
      )}
    </section>
  );
}

function leadOf(site: Site): string {
  const hours = `${minuteText(site.opensMinute)}–${minuteText(site.closesMinute)}`;
  return [
    words(`site.${site.kind}`),
    hours,
    words(`terrain.${site.terrain}`),
    ...(site.storageGrams > 0 ? [words('sites.holds', { kg: kilosText(site.storageGrams) })] : []),
    ...(site.hasColdRoom ? [words('sites.cold')] : []),
  ].join(' · ');
}
