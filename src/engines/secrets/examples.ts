/** Five places in which tokens are found in real trees. */
export function settingsOf(secret: string): readonly string[] {
  return [
    `NODE_ENV=production\nSERVICE_TOKEN=${secret}\nPORT=8080\n`,
    `{\n  "service": { "token": "${secret}", "retries": 3 }\n}\n`,
    `deploy:\n  env:\n    TOKEN: ${secret}\n    REGION: eu-west-1\n`,
    `const client = connect('${secret}');\nawait client.ready();\n`,
    `curl -sS -H "Authorization: Bearer ${secret}" https://api.acme.internal/v1/jobs\n`,
  ];
}

/** A token damaged in each of the ways in which documentation and templates show tokens. */
export function fakesOf(secret: string, anchors: readonly string[]): readonly string[] {
  const anchor = anchors.find((one) => secret.includes(one)) ?? '';
  const head = secret.slice(0, secret.indexOf(anchor) + anchor.length);
  const tail = secret.slice(head.length);
  const blank =
    tail.length >= 12
      ? head + 'x'.repeat(tail.length)
      : 'x'.repeat(head.length - anchor.length) + anchor + tail;
  return [
    `TOKEN=${secret.slice(0, Math.floor(secret.length / 2))}\n`,
    `TOKEN=${blank}\n`,
    `TOKEN=${head}${tail.slice(0, -7)}EXAMPLE\n`,
    `TOKEN=\${SERVICE_TOKEN}\nOTHER=${head}\${TOKEN}\n`,
    `Tokens start with \`${head}\` and are made in the settings.\n`,
    `id = q7${secret.slice(0, -1)}\n`,
  ];
}
