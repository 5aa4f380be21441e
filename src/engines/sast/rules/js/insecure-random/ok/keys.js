export function cursor(users) {
  // ok: js/insecure-random
  return { users, nonce: Math.random() };
}

export function request(load) {
  // ok: js/insecure-random
  const fetchToken = Math.random().toString(36);
  return load(fetchToken);
}
