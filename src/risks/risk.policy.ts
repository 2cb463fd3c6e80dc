import { type Contributions, definePolicy, everyRow, F, instrument, never, noRow, open, type Operations, ownRows, shut, W } from '../policy/define.js'
import { involvedAccount } from '../accounts/account.table.js'
import { either, isNot, linked, type RowPredicate, underInstrument } from '../policy/rows.js'
import type { Purpose } from '../policy/vocabulary.js'
import { involvedNumber } from '../telecom/telecom.table.js'
import { fullRiskReason, fullRiskScore, riskReason, riskScore } from './risk.table.js'
import type { FullRiskReason, FullRiskScore, RiskReason, RiskScore } from './risk.view.js'

const basis = 'AFL §11, §18, §34; PIPL §6, §28'
const purposes: readonly Purpose[] = ['INTAKE', 'STOP_LOSS', 'INVESTIGATION', 'NUMBER_GOVERNANCE', 'OUTREACH', 'SUPERVISION_AUDIT']
/** Those for which entries, registrations and calls open, all of them. */
const underPaper: readonly Purpose[] = ['STOP_LOSS', 'INVESTIGATION']

/** Scores of people are the countermeasure desk's; of accounts and numbers it learns nothing. */
const ofPeople = (column: typeof riskScore.subject | typeof riskReason.subject): RowPredicate => isNot(column, ['ACCOUNT', 'NUMBER'])

/** As the entries, registrations and calls are covered that a score by all facts is made of. */
const coveredWith = ({ accountId, numberId, caseId }: Pick<typeof fullRiskScore, 'accountId' | 'numberId' | 'caseId'> | Pick<typeof fullRiskReason, 'accountId' | 'numberId' | 'caseId'>): RowPredicate =>
  either(underInstrument(caseId), linked(involvedAccount.accountId, accountId, underInstrument(involvedAccount.caseId)), linked(involvedNumber.numberId, numberId, underInstrument(involvedNumber.caseId)))

// No bank, carrier, platform or scheme reads any: a score of its own account would tell what others reported, and in how many cases.
// biome-ignore format: a table
export const riskScorePolicy = definePolicy<RiskScore>({
  type: 'RiskScore',
  basis,
  group: 'CASES',
  underAgreement: true,
  own: ofPeople(riskScore.subject),
  party: never,
  purposes,
  //      intake    control   analysis  outreach bank   scheme carrier platform auditor  operator
  rows: [everyRow, everyRow, everyRow, ownRows, noRow, noRow, noRow,  noRow,   everyRow, noRow],
  fields: {
    //                     in ct an ou bk cs ca pl au op
    id: /*             */ [F, F, F, F, W, W, W, W, F, W],
    riskNumber: /*     */ [F, F, F, F, W, W, W, W, F, W],
    subject: /*        */ [F, F, F, F, W, W, W, W, F, W],
    account: /*        */ [F, F, F, W, W, W, W, W, F, W],
    telecomNumber: /*  */ [F, F, F, W, W, W, W, W, F, W],
    victim: /*         */ [F, F, F, F, W, W, W, W, F, W],
    score: /*          */ [F, F, F, W, W, W, W, W, W, W],
    level: /*          */ [F, F, F, F, W, W, W, W, F, W],
    rulesetVersion: /* */ [F, F, F, F, W, W, W, W, F, W],
    scoredAt: /*       */ [F, F, F, F, W, W, W, W, F, W],
    reasons: /*        */ [F, F, F, F, W, W, W, W, W, W],
    fullScores: /*     */ [F, F, F, W, W, W, W, W, W, W],
  },
})

// biome-ignore format: a table
export const riskReasonPolicy = definePolicy<RiskReason>({
  type: 'RiskReason',
  basis,
  group: 'CASES',
  underAgreement: true,
  own: ofPeople(riskReason.subject),
  party: never,
  purposes,
  //      intake    control   analysis  outreach bank   scheme carrier platform auditor operator
  rows: [everyRow, everyRow, everyRow, ownRows, noRow, noRow, noRow,  noRow,   noRow,  noRow],
  fields: {
    //                in ct an ou bk cs ca pl au op
    id: /*        */ [F, F, F, F, W, W, W, W, W, W],
    riskScore: /* */ [F, F, F, F, W, W, W, W, W, W],
    rule: /*      */ [F, F, F, F, W, W, W, W, W, W],
    weight: /*    */ [F, F, F, F, W, W, W, W, W, W],
    observed: /*  */ [F, F, F, F, W, W, W, W, W, W],
    threshold: /* */ [F, F, F, F, W, W, W, W, W, W],
    fromAt: /*    */ [F, F, F, F, W, W, W, W, W, W],
    untilAt: /*   */ [F, F, F, F, W, W, W, W, W, W],
  },
})

