/** Inputs of well-known actions that are run as code (lower case). Read from each action's own description. */
export const codeInputs: ReadonlyMap<string, readonly string[]> = new Map([
  ['actions/github-script', ['script']],
  ['azure/powershell', ['inlinescript']],
  ['azure/cli', ['inlinescript']],
  ['amadevus/pwsh-script', ['script']],
  ['appleboy/ssh-action', ['script']],
  ['addnab/docker-run-action', ['run']],
  ['devcontainers/ci', ['runcmd']],
  ['nick-fields/retry', ['command', 'on_retry_command', 'new_command_on_retry']],
  ['nick-invision/retry', ['command', 'on_retry_command', 'new_command_on_retry']],
  ['cardinalby/js-eval-action', ['expression']],
  ['jannekem/run-python-script-action', ['script']],
  ['mikefarah/yq', ['cmd']],
  ['cross-platform-actions/action', ['run']],
  ['vmactions/freebsd-vm', ['run', 'prepare']],
]);
