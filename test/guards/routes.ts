/** A list and its CSV are one matter. */
export function withCsv(path: string): string[] {
  return [`GET ${path}`, `GET ${path}/export.csv`];
}

export function deeds(path: string, ...verbs: readonly string[]): string[] {
  return verbs.map((verb) => `POST ${path}/${verb}`);
}

/** List, CSV, one, creation, edit, and what else is done to one. */
export function ofNoun(path: string, ...verbs: readonly string[]): string[] {
  const one = `${path}/{id}`;
  return [...withCsv(path), `GET ${one}`, `PUT ${one}`, `PATCH ${one}`, ...deeds(one, ...verbs)];
}
