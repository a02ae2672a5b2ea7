/** How long the stages of a run took, in whole milliseconds; a stage that is done twice adds up. */
export class StageTimes {
  readonly milliseconds: Record<string, number> = {};

  async of<Result>(stage: string, work: () => Promise<Result>): Promise<Result> {
    const begun = performance.now();
    try {
      return await work();
    } finally {
      const taken = Math.round(performance.now() - begun);
      this.milliseconds[stage] = (this.milliseconds[stage] ?? 0) + taken;
    }
  }
}