// biome-ignore format: a table
export const fullRiskScorePolicy = definePolicy<FullRiskScore>({
  type: 'FullRiskScore',
  basis,
  group: 'CASES',
  underAgreement: true,
  own: never,
  party: never,
  covered: coveredWith(fullRiskScore),
  purposes: underPaper,
  //      intake    control   analysis  outreach bank   scheme carrier platform auditor operator
  rows: [everyRow, everyRow, everyRow, noRow,   noRow, noRow, noRow,  noRow,   noRow,  noRow],
  fields: {
    //                intake         control        analysis       ou bk cs ca pl au op
    id: /*        */ [instrument(F), instrument(F), instrument(F), W, W, W, W, W, W, W],
    riskScore: /* */ [instrument(F), instrument(F), instrument(F), W, W, W, W, W, W, W],
    score: /*     */ [instrument(F), instrument(F), instrument(F), W, W, W, W, W, W, W],
    level: /*     */ [instrument(F), instrument(F), instrument(F), W, W, W, W, W, W, W],
    scoredAt: /*  */ [instrument(F), instrument(F), instrument(F), W, W, W, W, W, W, W],
    reasons: /*   */ [instrument(F), instrument(F), instrument(F), W, W, W, W, W, W, W],
  },
})

// biome-ignore format: a table
export const fullRiskReasonPolicy = definePolicy<FullRiskReason>({
  type: 'FullRiskReason',
  basis,
  group: 'CASES',
  underAgreement: true,
  own: never,
  party: never,
  covered: coveredWith(fullRiskReason),
  purposes: underPaper,
  //      intake    control   analysis  outreach bank   scheme carrier platform auditor operator
  rows: [everyRow, everyRow, everyRow, noRow,   noRow, noRow, noRow,  noRow,   noRow,  noRow],
  fields: {
    //                    intake         control        analysis       ou bk cs ca pl au op
    id: /*            */ [instrument(F), instrument(F), instrument(F), W, W, W, W, W, W, W],
    fullRiskScore: /* */ [instrument(F), instrument(F), instrument(F), W, W, W, W, W, W, W],
    rule: /*          */ [instrument(F), instrument(F), instrument(F), W, W, W, W, W, W, W],
    weight: /*        */ [instrument(F), instrument(F), instrument(F), W, W, W, W, W, W, W],
    observed: /*      */ [instrument(F), instrument(F), instrument(F), W, W, W, W, W, W, W],
    threshold: /*     */ [instrument(F), instrument(F), instrument(F), W, W, W, W, W, W, W],
    fromAt: /*        */ [instrument(F), instrument(F), instrument(F), W, W, W, W, W, W, W],
    untilAt: /*       */ [instrument(F), instrument(F), instrument(F), W, W, W, W, W, W, W],
  },
})

// biome-ignore format: a table
export const riskContributions: Contributions = {
  //                                in ct an ou bk cs ca pl au op
  'Account.riskScores': /*       */ [F, F, F, W, W, W, W, W, F, W],
  'TelecomNumber.riskScores': /* */ [F, F, F, W, W, W, W, W, F, W],
  'Victim.riskScores': /*        */ [F, F, F, F, W, W, W, W, F, W],
}

// biome-ignore format: a table
export const riskOperations: Operations = {
  //                                 intake control analysis outreach bank scheme carrier platform auditor operator
  'Query.riskScores': /*         */ [open,  open,   open,    open,    shut, shut,  shut,   shut,    open,   shut],
  'Query.riskScoreByNumber': /*  */ [open,  open,   open,    open,    shut, shut,  shut,   shut,    open,   shut],
  'Mutation.assessRisk': /*      */ [shut,  open,   open,    shut,    shut, shut,  shut,   shut,    shut,   shut],
}
