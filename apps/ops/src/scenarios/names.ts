import { at, type Chance } from './chance';

const FIRST = [
  'María',
  'Carmen',
  'Yelitza',
  'Rosa',
  'Zulay',
  'Yusmary',
  'Ana',
  'Luisa',
  'Nancy',
  'Milagros',
  'José',
  'Luis',
  'Wilmer',
  'Ramón',
  'Pedro',
  'Freddy',
  'Rafael',
  'Omar',
  'Julio',
  'Nelson',
] as const;
const LAST = [
  'Briceño',
  'Valero',
  'Linares',
  'Barazarte',
  'Graterol',
  'Araujo',
  'Peña',
  'Rivas',
  'Montilla',
  'Uzcátegui',
  'Godoy',
  'Materán',
  'Ruiz',
  'Colmenares',
  'Salas',
  'Terán',
  'Azuaje',
  'Bastidas',
  'Viloria',
  'Ocanto',
] as const;
const RURAL = [
  'Semilla',
  'Surco',
  'Conuco',
  'Páramo',
  'Quebrada',
  'Molino',
  'Trapiche',
  'Lindero',
  'Acequia',
  'Cosecha',
] as const;
const URBAN = [
  'Escalera',
  'Cancha',
  'Azotea',
  'Callejón',
  'Mirador',
  'Vereda',
  'Plaza',
  'Esquina',
  'Puente',
  'Terraza',
] as const;
const OF = [
  'Florida',
  'Viva',
  'del Alba',
  'Clara',
  'de la Lluvia',
  'Nueva',
  'del Araguaney',
  'Unida',
  'del Turpial',
  'Serena',
  'de los Bucares',
  'Encendida',
  'del Colibrí',
  'Amiga',
  'de Enero',
  'Firme',
  'del Samán',
  'Abierta',
] as const;
const FEMININE = new Set<string>([
  'Semilla',
  'Quebrada',
  'Acequia',
  'Cosecha',
  'Escalera',
  'Cancha',
  'Azotea',
  'Vereda',
  'Plaza',
  'Esquina',
  'Terraza',
]);
const SAINTS = [
  'Arriba',
  'Abajo',
  'Centro',
  'El Cruce',
  'La Fuente',
  'El Llanito',
  'La Loma',
  'Los Pinos',
] as const;

export function personName(chance: Chance): string {
  return `${chance.pick(FIRST)} ${chance.pick(LAST)} ${chance.pick(LAST)}`;
}

/** Invented commune names; no real commune is meant. Different for the first 180 of a kind. */
export class CommuneNames {
  private readonly given = new Map<string, number>();

  next(kind: 'rural' | 'urban' | 'mixed', place: string): string {
    const words = kind === 'urban' ? URBAN : RURAL;
    const count = this.given.get(kind) ?? 0;
    this.given.set(kind, count + 1);
    const word = at(words, count % words.length);
    const of = at(OF, (Math.floor(count / words.length) + count * 7) % OF.length);
    return `${word} ${FEMININE.has(word) ? of : masculine(of)} (${place})`;
  }
}

function masculine(of: string): string {
  const exceptions: Readonly<Record<string, string>> = {
    Viva: 'Vivo',
    Clara: 'Claro',
    Nueva: 'Nuevo',
  };
  const isAdjective = /^(Florida|Unida|Serena|Encendida|Amiga|Abierta)$/.test(of);
  return exceptions[of] ?? (isAdjective ? of.replace(/a$/, 'o') : of);
}

export function councilName(index: number): string {
  const round = Math.floor(index / SAINTS.length);
  const base = at(SAINTS, index % SAINTS.length);
  return round === 0 ? `Consejo Comunal ${base}` : `Consejo Comunal ${base} ${String(round + 1)}`;
}

export function orgName(chance: Chance): string {
  return `Unidad Productiva Familiar ${chance.pick(LAST)} ${chance.pick(LAST)}`;
}
