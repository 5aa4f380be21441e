const WORDS = /^(\w+\s?)+$/;

export function mail(req, res) {
  // ruleid: js/redos-pattern
  if (!/^([a-z0-9]+)+@example\.com$/.test(req.body.mail)) return res.status(400).end();
  return res.status(204).end();
}

export function title(req, res) {
  const { title } = req.body;
  // ruleid: js/redos-pattern
  res.json({ fine: WORDS.test(title) });
}

export function account(req, res) {
  const shape = /([0-9]+)+#/;
  const number = req.query.number;
  // ruleid: js/redos-pattern
  res.json({ fine: shape.exec(number) !== null });
}

export function tags(req, res) {
  // ruleid: js/redos-pattern
  res.json(req.query.tags.match(/^(a+)+$/));
}

export async function slug(ctx) {
  const text = ctx.query.title;
  // ruleid: js/redos-pattern
  ctx.body = text.replace(/(-+)+$/, '');
}
