/** One-sided 95 %. */
const z = 1.6449;

/**
 * The precision that the counts prove with 95 % confidence (Wilson's score interval, lower bound). Counts may be
 * fractions, where labels count in part. 0 of 0 proves nothing: 0.
 */
export function wilsonLower(truePositives: number, judged: number): number {
  if (judged <= 0) return 0;
  const share = truePositives / judged;
  const zz = (z * z) / judged;
  const spread = z * Math.sqrt((share * (1 - share)) / judged + zz / (4 * judged));
  return Math.max(0, (share + zz / 2 - spread) / (1 + zz));
}
