const BASE = 'https://app.example.com';

export function inOwnPaths(req, res) {
  // ok: js/open-redirect
  res.redirect('/users/' + req.params.id);
}

export function inOwnPathsByTemplate(req, res) {
  // ok: js/open-redirect
  res.redirect(`/search?q=${encodeURIComponent(req.query.q)}`);
}

export function behindBase(req, res) {
  // ok: js/open-redirect
  res.redirect(`${BASE}/orders/${req.params.id}`);
}

export function constant(req, res) {
  // ok: js/open-redirect
  res.redirect(req.query.mobile === '1' ? '/m' : '/');
}

export async function lookedUp(req, res, links) {
  const link = await links.find(req.params.slug);
  // ok: js/open-redirect
  res.redirect(link.url);
}

export function back(req, res) {
  const language = req.query.lang;
  res.cookie('lang', language);
  // ok: js/open-redirect
  res.redirect('/settings');
}
