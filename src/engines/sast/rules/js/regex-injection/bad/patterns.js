export function search(req, rows) {
  // ruleid: js/regex-injection
  const pattern = new RegExp(req.query.q, 'i');
  return rows.filter((row) => pattern.test(row.name));
}

export function prefix(req, rows) {
  const { name } = req.params;
  // ruleid: js/regex-injection
  return rows.filter((row) => RegExp('^' + name).test(row.name));
}

export function template(ctx) {
  // ruleid: js/regex-injection
  return new RegExp(`\\b${ctx.query.word}\\b`);
}

export function mongo(req, users) {
  // ruleid: js/regex-injection
  return users.find({ name: { $regex: req.query.name, $options: 'i' } });
}

export async function hono(c) {
  const text = String(c.req.query('text'));
  // ruleid: js/regex-injection
  return new RegExp(text);
}
