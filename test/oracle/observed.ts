/** What a caller can observe of an answer, byte by byte: everything but what tells one request from another. */
import { expect } from 'vitest'
import type { Reply } from '../support/app.js'

/** Status, headers and body, with the access record, error ids and the state of the budget set aside; the date too, and the length, which follows from the bytes. */
export function observed({ status, headers, text }: Reply): string {
  expect(Number(headers['content-length'])).toBe(Buffer.byteLength(text))
  const shown = Object.entries(headers).filter(([name]) => name !== 'date' && name !== 'content-length')
  const body = text
    .replace(/"accessRecord":\{"id":"event_[0-9a-z]{26}","leaf":"[0-9a-f]{64}","leafIndex":null\}/, '"accessRecord":0')
    .replace(/"errorId":"[0-9a-f-]{36}"/g, '"errorId":0')
    .replace(/"throttleStatus":\{[^}]*\}/, '"throttleStatus":0')
  return `${status}\n${shown.sort().map((each) => each.join(': ')).join('\n')}\n\n${body}`
}

/** Runs the tasks a few at a time, in order of their start. */
export async function inTurn<T, R>(tasks: readonly T[], run: (task: T) => Promise<R>, atOnce = 6): Promise<R[]> {
  const results: R[] = []
  let next = 0
  const worker = async (): Promise<void> => {
    while (next < tasks.length) {
      const at = next++
      results[at] = await run(tasks[at] as T)
    }
  }
  await Promise.all(Array.from({ length: atOnce }, worker))
  return results
}
