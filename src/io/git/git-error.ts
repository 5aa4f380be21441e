/** Why a question to git has no answer. `shallow` says which depth is missing; messages are for people. */
export interface GitError {
  readonly kind:
    | 'no-repository'
    | 'bad-ref'
    | 'not-found'
    | 'shallow'
    | 'unsupported'
    | 'too-large'
    | 'timeout'
    | 'failed';
  readonly message: string;
  readonly todo?: string;
}
