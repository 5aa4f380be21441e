import { decodeJwt } from 'jose';

export function tenant(token) {
  // ruleid: js/jwt-unverified
  return decodeJwt(token).tenant;
}
