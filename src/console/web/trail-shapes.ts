/** A fund trail, its accounts and movements, as the graph answers them. */
interface Called {
  readonly id: string
}

/** What is not there the caller is never shown; what is null is withheld, or is not. */
export interface Trail extends Called {
  readonly trailNumber: string
  readonly case: { readonly id: string; readonly caseNumber?: string | null } | null
  readonly method: string | null
  readonly currency: string | null
  readonly paidAmount?: string | null
  readonly exitedAmount?: string | null
  readonly recoverableAmount?: string | null
  readonly layers?: number | null
  readonly isCut?: boolean | null
  readonly flowCount?: number | null
  readonly keptFlowCount?: number | null
  readonly tracedByName?: string | null
  readonly tracedAt: string | null
}

export interface FlowNode extends Called {
  readonly account: { readonly id: string; readonly number?: string | null; readonly holderName?: string | null; readonly riskStatus?: string | null; readonly holdingBank?: Called | null } | null
  readonly layer?: number | null
  readonly amountIn?: string | null
  readonly amountOut?: string | null
  readonly exitedAmount?: string | null
  readonly recoverableAmount?: string | null
  readonly exit?: string | null
}

export interface FlowEdge extends Called {
  readonly from: Called | null
  readonly to: Called | null
  readonly layer?: number | null
  readonly channel?: string | null
  readonly exit?: string | null
  readonly amount?: string | null
  readonly movedAt?: string | null
}
