/** Linkages, their evidence and series, as the graph answers them. */
interface Called {
  readonly id: string
}

export interface LinkedCase extends Called {
  readonly caseNumber?: string | null
  readonly fraudType?: string | null
  readonly status?: string | null
  readonly reportedAt?: string | null
}

/** From the side of `case`. What is null of the other side is not told until both units agree. */
export interface Linkage extends Called {
  readonly linkageNumber: string | null
  readonly case: LinkedCase | null
  readonly otherCase: LinkedCase | null
  readonly contactUnit: Called | null
  readonly type: string | null
  readonly strength: string | null
  readonly state: string | null
  readonly proposedAt: string | null
  readonly decidedAt: string | null
  readonly reason?: string | null
}

export interface Series extends Called {
  readonly seriesNumber: string | null
  readonly state: string | null
  readonly formedAt: string | null
  readonly leadCase: LinkedCase | null
  readonly leadUnit: Called | null
  readonly cases: { readonly nodes: readonly LinkedCase[]; readonly pageInfo: { readonly hasNextPage: boolean } } | null
}

export interface Evidence extends Called {
  readonly kind: string | null
  readonly foundAt: string | null
  readonly words?: string | null
  readonly account?: { readonly number?: string | null } | null
  readonly telecomNumber?: { readonly msisdn?: string | null } | null
  readonly onlineAccount?: { readonly handle?: string | null } | null
  readonly url?: { readonly url?: string | null } | null
}
