import type { CookieOptions } from 'express';
import type { HeaderBearer } from './guard.ts';

export const cookieName = 'sid';

/** Out of reach for scripts, and not sent along with requests that another site starts. */
export function cookieOptions(secure: boolean): CookieOptions {
  return { httpOnly: true, sameSite: 'lax', secure, path: '/' };
}

/** The session token that the request carries, or undefined. */
export function sessionToken(req: HeaderBearer): string | undefined {
  const cookies = (req.headers.cookie ?? '').split(';').map((pair) => pair.trim());
  const own = cookies.find((pair) => pair.startsWith(`${cookieName}=`));
  return own?.slice(cookieName.length + 1);
}
