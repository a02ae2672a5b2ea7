import type { JSX } from 'preact';

export interface Bar {
  readonly name: string;
  /** How long the bar is, beside the longest one. */
  readonly amount: number;
  /** The same as a figure with its unit. */
  readonly text: string;
  /** Said under the name. */
  readonly lead?: string;
  readonly tone?: 'warn' | 'bad';
}

interface BarsProps {
  readonly caption: string;
  /** What the names are, and what the figures are. */
  readonly heads: readonly [name: string, amount: string];
  readonly bars: readonly Bar[];
}

/**
 * Bars beside the figures they are drawn from: one table for those who look, those who listen and those who print.
 * The longest bar fills its place.
 */
export function Bars({ caption, heads, bars }: BarsProps): JSX.Element {
  const most = Math.max(1, ...bars.map(({ amount }) => amount));
  return (
    <div class="scroll">
      <table class="bars">
        <caption>{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{heads[0]}</th>
            <td />
            <th scope="col" class="num">
              {heads[1]}
            </th>
          </tr>
        </thead>
        <tbody>
          {bars.map(({ name, amount, text, lead, tone }) => (
            <tr key={name}>
              <th scope="row">
                {name}
                {lead !== undefined && <span class="soft small"> {lead}</span>}
              </th>
              <td aria-hidden="true">
                <svg class={tone}>
                  <rect width={`${(Math.max(0, amount) / most) * 100}%`} height="100%" rx="3" />
                </svg>
              </td>
              <td class="num">{text}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
