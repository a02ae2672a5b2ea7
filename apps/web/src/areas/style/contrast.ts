/** Red, green and blue, 0 to 255. */
export type Colour = readonly [number, number, number];

/** Reads '#fff', '#a3341c' or 'rgb(163, 52, 28)'; null for anything else. */
export function colourOf(text: string): Colour | null {
  const plain = text.trim();
  const short = /^#([\da-f])([\da-f])([\da-f])$/i.exec(plain);
  if (short)
    return colourOf(
      `#${short
        .slice(1)
        .map((it) => it + it)
        .join('')}`,
    );
  const long = /^#([\da-f]{2})([\da-f]{2})([\da-f]{2})$/i.exec(plain);
  if (long) return three(long.slice(1).map((it) => parseInt(it, 16)));
  const spoken = /^rgb\((\d+),?\s+(\d+),?\s+(\d+)\)$/.exec(plain);
  return spoken ? three(spoken.slice(1).map(Number)) : null;
}

function three([red = 0, green = 0, blue = 0]: readonly number[]): Colour {
  return [red, green, blue];
}

/** How much two colours stand out from each other by WCAG 2: 1 for the same, 21 for black on white. */
export function contrast(one: Colour, other: Colour): number {
  const [darker = 0, lighter = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (lighter + 0.05) / (darker + 0.05);
}

function luminance(colour: Colour): number {
  const [red = 0, green = 0, blue = 0] = colour.map((it) => {
    const part = it / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
