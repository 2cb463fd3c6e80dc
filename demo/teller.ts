/** A running account of a play in the terminal: who did what, how long it took, what the platform's clock said. */
import type { Line } from './theatre.js'

const dim = (text: string) => `\u001b[2m${text}\u001b[0m`
const bold = (text: string) => `\u001b[1m${text}\u001b[0m`

/** The platform's time as Shanghai reads it, to the second. */
const clockOf = (at: number): string => new Date(at + 8 * 3_600_000).toISOString().slice(0, 19).replace('T', ' ')

export function makeTeller(write: (text: string) => void, now: () => number, plain = false): (line: Line) => void {
  const [weak, strong] = plain ? [(text: string) => text, (text: string) => text] : [dim, bold]
  return ({ kind, who, text, tookMs }) => {
    const time = weak(clockOf(now()))
    switch (kind) {
      case 'title':
        return write(`\n${strong(text)}\n`)
      case 'act':
        return write(`${time}  ${strong(who)} ${text} ${weak(`${(tookMs ?? 0).toFixed(1)} ms`)}\n`)
      case 'time':
        return write(`${weak(`…………………  ${text}`)}\n`)
      case 'sum':
        return write(`${time}  ${strong(`⇒ ${text}`)}\n`)
      case 'say':
        return write(`${time}  ${text}\n`)
    }
  }
}
