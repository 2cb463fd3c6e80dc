/** Path and query within the console, and nothing that leads out of it: no host, no scheme, no step upwards. */
export function isConsoleAddress(address: string): boolean {
  const [path = '', ...rest] = address.split(/[?#]/)
  return /^\/console(?:\/[a-z0-9_-]+)*\/?$/i.test(path) && rest.every((part) => /^[\w.~%!$&'()*+,;=:@/?-]*$/.test(part))
}
