import { fault, type Fault } from './fault.js'
import { defineTextScalar } from './text-scalar.js'

const longest = 2048

/**
 * An absolute http or https address with a dotted name or an IP address as host. Userinfo is kept: `bank.example@evil.example` is evidence.
 * White space and control characters are refused, because the URL parser would drop them silently.
 */
export function checkUrlAddress(value: string): Fault | null {
  if (value.length > longest) return fault('url-length', `A web address has at most ${longest} characters.`, `网址最长${longest}个字符。`)
  if (/[\s\p{Cc}\p{Cf}\p{Cs}]/u.test(value) || !/^https?:\/\/[^/]/i.test(value) || !URL.canParse(value)) {
    return fault('url-shape', 'A web address starts with http:// or https:// and holds no spaces.', '网址须以http://或https://开头且不含空格。')
  }
  const { hostname } = new URL(value)
  return /^\[.+\]$|^[^.]+(?:\.[^.]+)+\.?$/.test(hostname)
    ? null
    : fault('url-host', 'The host is neither a domain name nor an IP address.', '主机名不是域名或IP地址。')
}

/** WHATWG serialisation: host in lower case and punycode, default port dropped, `/` for an empty path. */
export function canonicalUrlAddress(value: string): string {
  return new URL(value).href
}

export const UrlAddress = defineTextScalar({
  name: 'UrlAddress',
  description: {
    en: 'Web address, http or https, WHATWG URL Standard; stored in its serialised form.',
    zh: '网址，http或https，WHATWG URL标准；以规范化形式存储。',
  },
  specifiedByURL: 'https://url.spec.whatwg.org/',
  check: checkUrlAddress,
  canonical: canonicalUrlAddress,
})
