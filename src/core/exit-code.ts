/** What a shell is told. `docs/manual/exit-codes.md` explains each to users. */
export const exitCodes = {
  done: 0,
  blocked: 1,
  usage: 2,
  incomplete: 3,
  nothing: 4,
  bug: 70,
  interrupted: 130,
} as const;
export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];
