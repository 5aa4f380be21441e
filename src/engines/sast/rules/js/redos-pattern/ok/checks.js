const WORDS = /^\w+(?:\s\w+)*$/;

export function mail(req, res) {
  // ok: js/redos-pattern
  if (!/^[a-z0-9]+@example\.com$/.test(req.body.mail)) return res.status(400).end();
  return res.status(204).end();
}

export function title(req, res) {
  // ok: js/redos-pattern
  res.json({ fine: WORDS.test(req.body.title) });
}

export function own(lines) {
  // ok: js/redos-pattern
  return lines.filter((line) => /^([0-9]+)+$/.test(line));
}

export function account(req, res) {
  // ok: js/redos-pattern
  res.json({ fine: /^[0-9]{1,20}#$/.test(req.query.number) });
}

export async function slug(ctx) {
  // ok: js/redos-pattern
  ctx.body = ctx.query.title.replace(/-+$/, '');
}
