/** How much of a long trail is written: its accounts and sums are whole from the start, its movements follow. */
import { element } from './dom.js'
import { notice } from './parts.js'
import { number, say } from './speech.js'
import type { Trail } from './trail-shapes.js'
import { readProgress } from './trails.js'
import type { Context } from './view.js'

/** Each asking is an access record. */
const askAgainMs = 2_000

/** Asks until every movement is written, or the page is left. Null where that is so already, or withheld. */
export function trailProgress({ session }: Context, { id, flowCount, keptFlowCount }: Trail): HTMLElement | null {
  if (typeof flowCount !== 'number' || typeof keptFlowCount !== 'number' || keptFlowCount >= flowCount) return null
  const text = element('span', {})
  const bar = element('progress', { max: String(flowCount), 'aria-label': say('Movements written', '已写入的流向') })
  const whole = notice('plain', element('p', { role: 'status' }, text), bar)
  const tell = (kept: number): void => {
    bar.setAttribute('value', String(kept))
    text.textContent =
      kept < flowCount
        ? say(`${number(kept)} of ${number(flowCount)} movements are written, the others follow within seconds. Accounts and sums are whole.`, `已写入 ${number(kept)} / ${number(flowCount)} 笔流向，其余数秒内陆续写入；账户与金额已完整。`)
        : say(`All ${number(flowCount)} movements are written. Load the page again to read those that came since.`, `全部 ${number(flowCount)} 笔流向已写入，重新加载可读取新写入的流向。`)
  }
  const askAgain = async (): Promise<void> => {
    if (!whole.isConnected) return
    const kept = await readProgress(session, id).catch(() => null)
    if (kept === null) return
    tell(kept)
    if (kept < flowCount) setTimeout(askAgain, askAgainMs)
  }
  tell(keptFlowCount)
  setTimeout(askAgain, askAgainMs)
  return whole
}
