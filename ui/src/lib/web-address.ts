/** Only web addresses become links: a configured text must not run as a script. */
export function webAddress(url: string | null): string | null {
  return url !== null && /^https?:\/\//i.test(url) ? url : null
}
