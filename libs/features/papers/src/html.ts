/** HTML that is safe to send: made by the tag below, never by hand. */
export class Html {
  constructor(readonly text: string) {}
}

type Part = Html | string | number | readonly Html[];

/** A template whose every insertion is escaped, unless it is itself made by this tag. */
export function html(fixed: TemplateStringsArray, ...parts: readonly Part[]): Html {
  const text = fixed.reduce((all, it, at) => all + written(parts[at - 1] ?? '') + it);
  return new Html(text);
}

export const NOTHING = new Html('');

function written(part: Part): string {
  if (part instanceof Html) return part.text;
  if (typeof part === 'object') return part.map((it) => it.text).join('');
  return String(part).replace(/[&<>"'`]/g, (sign) => ESCAPED[sign] ?? sign);
}

const ESCAPED: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
  '`': '&#96;',
};
