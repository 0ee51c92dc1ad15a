// The service's own cookies: read from a request, written to a response. None is for anything but signing in and keeping what was typed.

/** A cookie to set; `value` null removes it. `maxAge` in seconds; absent: until the browser is closed. */
export interface Cookie {
  readonly name: 'session' | 'kept' | 'oidc';
  readonly value: string | null;
  readonly maxAge?: number;
}

/** With https the name itself makes the browser insist on Secure, on this host and on the whole path. */
const nameOf = (name: Cookie['name'], secure: boolean) => (secure ? `__Host-${name}` : name);

/** The value of a cookie in the request's header, or null. */
export function cookieIn(header: string | undefined, name: Cookie['name'], secure: boolean): string | null {
  const wanted = nameOf(name, secure);
  for (const part of (header ?? '').split(';')) {
    const at = part.indexOf('=');
    if (at > 0 && part.slice(0, at).trim() === wanted) return part.slice(at + 1).trim() || null;
  }
  return null;
}

/** The header that sets a cookie. Lax: a link in an e-mail finds the person signed in, another site's form does not. */
export function setCookie({ name, value, maxAge }: Cookie, secure: boolean): string {
  const parts = [`${nameOf(name, secure)}=${value ?? ''}`, 'Path=/', 'HttpOnly', 'SameSite=Lax'];
  if (secure) parts.push('Secure');
  if (value === null) parts.push('Max-Age=0');
  else if (maxAge !== undefined) parts.push(`Max-Age=${maxAge}`);
  return parts.join('; ');
}
