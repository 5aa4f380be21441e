import type { RequestHandler } from 'express';

/** Headers that every answer carries. */
export const securityHeaders: RequestHandler = (_req, res, next) => {
  res.set('x-content-type-options', 'nosniff');
  res.set('content-security-policy', "default-src 'none'; frame-ancestors 'none'");
  res.set('referrer-policy', 'no-referrer');
  res.set('cache-control', 'no-store');
  next();
};
