/** Families of a commune: the latest census of each council, or what the council has registered. */
export const FAMILIES_COUNTED = (communeId: string): string => `
  SELECT coalesce(sum(coalesce(latest.families, council.families)), 0)::int
  FROM council LEFT JOIN LATERAL (
    SELECT census.families FROM need_census census
    WHERE census.commune_id = council.commune_id AND census.council_id = council.id
    ORDER BY census.taken_on DESC, census.id DESC LIMIT 1
  ) latest ON true
  WHERE council.commune_id = ${communeId}`;
