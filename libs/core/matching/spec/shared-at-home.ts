import { shareHarvest, type MatchingQuestion } from '../src';
import { totalOf } from './recheck';

/**
 * What each line would keep if its own commune and municipality were alone: its share of the lots of home,
 * at most the norm and what it wants, in whole packages, on top of what it had.
 */
export function sharedAtHome(
  question: MatchingQuestion,
  normGramsPerFamily: number,
): { readonly lineId: string; readonly grams: number }[] {
  const policy = { ...question.policy, normGramsPerFamily: {} };
  const size = question.lots[0]?.packageGrams ?? 1;
  const lines = question.lines.map((line) => ({
    ...line,
    debtGrams: 0,
    maxGrams: line.wantedGrams,
  }));
  return lines.map((line) => {
    const isLocal = ({ communeId, municipalityCode }: (typeof question.lots)[number]): boolean =>
      communeId === line.communeId || municipalityCode === line.municipalityCode;
    // All who live at the same home share its lots; each commune of these questions has its own.
    const home = {
      ...question,
      policy,
      lots: question.lots.filter(isLocal),
      lines: lines.filter(({ communeId }) => communeId === line.communeId),
    };
    const total = totalOf(shareHarvest(home), line.id);
    const norm = Math.floor(
      (normGramsPerFamily * Math.max(1, line.families) - line.alreadyGrams) / size,
    );
    const kept = Math.min(total - line.alreadyGrams, Math.max(0, norm) * size);
    return { lineId: line.id, grams: line.alreadyGrams + Math.max(0, kept) };
  });
}
