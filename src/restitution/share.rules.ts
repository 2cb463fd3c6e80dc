/** What each victim gets of a frozen amount (若干规定 §8), exact to the fen, and the same told as a formula. */
import type { RuleName } from '../law/articles.js'
import type { restitutionMethods } from './restitution.words.js'
import { yuan } from '../scalars/money.js'

export type RestitutionMethod = keyof typeof restitutionMethods.type

/** A victim's loss in fen; of credits told apart also what of it lies in the account. */
export interface Loss {
  readonly victimId: string
  readonly fen: bigint
  /** TIMESTAMP_TRACED alone. */
  readonly tracedFen?: bigint
}

export interface Share {
  readonly victimId: string
  readonly lossFen: bigint
  readonly fen: bigint
}

const sum = (amounts: readonly bigint[]): bigint => amounts.reduce((total, each) => total + each, 0n)
const least = (a: bigint, b: bigint): bigint => (a < b ? a : b)
const byVictim = (a: { readonly victimId: string }, b: { readonly victimId: string }): number => (a.victimId < b.victimId ? -1 : a.victimId > b.victimId ? 1 : 0)

/**
 * Shares in the order of victims' ids, one for each loss; or the rule that forbids them. No share exceeds its loss, and their sum not what is frozen: the rest stays frozen.
 * PRO_RATA divides by the sum of losses, not by the frozen total as the letter of §8 has it, which would not add up.
 */
export function sharesOf(method: RestitutionMethod, frozenFen: bigint, losses: readonly Loss[]): readonly Share[] | RuleName {
  const sorted = [...losses].sort(byVictim)
  if (sorted.some(({ victimId }, at) => victimId === sorted[at - 1]?.victimId)) return 'return-method'
  if (frozenFen < 0n || sorted.some(({ fen }) => fen < 0n)) return 'return-shares-exceed'
  if (sorted.some(({ tracedFen }) => (method === 'TIMESTAMP_TRACED' ? tracedFen === undefined || tracedFen <= 0n : tracedFen !== undefined))) return 'return-traced-amount'
  switch (method) {
    case 'SINGLE_DEPOSIT':
      if (sorted.length !== 1) return 'return-method'
      return sorted.map(({ victimId, fen }) => ({ victimId, lossFen: fen, fen: least(frozenFen, fen) }))
    case 'TIMESTAMP_TRACED': {
      const shares = sorted.map(({ victimId, fen, tracedFen = 0n }) => ({ victimId, lossFen: fen, fen: tracedFen }))
      return shares.some(({ fen, lossFen }) => fen > lossFen) || sum(shares.map(({ fen }) => fen)) > frozenFen ? 'return-shares-exceed' : shares
    }
    case 'PRO_RATA':
      return proRata(frozenFen, sorted)
  }
}

/** Largest remainder: whole fen first, then one more to those who lost the largest part of a fen; among equals, to the lower id. */
function proRata(frozenFen: bigint, losses: readonly Loss[]): readonly Share[] {
  const lost = sum(losses.map(({ fen }) => fen))
  const total = least(frozenFen, lost)
  const whole = losses.map(({ victimId, fen }) => ({ victimId, lossFen: fen, fen: lost === 0n ? 0n : (total * fen) / lost, rest: lost === 0n ? 0n : (total * fen) % lost }))
  const left = Number(total - sum(whole.map(({ fen }) => fen)))
  const raised = new Set([...whole].sort((a, b) => (a.rest === b.rest ? byVictim(a, b) : a.rest > b.rest ? -1 : 1)).slice(0, left))
  return whole.map((each) => ({ victimId: each.victimId, lossFen: each.lossFen, fen: each.fen + (raised.has(each) ? 1n : 0n) }))
}

/** The reckoning in words and numbers, Chinese before English; victims by their place among the shares, from 1, never by name. */
export function formulaOf(method: RestitutionMethod, currency: string, frozenFen: bigint, shares: readonly Share[]): string {
  const lost = sum(shares.map(({ lossFen }) => lossFen))
  const total = sum(shares.map(({ fen }) => fen))
  const [frozen, losses, returned, rest] = [yuan(frozenFen), yuan(lost), yuan(total), yuan(frozenFen - total)]
  const list = (say: (share: Share) => string): string => shares.map((share, at) => `(${at + 1}) ${say(share)}`).join('; ')
  const ends = [`合计 ${returned}；冻结余额 ${rest}。`, `Total ${returned}; still frozen ${rest}.`] as const
  switch (method) {
    case 'SINGLE_DEPOSIT': {
      const each = list(({ lossFen, fen }) => `min(${frozen}, ${yuan(lossFen)}) = ${yuan(fen)}`)
      return [`单笔汇入，直接返还（${currency}）：份额 = min(冻结金额, 损失)。${each}。${ends[0]}`, `One credit, returned to its sender (${currency}): share = min(frozen, loss). ${each}. ${ends[1]}`].join('\n')
    }
    case 'TIMESTAMP_TRACED': {
      const each = list(({ lossFen, fen }) => `min(${yuan(fen)}, ${yuan(lossFen)}) = ${yuan(fen)}`)
      return [
        `按时间戳逐笔核对返还（${currency}）：份额 = min(核对金额, 损失)，合计以冻结金额 ${frozen} 为限。${each}。${ends[0]}`,
        `Credits told apart by time-stamp (${currency}): share = min(traced, loss), together at most the frozen ${frozen}. ${each}. ${ends[1]}`,
      ].join('\n')
    }
    case 'PRO_RATA': {
      const shared = yuan(least(frozenFen, lost))
      const each = list(({ lossFen, fen }) => `${shared} × ${yuan(lossFen)} ÷ ${losses} = ${yuan(fen)}`)
      return [
        `按比例返还（${currency}）：返还总额 = min(冻结金额 ${frozen}, 损失合计 ${losses})；份额 = 返还总额 × 损失 ÷ 损失合计，以损失为限；不足一分的，余分按余数由大到小补足。${each}。${ends[0]}`,
        `In proportion (${currency}): to share = min(frozen ${frozen}, losses ${losses}); share = to share × loss ÷ losses, at most the loss; parts of a fen go to the largest remainders. ${each}. ${ends[1]}`,
      ].join('\n')
    }
  }
}
