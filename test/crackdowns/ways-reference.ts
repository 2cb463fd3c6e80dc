/** The ways of suspects, call centres, operations and requests, written down by hand from the statutes and the words of the desks; nothing here is taken from `src/`. A step that is not told does not exist. */
export interface Way {
  readonly states: readonly string[]
  readonly steps: readonly string[]
  /** `STATE STEP`, and where it leads. */
  readonly leads: Readonly<Record<string, string>>
  /** Steps for which a reason is owed. */
  readonly reasoned: readonly string[]
}

export const ways: Readonly<Record<'suspect' | 'callCentre' | 'operation' | 'extradition', Way>> = {
  suspect: {
    states: ['WANTED', 'DETAINED', 'ARRESTED', 'TRANSFERRED', 'RELEASED', 'CLEARED'],
    steps: ['CATCH', 'ARREST', 'TRANSFER', 'RELEASE', 'SEEK', 'CLEAR'],
    leads: {
      // Whoever is at large, or out on bail, is caught; whoever is held already is not caught again.
      'WANTED CATCH': 'DETAINED',
      'RELEASED CATCH': 'DETAINED',
      // The procuratorate approves the arrest of somebody who is there.
      'DETAINED ARREST': 'ARRESTED',
      'RELEASED ARREST': 'ARRESTED',
      'ARRESTED TRANSFER': 'TRANSFERRED',
      'RELEASED TRANSFER': 'TRANSFERRED',
      'DETAINED RELEASE': 'RELEASED',
      'ARRESTED RELEASE': 'RELEASED',
      'RELEASED SEEK': 'WANTED',
      // Suspicion may end at any time before the procuratorate has the case.
      'WANTED CLEAR': 'CLEARED',
      'DETAINED CLEAR': 'CLEARED',
      'ARRESTED CLEAR': 'CLEARED',
      'RELEASED CLEAR': 'CLEARED',
    },
    reasoned: ['RELEASE', 'CLEAR'],
  },
  callCentre: { states: ['ACTIVE', 'RAIDED', 'CLOSED'], steps: ['RAID', 'CLOSE'], leads: { 'ACTIVE RAID': 'RAIDED', 'ACTIVE CLOSE': 'CLOSED', 'RAIDED CLOSE': 'CLOSED' }, reasoned: [] },
  operation: {
    states: ['PLANNED', 'UNDER_WAY', 'CONCLUDED', 'CALLED_OFF'],
    steps: ['START', 'CONCLUDE', 'CALL_OFF'],
    leads: { 'PLANNED START': 'UNDER_WAY', 'UNDER_WAY CONCLUDE': 'CONCLUDED', 'PLANNED CALL_OFF': 'CALLED_OFF', 'UNDER_WAY CALL_OFF': 'CALLED_OFF' },
    reasoned: ['CALL_OFF'],
  },
  extradition: {
    states: ['REQUESTED', 'GRANTED', 'REFUSED', 'HANDED_OVER', 'WITHDRAWN'],
    steps: ['GRANT', 'REFUSE', 'HAND_OVER', 'WITHDRAW'],
    leads: { 'REQUESTED GRANT': 'GRANTED', 'REQUESTED REFUSE': 'REFUSED', 'GRANTED HAND_OVER': 'HANDED_OVER', 'REQUESTED WITHDRAW': 'WITHDRAWN', 'GRANTED WITHDRAW': 'WITHDRAWN' },
    reasoned: ['REFUSE', 'WITHDRAW'],
  },
}
