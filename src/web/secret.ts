// Secrets that travel (cookies, links): drawn at random, and kept only as a hash, so that who reads the database can use none of them.
import { createHash, randomBytes } from 'node:crypto';

/** A new secret of 256 bits, fit for an address or a cookie. */
export function newSecret(): string {
  return randomBytes(32).toString('base64url');
}

/** A new token for a program, with a beginning by which scanners for leaked secrets know it. */
export function newToken(): string {
  return `hub_${newSecret()}`;
}

/** What is kept of a secret. */
export function hashOf(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}
