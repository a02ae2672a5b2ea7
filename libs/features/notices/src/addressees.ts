import type { Role } from '#core/kernel';

/** Those who hold one of the roles for a commune on the day; an SQL expression says which commune. */
interface OfCommune {
  readonly commune: string;
  readonly roles: readonly Role[];
}
/** One person, whatever mandates they hold; an SQL expression that may be null. */
interface OnePerson {
  readonly person: string;
}
interface OfNetwork {
  readonly network: true;
}
type Whom = OfCommune | OnePerson | OfNetwork;

/** What to say to whom. All texts but roles are SQL expressions over the tables in `from`. */
export interface Saying {
  readonly from: string;
  readonly where: string;
  readonly to: readonly Whom[];
  readonly key: string;
  readonly params: Readonly<Record<string, string>>;
  readonly link: string;
  /** Sets apart several sayings of one fact to one person, such as one for each commune. */
  readonly part?: string;
}

export const PRODUCT = `jsonb_build_object('es', product.name_es, 'en', product.name_en)`;

/** A number or text of the fact that was heard. */
export function told(name: string, type: 'uuid' | 'text' | 'bigint' | 'jsonb' = 'text'): string {
  if (type === 'jsonb') return `$1::jsonb->'${name}'`;
  return type === 'text' ? `$1::jsonb->>'${name}'` : `($1::jsonb->>'${name}')::${type}`;
}

/** The query of all who are to hear the sayings: (person_id, part, message_key, params, link). */
export function addressees(...sayings: readonly Saying[]): string {
  return sayings.flatMap((it) => it.to.map((whom) => selectOf(it, whom))).join(' UNION ALL ');
}

function selectOf(saying: Saying, whom: Whom): string {
  const { from, where, key, link, part = `''` } = saying;
  const params = Object.entries(saying.params).flatMap(([name, value]) => [`'${name}'`, value]);
  const who = 'person' in whom ? `(${whom.person})` : 'mandate.person_id';
  const isSomebody = 'person' in whom ? `AND ${who} IS NOT NULL` : '';
  return `SELECT ${who} AS person_id, ${part} AS part, ${key} AS message_key,
      jsonb_build_object(${params.join(', ')}) AS params, ${link} AS link
    FROM ${from} ${mandatesOf(whom)} WHERE ${where} ${isSomebody}`;
}

function mandatesOf(whom: Whom): string {
  if ('person' in whom) return '';
  const whose =
    'network' in whom
      ? `mandate.commune_id IS NULL AND mandate.role = 'network_liaison'`
      : `mandate.commune_id = ${whom.commune} AND mandate.role IN (${listed(whom.roles)})`;
  return `JOIN mandate ON ${whose} AND mandate.revoked_at IS NULL AND mandate.from_on <= $3::date
      AND (mandate.to_on IS NULL OR mandate.to_on >= $3::date)`;
}

function listed(roles: readonly Role[]): string {
  return roles.map((role) => `'${role}'`).join(', ');
}
