export type Theme = Readonly<Record<string, string>>;

/** The custom properties of the one sheet of style, as they are by day and by night. */
export function themes(): { readonly light: Theme; readonly dark: Theme } {
  const rules = [...document.styleSheets].flatMap((sheet) => [...sheet.cssRules]);
  const light = Object.assign({}, ...rules.map(propertiesOf)) as Theme;
  const night = rules.filter(
    (rule) => rule instanceof CSSMediaRule && rule.conditionText.includes('dark'),
  ) as CSSMediaRule[];
  const changes = night.flatMap((rule) => [...rule.cssRules].map(propertiesOf));
  return { light, dark: Object.assign({}, light, ...changes) as Theme };
}

function propertiesOf(rule: CSSRule): Theme {
  if (!(rule instanceof CSSStyleRule) || rule.selectorText !== ':root') return {};
  const names = [...rule.style].filter((name) => name.startsWith('--'));
  return Object.fromEntries(names.map((name) => [name, rule.style.getPropertyValue(name).trim()]));
}
