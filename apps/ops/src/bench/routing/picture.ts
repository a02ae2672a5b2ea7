/** One line of a picture: figures (of a hundred) by seconds. */
export interface Curve {
  readonly name: string;
  readonly points: readonly { readonly seconds: number; readonly percent: number }[];
}

export interface Panel {
  readonly title: string;
  /** Seconds that are marked below. */
  readonly ticks: readonly number[];
  readonly curves: readonly Curve[];
}

const WIDTH = 860;
const PANEL_HEIGHT = 300;
const MARGIN = { left: 70, right: 190, top: 46, bottom: 44 };
const COLOURS = ['#0b6e4f', '#c8553d', '#3d5a80', '#8a5a83'];

/** Draws panels one below the other: seconds to the right (logarithmic), percent upwards. SVG 1.1, no script. */
export function pictureOf(panels: readonly Panel[]): string {
  const height = panels.length * PANEL_HEIGHT;
  const head =
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" ` +
    `width="${WIDTH}" height="${height}" font-family="sans-serif" font-size="13">`;
  const drawn = panels.map(
    (panel, at) => `<g transform="translate(0 ${at * PANEL_HEIGHT})">${panelOf(panel)}</g>`,
  );
  const ground = `<rect width="${WIDTH}" height="${height}" fill="#ffffff"/>`;
  return `${[head, ground, ...drawn, '</svg>'].join('\n')}\n`;
}

interface Scale {
  x(seconds: number): number;
  y(percent: number): number;
}

function panelOf({ title, ticks, curves }: Panel): string {
  const points = curves.flatMap((it) => it.points);
  const seconds = [...ticks, ...points.map((it) => it.seconds)].sort((a, b) => a - b);
  const percents = points.map((it) => it.percent);
  const [low, high] = [Math.min(0, ...percents), Math.max(0.5, ...percents)];
  const [first, last] = [Math.log(seconds[0] ?? 1), Math.log(seconds.at(-1) ?? 60)];
  const inner = {
    width: WIDTH - MARGIN.left - MARGIN.right,
    height: PANEL_HEIGHT - MARGIN.top - MARGIN.bottom,
  };
  const scale: Scale = {
    x: (value) =>
      MARGIN.left + (inner.width * (Math.log(value) - first)) / Math.max(1e-9, last - first),
    y: (value) => MARGIN.top + (inner.height * (high - value)) / (high - low),
  };
  return [
    text({ x: MARGIN.left, y: 24, content: title, weight: 'bold' }),
    ...ticksOf(low, high).map((it) => rule(scale, it)),
    ...ticks.map((it) => secondsMark(scale, it)),
    ...curves.map((curve, at) => curveOf(curve, scale, at)),
  ].join('\n');
}

/** About five round figures from low to high. */
function ticksOf(low: number, high: number): readonly number[] {
  const raw = (high - low) / 5;
  const power = 10 ** Math.floor(Math.log10(raw));
  const step = ([1, 2, 5].find((it) => it * power >= raw) ?? 10) * power;
  const from = Math.ceil(low / step);
  const count = Math.floor(high / step) - from + 1;
  return Array.from({ length: count }, (_, at) => (from + at) * step);
}

function rule({ y }: Scale, percent: number): string {
  const at = y(percent).toFixed(1);
  const line =
    `<line x1="${MARGIN.left}" x2="${WIDTH - MARGIN.right}" y1="${at}" y2="${at}" ` +
    `stroke="${percent === 0 ? '#555' : '#ddd'}"/>`;
  const label = `${Number(percent.toFixed(6))} %`;
  return line + text({ x: MARGIN.left - 8, y: y(percent) + 4, content: label, anchor: 'end' });
}

function secondsMark({ x }: Scale, seconds: number): string {
  const [at, y] = [x(seconds), PANEL_HEIGHT - MARGIN.bottom + 20];
  return text({ x: at, y, content: `${Number(seconds.toFixed(1))} s`, anchor: 'middle' });
}

function curveOf({ name, points }: Curve, { x, y }: Scale, at: number): string {
  const colour = COLOURS[at % COLOURS.length] ?? '#000';
  const sorted = [...points].sort((a, b) => a.seconds - b.seconds);
  const places = sorted.map((it) => [x(it.seconds).toFixed(1), y(it.percent).toFixed(1)] as const);
  const line =
    `<polyline fill="none" stroke="${colour}" stroke-width="2" ` +
    `points="${places.map((it) => it.join(',')).join(' ')}"/>`;
  const dots = places.map(([cx, cy]) => `<circle cx="${cx}" cy="${cy}" r="3.5" fill="${colour}"/>`);
  const legend = text({
    ...{ x: WIDTH - MARGIN.right + 14, y: MARGIN.top + 18 * at + 8, content: `● ${name}` },
    fill: colour,
  });
  return [line, ...dots, legend].join('\n');
}

interface Label {
  readonly x: number;
  readonly y: number;
  readonly content: string;
  readonly anchor?: 'start' | 'middle' | 'end';
  readonly weight?: 'bold';
  readonly fill?: string;
}

function text({ x, y, content, anchor, weight, fill }: Label): string {
  const escaped = content.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  return (
    `<text x="${x.toFixed(1)}" y="${y.toFixed(1)}" text-anchor="${anchor ?? 'start'}" ` +
    `font-weight="${weight ?? 'normal'}" fill="${fill ?? '#222'}">${escaped}</text>`
  );
}
