import { createHash } from 'node:crypto'
import { seedId } from '../src/database/columns.js'
import { evidenceOf, type LinkageState, type Pair, sidesOf } from '../src/linkages/linkage.rules.js'
import { type DigestKey, type Disguise, disguise } from '../src/policy/disguise.js'
import type { MaskName } from '../src/policy/masks.js'
import { type Assessment, rulesetVersion } from '../src/risks/ruleset.rules.js'
import { fingerprintOf } from '../src/risks/risk.store.js'
import { reasonRow } from '../src/risks/score-row.rules.js'
import { farFuture } from './agencies.js'
import type { Officer } from './officers.js'
import { courseOf, type Standing } from './order-course.js'
import type { SeedRow, SeedSink, SeedTable } from './tables.js'

/** A row without the columns that follow from others. */
type Plain<T extends SeedTable> = Omit<SeedRow<T>, `${string}Mask` | `${string}Digest`>

export interface KnownAccount {
  readonly id: string
  readonly holdingBankId: string
  readonly number: string
  readonly holderName: string
}

export interface KnownNumber {
  readonly id: string
  readonly currentCarrierId?: string | null
  readonly msisdn: string
}

type Signed = 'operatorName' | 'operatorPhone' | 'operatorIdNumber' | 'investigatorName' | 'investigatorIdNumber'
/** An order as a story tells it: what follows from its course and its instrument is left out. */
export type ToldOrder = Omit<Plain<'controlOrder'>, Signed | 'version' | 'instrumentId' | 'acknowledgedAt' | 'endedAt' | 'awaitsAddressee'> & Omit<Standing, keyof SeedRow<'controlOrder'>>

/**
 * Writes rows whole: masks and digests from the clear values, identities into their own tables, and who is party to a case from who holds what in it.
 * `finish` MUST be called after the last row of a case: it writes the parties.
 */
export class Scribe {
  readonly #known = new Map<string, Disguise>()
  readonly #parties = new Map<string, Set<string>>()
  readonly #instruments = new Map<string, { readonly id: string; readonly caseId: string }>()

  constructor(
    private readonly sink: SeedSink,
    private readonly digestKey: DigestKey,
    private readonly eventId: (orderId: string, version: number) => string = (orderId, version) => seedId('order_event', `${orderId}/${version}`),
  ) {}

  #disguise(mask: MaskName, value: string): Disguise {
    const key = `${mask}:${value}`
    const known = this.#known.get(key)
    if (known) return known
    if (this.#known.size >= 4096) this.#known.clear()
    const made = disguise(mask, value, this.digestKey)
    this.#known.set(key, made)
    return made
  }

