export function configure(options) {
  if (process.env.NODE_TLS_REJECT_UNAUTHORIZED === '0') {
    // ok: js/tls-verification-off
    options.https = { ...options.https, rejectUnauthorized: false };
  }
  // ok: js/tls-verification-off
  return options.insecure ? { rejectUnauthorized: false } : {};
}
