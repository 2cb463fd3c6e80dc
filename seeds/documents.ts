/** Documents behind the stories' instruments: small, and of nobody. */

/** One grey pixel. */
export const picture = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR42mNoAAAAggCB2kUIOwAAAABJRU5ErkJggg==', 'base64')

export const paper = (...lines: readonly string[]): Buffer => Buffer.from(`${lines.join('\n')}\n`, 'utf8')
