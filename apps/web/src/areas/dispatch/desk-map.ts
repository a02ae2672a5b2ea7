import './desk-map.css';
import {
  circleMarker,
  control,
  featureGroup,
  geoJSON,
  layerGroup,
  map as openLeaflet,
  polyline,
  type Polyline,
  tileLayer,
} from 'leaflet';
import outlines from '../../data/states.geojson?raw';
import type { MapPort, MapSettings } from './map-port';

const WHOLE_COUNTRY: [number, number] = [8, -66.5];
const ZOOM = { start: 6, min: 5, max: 16 };
const PADDING: [number, number] = [24, 24];
const RADIUS = { min: 5, max: 16, gramsMax: 10_000_000 };

/** Draws the board's map with Leaflet. Colours come from the sheet, so that they follow light and dark. */
export function openMap(element: HTMLElement, settings: MapSettings): MapPort {
  const { tilesUrl, attribution, zoomInTitle, zoomOutTitle } = settings;
  const map = openLeaflet(element, {
    attributionControl: attribution !== '',
    zoomControl: false,
    minZoom: ZOOM.min,
    maxZoom: ZOOM.max,
    zoomAnimation: !matchMedia('(prefers-reduced-motion: reduce)').matches,
  }).setView(WHOLE_COUNTRY, ZOOM.start);
  if (tilesUrl !== null) tileLayer(tilesUrl, { attribution, maxZoom: ZOOM.max }).addTo(map);
  const states = JSON.parse(outlines) as GeoJSON.FeatureCollection;
  const className = tilesUrl === null ? 'map-state' : 'map-state bare';
  geoJSON(states, { interactive: false, style: { className, weight: 1 } }).addTo(map);
  control.zoom({ zoomInTitle, zoomOutTitle }).addTo(map);
  const wayLayer = featureGroup().addTo(map);
  const placeLayer = layerGroup().addTo(map);
  const lines = new Map<string, Polyline>();
  const points: [number, number][] = [];
  return {
    places: (places) => {
      placeLayer.clearLayers();
      points.length = 0;
      for (const { name, latitude, longitude, waitingGrams } of places) {
        points.push([latitude, longitude]);
        const className = waitingGrams > 0 ? 'map-place waits' : 'map-place';
        circleMarker([latitude, longitude], { radius: radiusOf(waitingGrams), className })
          .bindTooltip(name)
          .addTo(placeLayer);
      }
    },
    ways: (ways) => {
      wayLayer.clearLayers();
      lines.clear();
      ways.forEach(({ id, name, points: path }, at) => {
        const className = `map-way w${at % 4}`;
        const line = polyline(
          path.map(([latitude, longitude]): [number, number] => [latitude, longitude]),
          { className, weight: 3 },
        ).bindTooltip(name, { sticky: true });
        lines.set(id, line);
        line.addTo(wayLayer);
      });
    },
    stress: (wayId) => {
      for (const [id, line] of lines) line.setStyle({ weight: id === wayId ? 7 : 3 });
    },
    fit: () => {
      if (points.length > 0)
        map.fitBounds(points, { padding: PADDING, maxZoom: 11, animate: false });
    },
    close: () => {
      map.remove();
    },
  };
}

/** The area grows with the kilos that wait. */
function radiusOf(grams: number): number {
  const share = Math.sqrt(Math.min(1, grams / RADIUS.gramsMax));
  return RADIUS.min + share * (RADIUS.max - RADIUS.min);
}
