import './public.css';
import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { kilosText, numberText } from '../../language/figures';
import { Table } from '../../ui/data';
import { MAP_HEIGHT, MAP_WIDTH, type Outline, outlinesIn } from './outlines';
import type { StateFigures } from './shapes';
import { words } from './words';

type Part = 'none' | 'gives' | 'receives' | 'both';

const PARTS: readonly Part[] = ['gives', 'receives', 'both', 'none'];

function partOf({ givenGrams, receivedGrams }: StateFigures): Part {
  if (givenGrams > 0) return receivedGrams > 0 ? 'both' : 'gives';
  return receivedGrams > 0 ? 'receives' : 'none';
}

/** Where the network reaches: a map, and beside it the same in a table. */
export function Coverage({ states }: { states: readonly StateFigures[] }): JSX.Element {
  const reached = states.filter((it) => it.communes > 0);
  return (
    <section class="stack tight">
      <h2>{words('map.title')}</h2>
      <div class="coverage">
        <figure class="stack tight">
          <StatesMap states={states} />
          <ul class="flow small legend">
            {PARTS.map((part) => (
              <li key={part}>
                <svg viewBox="0 0 16 16" aria-hidden="true">
                  <rect class={`state ${part}`} width="16" height="16" />
                </svg>
                {words(`map.${part}`)}
              </li>
            ))}
          </ul>
          <figcaption class="soft small">{words('map.note')}</figcaption>
        </figure>
        <Table
          caption={words('map.table')}
          items={reached}
          keyOf={(it) => it.code}
          columns={[
            { name: words('map.state'), cell: (it) => it.name },
            { name: words('sum.communes'), cell: (it) => numberText(it.communes), isNumber: true },
            { name: words('sum.families'), cell: (it) => numberText(it.families), isNumber: true },
            { name: words('map.given'), cell: (it) => kilosText(it.givenGrams), isNumber: true },
            { name: words('map.got'), cell: (it) => kilosText(it.receivedGrams), isNumber: true },
          ]}
        />
      </div>
    </section>
  );
}

/** The outlines come behind the rest; their place is kept free, so that nothing jumps. */
function StatesMap({ states }: { states: readonly StateFigures[] }): JSX.Element {
  const [outlines, setOutlines] = useState<readonly Outline[]>([]);
  useEffect(() => {
    void import('../../data/states.geojson?raw').then((file) => {
      setOutlines(outlinesIn(file.default));
    });
  }, []);
  const figuresOf = new Map(states.map((it) => [it.code, it]));
  return (
    <svg
      class="states"
      viewBox={`0 0 ${MAP_WIDTH} ${MAP_HEIGHT}`}
      role="img"
      aria-label={words('map.described')}
    >
      {outlines.map(({ code, path }) => {
        const figures = figuresOf.get(code);
        return (
          <path key={code} d={path} class={`state ${figures ? partOf(figures) : 'none'}`}>
            {figures && <title>{figures.name}</title>}
          </path>
        );
      })}
    </svg>
  );
}