  #party(caseId: string, agencyId: string | null | undefined): void {
    if (!agencyId) return
    const parties = this.#parties.get(caseId)
    if (parties) parties.add(agencyId)
    else this.#parties.set(caseId, new Set([agencyId]))
  }

  finish(): void {
    for (const [caseId, agencies] of this.#parties) for (const agencyId of agencies) this.sink.add('caseParty', { caseId, agencyId })
    this.#parties.clear()
    this.#instruments.clear()
  }

  // ---- cases

  fraudCase(row: SeedRow<'fraudCase'>): void {
    this.sink.add('fraudCase', row)
  }

  incident(row: Plain<'incidentReport'>): void {
    const name = this.#disguise('personName', row.reporterName)
    const phone = this.#disguise('mobile', row.reporterPhone)
    this.sink.add('incidentReport', {
      ...row,
      reporterName: name.clear,
      reporterNameMask: name.mask,
      reporterPhone: phone.clear,
      reporterPhoneMask: phone.mask,
      reporterPhoneDigest: phone.digest,
    })
  }

  victim(row: Plain<'victim'> & { readonly id: string; readonly name: string; readonly idNumber: string; readonly phone: string }): void {
    const { name, idNumber, phone, ...rest } = row
    const { id, caseId, customerOfId } = row
    const names = this.#disguise('personName', name)
    const ids = this.#disguise('residentId', idNumber)
    const phones = this.#disguise('mobile', phone)
    this.sink.add('victim', {
      ...rest,
      nameMask: names.mask,
      idNumberMask: ids.mask,
      idNumberDigest: ids.digest,
      phoneMask: phones.mask,
      phoneDigest: phones.digest,
    })
    this.sink.add('victimIdentity', { id, caseId, customerOfId, name: names.clear, idNumber: ids.clear, phone: phones.clear })
    this.#party(caseId, customerOfId)
  }

  /** Approved when it comes into force. MUST come before the orders that rest on it. */
  instrument(row: SeedRow<'legalInstrument'> & { readonly id: string; readonly draftedById: string }): void {
    this.sink.add('legalInstrument', { approvedAt: row.validFrom, ...row })
    this.#instruments.set(row.instrumentNumber, { id: row.id, caseId: row.caseId })
  }

  attach(row: Omit<SeedRow<'attachment'>, 'sizeBytes' | 'sha256' | 'content'>, document: Buffer): void {
    this.sink.add('attachment', { ...row, sizeBytes: document.length, sha256: createHash('sha256').update(document).digest('hex'), content: document.toString('base64') })
  }

  // ---- accounts

  account(
    row: Plain<'account'> & {
      readonly id: string
      readonly number: string
      readonly holderName: string
      readonly holderIdNumber: string
      /** What the bank reported last. */
      readonly balance?: string
      readonly balanceAt?: string
    },
  ): KnownAccount {
    const { number, holderName, holderIdNumber, balance, balanceAt, ...rest } = row
    const { id, holdingBankId } = row
    const numbers = this.#disguise('bankAccount', number)
    const names = this.#disguise('personName', holderName)
    const ids = this.#disguise('residentId', holderIdNumber)
    this.sink.add('account', {
      ...rest,
      numberMask: numbers.mask,
      numberDigest: numbers.digest,
      holderNameMask: names.mask,
      holderIdNumberMask: ids.mask,
      holderIdNumberDigest: ids.digest,
    })
    this.sink.add('accountIdentity', { id, holdingBankId, number: numbers.clear, holderName: names.clear, holderIdNumber: ids.clear })
    if (balance !== undefined && balanceAt !== undefined) this.sink.add('accountBalance', { id, holdingBankId, balance, balanceAt })
    return { id, holdingBankId, number: numbers.clear, holderName: names.clear }
  }

  involveAccount(account: KnownAccount, row: Omit<SeedRow<'involvedAccount'>, 'accountId' | 'holdingBankId'>): void {
    this.sink.add('involvedAccount', { ...row, accountId: account.id, holdingBankId: account.holdingBankId })
    this.#party(row.caseId, account.holdingBankId)
  }

  /** One entry of the statement of `account`. */
  entry(account: KnownAccount, row: Omit<Plain<'accountTransaction'>, 'accountId' | 'holdingBankId'>): void {
    const number = this.#disguise('bankAccount', row.counterpartyNumber)
    const name = this.#disguise('personName', row.counterpartyName)
    this.sink.add('accountTransaction', {
      ...row,
      accountId: account.id,
      holdingBankId: account.holdingBankId,
      counterpartyNumber: number.clear,
      counterpartyNumberMask: number.mask,
      counterpartyNumberDigest: number.digest,
      counterpartyName: name.clear,
      counterpartyNameMask: name.mask,
    })
  }

  /** A transfer between two accounts that the platform knows: an entry in each statement. */
  transfer(
    from: KnownAccount,
    to: KnownAccount,
    row: Pick<SeedRow<'accountTransaction'>, 'amount' | 'currency' | 'occurredAt' | 'channel'> & { readonly outId: string; readonly inId: string },
  ): void {
    const { outId, inId, ...move } = row
    this.entry(from, { ...move, id: outId, direction: 'OUT', counterpartyNumber: to.number, counterpartyName: to.holderName, counterpartyAccountId: to.id })
    this.entry(to, { ...move, id: inId, direction: 'IN', counterpartyNumber: from.number, counterpartyName: from.holderName, counterpartyAccountId: from.id })
  }

  /** A payment as the victim told it. */
  payment(from: KnownAccount, to: KnownAccount, row: Omit<SeedRow<'reportedPayment'>, 'debitAccountId' | 'debitBankId' | 'creditAccountId' | 'creditBankId'>): void {
    this.sink.add('reportedPayment', { ...row, debitAccountId: from.id, debitBankId: from.holdingBankId, creditAccountId: to.id, creditBankId: to.holdingBankId })
  }

  // ---- telecom

  number(row: Plain<'telecomNumber'> & { readonly id: string; readonly msisdn: string }): KnownNumber {
    const { msisdn, ...rest } = row
    const { id, originalCarrierId, currentCarrierId } = row
    const number = this.#disguise('mobile', msisdn)
    this.sink.add('telecomNumber', { ...rest, msisdnMask: number.mask, msisdnDigest: number.digest })
    this.sink.add('telecomNumberIdentity', { id, originalCarrierId, currentCarrierId, msisdn: number.clear })
    return { id, currentCarrierId: currentCarrierId ?? null, msisdn: number.clear }
  }

  involveNumber(number: KnownNumber, caseId: string): void {
    this.sink.add('involvedNumber', { caseId, numberId: number.id })
    this.#party(caseId, number.currentCarrierId)
  }

  subscriber(row: Plain<'subscriber'>): void {
    const name = this.#disguise('personName', row.name)
    const ids = this.#disguise('residentId', row.idNumber)
    const address = this.#disguise('address', row.address)
    this.sink.add('subscriber', { ...row, name: name.clear, nameMask: name.mask, idNumber: ids.clear, idNumberMask: ids.mask, address: address.clear, addressMask: address.mask })
  }

  ported(row: SeedRow<'numberPortability'>): void {
    this.sink.add('numberPortability', row)
  }

  call(row: Plain<'callDetailRecord'>): void {
    const counterpart = this.#disguise('mobile', row.counterpart)
    this.sink.add('callDetailRecord', { ...row, counterpart: counterpart.clear, counterpartMask: counterpart.mask })
  }

  // ---- online

  onlineAccount(
    row: Plain<'onlineAccount'> & { readonly id: string; readonly handle: string; readonly nickname: string; readonly registeredPhone?: string; readonly lastLoginAddress?: string },
  ): void {
    const { handle, nickname, registeredPhone, lastLoginAddress, ...rest } = row
    const { id, platformId } = row
    const handles = this.#disguise('imHandle', handle)
    this.sink.add('onlineAccount', { ...rest, handleMask: handles.mask, handleDigest: handles.digest })
    this.sink.add('onlineAccountIdentity', { id, platformId, handle: handles.clear, nickname })
    if (registeredPhone !== undefined && lastLoginAddress !== undefined) this.sink.add('onlineRegistration', { id, platformId, registeredPhone, lastLoginAddress })
  }

  involveOnlineAccount(row: SeedRow<'involvedOnlineAccount'>, platformId: string): void {
    this.sink.add('involvedOnlineAccount', row)
    this.#party(row.caseId, platformId)
  }

  url(row: Plain<'maliciousUrl'>): void {
    const address = this.#disguise('url', row.url)
    this.sink.add('maliciousUrl', { ...row, url: address.clear, urlMask: address.mask })
  }

  involveUrl(row: SeedRow<'involvedUrl'>): void {
    this.sink.add('involvedUrl', row)
  }

  // ---- orders

  /** The order and every step that led it to where it stands; one that is still open may be answered for ever. */
  order(told: ToldOrder, operator: Officer, investigator: Officer): void {
    const { notedAt, extendedAt, settledAt, settlementNotedAt, ...row } = told
    const { taken, platformTxCode, ...course } = courseOf({ ...row, notedAt, extendedAt, settledAt, settlementNotedAt })
    const { id, addresseeId, routedById = null, caseId, instrumentNumber, status } = row
    if (!id) throw new Error('an order of a story has an id')
    const instrument = instrumentNumber ? this.#instruments.get(instrumentNumber) : undefined
    this.sink.add('controlOrder', {
      answerDueAt: status === 'ISSUED' || status === 'DELIVERED' ? farFuture : null,
      ...row,
      ...course,
      instrumentId: instrument?.caseId === caseId ? instrument.id : null,
      platformTxCode: platformTxCode ?? row.platformTxCode,
      operatorName: operator.name,
      operatorNameMask: this.#disguise('personName', operator.name).mask,
      operatorPhone: operator.phone,
      operatorIdNumber: operator.idNumber,
      operatorIdNumberMask: this.#disguise('residentId', operator.idNumber).mask,
      investigatorName: investigator.name,
      investigatorNameMask: this.#disguise('personName', investigator.name).mask,
      investigatorIdNumber: investigator.idNumber,
      investigatorIdNumberMask: this.#disguise('residentId', investigator.idNumber).mask,
      version: taken.length,
    })
    taken.forEach(({ step, at }, nth) => {
      const actor = step.by.includes('CONTROL') ? 'CONTROL' : step.by[0]
      if (!actor) throw new Error(`${step.action} is nobody's step`)
      const agencyId = actor === 'CLOCK' ? null : actor === 'INSTITUTION' ? addresseeId : row.issuingUnitId
      this.sink.add('orderEvent', { id: this.eventId(id, nth + 1), orderId: id, addresseeId, routedById, version: nth + 1, action: step.action, fromStatus: step.from, toStatus: step.to, occurredAt: at, actor, agencyId, article: step.article, note: null })
    })
    this.#party(caseId, addresseeId)
    this.#party(caseId, routedById)
  }

  feedback(row: SeedRow<'orderFeedback'>): void {
    this.sink.add('orderFeedback', row)
  }

  appeal(row: Plain<'appeal'>): void {
    const name = this.#disguise('personName', row.appellantName)
    this.sink.add('appeal', { ...row, appellantName: name.clear, appellantNameMask: name.mask })
  }

  // ---- restitution

  restitution(row: SeedRow<'restitution'>): void {
    this.sink.add('restitution', row)
  }

  share(account: KnownAccount, row: Omit<SeedRow<'restitutionShare'>, 'accountId' | 'accountNumber' | 'payeeBankId'>): void {
    this.sink.add('restitutionShare', { ...row, accountId: account.id, accountNumber: account.number, payeeBankId: account.holdingBankId })
  }

  objection(row: Plain<'restitutionObjection'>): void {
    const name = this.#disguise('personName', row.objectorName)
    this.sink.add('restitutionObjection', { ...row, objectorName: name.clear, objectorNameMask: name.mask })
  }

  // ---- fund trails

  trail(row: Plain<'fundTrail'>, sum: SeedRow<'fundTrailSum'>, nodes: readonly SeedRow<'fundFlowNode'>[], edges: readonly SeedRow<'fundFlowEdge'>[]): void {
    this.sink.add('fundTrail', { ...row, tracedByNameMask: this.#disguise('personName', row.tracedByName).mask })
    this.sink.add('fundTrailSum', sum)
    for (const node of nodes) this.sink.add('fundFlowNode', node)
    for (const edge of edges) this.sink.add('fundFlowEdge', edge)
  }

  // ---- linkages

  /** Both sides of a linkage within one unit. */
  linkage(
    pair: Pair,
    told: {
      readonly foundAt: string
      readonly proposedBy: string | null
      readonly proposingUnitId: string | null
      readonly numberOf: () => string
      readonly decision: { readonly state: LinkageState; readonly at: string; readonly by: string; readonly reason: string | null } | null
      readonly idOf: (table: string, key: string) => string
    },
  ): void {
    const { clues, ...between } = pair
    const { foundAt, proposedBy, proposingUnitId, numberOf, decision, idOf } = told
    const key = (caseId: string): string => `${caseId}/${caseId === pair.lowCaseId ? pair.highCaseId : pair.lowCaseId}/${pair.type}`
    const row = { ...between, id: idOf('linkage_pair', key(pair.lowCaseId)), foundAt, proposedBy, proposingUnitId, openedAt: foundAt }
    this.sink.add('linkagePair', row)
    const clueRows = clues.map((clue) => ({ ...clue, id: idOf('linkage_clue', `${key(pair.lowCaseId)}/${clue.thing}`), pairId: row.id, foundAt }))
    for (const clue of clueRows) this.sink.add('linkageClue', clue)
    for (const side of sidesOf(row, foundAt, numberOf, (caseId) => idOf('case_linkage', key(caseId)))) {
      this.sink.add('caseLinkage', { ...side, ...(decision ? { state: decision.state, decidedAt: decision.at, decidedBy: decision.by, reason: decision.reason, version: 2 } : {}) })
      for (const clue of clueRows) this.sink.add('linkageEvidence', evidenceOf({ id: side.id as string, unitId: side.unitId }, clue, idOf('linkage_evidence', `${side.id}/${clue.id}`)))
    }
  }

  series(row: SeedRow<'caseSeries'>, caseIds: readonly string[], unitId: string): void {
    this.sink.add('caseSeries', row)
    for (const caseId of caseIds) this.sink.add('caseSeriesMember', { caseId, seriesId: row.id as string, unitId })
  }

  // ---- crackdowns

  suspect(row: Plain<'suspect'> & { readonly id: string; readonly name: string; readonly alias?: string; readonly documentNumber?: string; readonly caseIds: readonly string[] }): void {
    const { name, alias, documentNumber, caseIds, ...rest } = row
    const names = this.#disguise('personName', name)
    const numbers = documentNumber ? this.#disguise('residentId', documentNumber) : null
    this.sink.add('suspect', { ...rest, nameMask: names.mask, documentNumberDigest: numbers?.digest ?? null })
    this.sink.add('suspectIdentity', { id: row.id, name: names.clear, alias: alias ?? null, documentNumber: numbers?.clear ?? null })
    for (const caseId of caseIds) this.sink.add('suspectCase', { suspectId: row.id, caseId })
  }

  callCentre(row: SeedRow<'callCentre'> & { readonly id: string; readonly caseIds: readonly string[]; readonly suspectIds: readonly string[] }): void {
    const { caseIds, suspectIds, ...rest } = row
    this.sink.add('callCentre', rest)
    for (const caseId of caseIds) this.sink.add('callCentreCase', { callCentreId: row.id, caseId })
    for (const suspectId of suspectIds) this.sink.add('callCentreSuspect', { callCentreId: row.id, suspectId })
  }

  operation(row: SeedRow<'jointOperation'> & { readonly id: string; readonly caseIds: readonly string[]; readonly callCentreIds: readonly string[]; readonly participantIds: readonly string[] }): void {
    const { caseIds, callCentreIds, participantIds, ...rest } = row
    this.sink.add('jointOperation', rest)
    for (const agencyId of participantIds) this.sink.add('jointOperationAgency', { operationId: row.id, agencyId })
    for (const caseId of caseIds) this.sink.add('jointOperationCase', { operationId: row.id, caseId })
    for (const callCentreId of callCentreIds) this.sink.add('jointOperationCentre', { operationId: row.id, callCentreId })
  }

  arrest(row: SeedRow<'arrest'>): void {
    this.sink.add('arrest', row)
  }

  extradition(row: SeedRow<'extradition'>): void {
    this.sink.add('extradition', row)
  }

  // ---- risk scores

  /** `caseId`: of a person. */
  riskScore(row: Pick<SeedRow<'riskScore'>, 'riskNumber' | 'subject' | 'accountId' | 'numberId' | 'victimId' | 'scoredAt'> & { readonly id: string }, { open, full }: Assessment, caseId: string | null = null): void {
    const { id, subject, scoredAt } = row
    const fullId = seedId('full_risk_score', id)
    const covered = { accountId: row.accountId ?? null, numberId: row.numberId ?? null, caseId }
    this.sink.add('riskScore', { ...row, score: open.score, level: open.level, rulesetVersion, fingerprint: fingerprintOf(open) })
    for (const reason of open.reasons) this.sink.add('riskReason', { ...reasonRow(reason), id: seedId('risk_reason', `${id}/${reason.rule}`), riskScoreId: id, subject })
    this.sink.add('fullRiskScore', { ...covered, id: fullId, riskScoreId: id, score: full.score, level: full.level, scoredAt, fingerprint: fingerprintOf(full) })
    for (const reason of full.reasons) this.sink.add('fullRiskReason', { ...reasonRow(reason), ...covered, id: seedId('full_risk_reason', `${id}/${reason.rule}`), fullRiskScoreId: fullId })
  }

  // ---- outreach

  outreach(row: Plain<'outreachRecord'>): void {
    const name = this.#disguise('personName', row.victimName)
    const phone = this.#disguise('mobile', row.victimPhone)
    this.sink.add('outreachRecord', {
      ...row,
      victimName: name.clear,
      victimNameMask: name.mask,
      victimPhone: phone.clear,
      victimPhoneMask: phone.mask,
      victimPhoneDigest: phone.digest,
    })
  }

  attempt(row: SeedRow<'outreachAttempt'>): void {
    this.sink.add('outreachAttempt', row)
  }
}
