/** Papers, and the steps of reports and cases. */
import { agencies } from '../../../seeds/agencies.js'
import { advance, daysOn, fromNow } from '../arranged.js'
import { look } from '../acting.js'
import { bad, type Entry, type World } from './table.js'
import { elsewhere } from './world.js'

const base64 = (bytes: Uint8Array | string): string => Buffer.from(bytes).toString('base64')
const text = { kind: 'OTHER', fileName: 'paper.txt', mediaType: 'text/plain', content: base64('附件。 A document.') }
const attached = (more: Record<string, unknown>) => ({ attachments: [{ ...text, ...more }] })
const alone = (more: Record<string, unknown>) => ({ attachment: { ...text, ...more } })

/** What is wrong with one document, at the path where it stands. */
const documents = (at: string, put: (more: Record<string, unknown>) => Record<string, unknown>) => [
  bad('a document larger than is taken', put({ content: base64('x'.repeat(65_537)) }), [`${at}.content`, 'attachment-too-large']),
  bad('a document of nothing', put({ content: '' }), [`${at}.content`, 'attachment-encoding']),
  bad('a document that is no base64', put({ content: 'not base64!' }), [`${at}.content`, 'attachment-encoding']),
  bad('a document in base64url', put({ content: '-_-_' }), [`${at}.content`, 'attachment-encoding']),
  bad('a document whose last digit is not canonical', put({ content: 'QUJ=' }), [`${at}.content`, 'attachment-encoding']),
  bad('a program', put({ mediaType: 'application/x-sh' }), [`${at}.mediaType`, 'attachment-kind']),
  bad('a page of HTML', put({ mediaType: 'text/html' }), [`${at}.mediaType`, 'attachment-kind']),
  bad('a text that calls itself a PDF', put({ mediaType: 'application/pdf' }), [`${at}.mediaType`, 'attachment-kind']),
  bad('a PDF that calls itself a text', put({ content: base64(Uint8Array.of(0x25, 0x50, 0x44, 0x46, 0x2d, 0xff, 0xfe)) }), [`${at}.mediaType`, 'attachment-kind']),
  bad('a kind that JavaScript knows', put({ mediaType: 'constructor' }), [`${at}.mediaType`, 'attachment-kind']),
  bad('another hash', put({ sha256: 'ab'.repeat(32) }), [`${at}.sha256`, 'attachment-hash']),
  bad('a way in the name of a file', put({ fileName: '../paper.txt' }), [`${at}.fileName`, 'file-name']),
  bad('a line break in the name of a file', put({ fileName: 'a\nb.txt' }), [`${at}.fileName`, 'file-name']),
  bad('a file without a name', put({ fileName: ' ' }), [`${at}.fileName`, 'text-missing']),
  bad('a file of too long a name', put({ fileName: 'x'.repeat(201) }), [`${at}.fileName`, 'text-too-long']),
]

const versionOf = async ({ app }: World, type: string, id: string): Promise<number> => (await look(app, 'police-control', `query V($id: ID!) { node(id: $id) { ... on ${type} { version } } }`, { id })).node.version
const freezeNotice = { type: 'FREEZE_NOTICE', amountLimit: '1.00', scope: '全部。 All.', interestIncluded: false }
const unfiled = (w: World) => ({ caseId: w['otherCase'] })

export const caseRefusals: readonly Entry[] = [
  {
    root: 'draftInstrument',
    by: 'police-control',
    good: (w) => ({ caseId: w['caseId'], type: 'QUERY_NOTICE', instrumentNumber: 'REFUSED-0001', validUntil: daysOn(30), attachments: [text] }),
    absent: { caseId: { told: ['record-not-yours-or-absent', 'NOT_FOUND'] } },
    texts: { scope: 500 },
    bad: [
      ...documents('input.attachments.0', attached),
      bad('eleven documents', { attachments: Array.from({ length: 11 }, () => text) }, ['input.attachments', 'attachments-too-many']),
      bad('two bad documents, both told', { attachments: [text, { ...text, mediaType: 'x' }, { ...text, content: '' }] }, [['input.attachments.1.mediaType', 'attachment-kind'], ['input.attachments.2.content', 'attachment-encoding']]),
      bad('a number of three', { instrumentNumber: 'abc' }, ['input.instrumentNumber', 'instrument-number-shape']),
      bad('a number of sixty-five', { instrumentNumber: 'a'.repeat(65) }, ['input.instrumentNumber', 'instrument-number-shape']),
      bad('a number with markup', { instrumentNumber: '<script>' }, ['input.instrumentNumber', 'instrument-number-shape']),
      bad("another paper's number", (w) => ({ instrumentNumber: w['queryPaper'].number }), ['input.instrumentNumber', 'instrument-number-taken', 'CONFLICT']),
      bad('a term that is over', () => ({ validUntil: fromNow(-1_000) }), ['input.validUntil', 'instrument-term']),
      bad('an end before the beginning', () => ({ validFrom: daysOn(20), validUntil: daysOn(10) }), ['input.validUntil', 'instrument-term']),
      bad('an end that no calendar of ours has', { validUntil: '9999-12-31T23:59:59Z' }, ['input', 'value-out-of-range']),
      bad('an amount of nothing', { amountLimit: '0' }, ['input.amountLimit', 'amount-not-positive']),
      bad('an amount below nothing', { amountLimit: '-5.00' }, ['input.amountLimit', 'amount-not-positive']),
      bad('a notice of freezing that says neither amount, scope nor interest', { type: 'FREEZE_NOTICE' }, [['input.amountLimit', 'freeze-notice-content'], ['input.scope', 'freeze-notice-content'], ['input.interestIncluded', 'freeze-notice-content']]),
      bad('a notice of freezing with a blank scope', { ...freezeNotice, scope: ' ' }, ['input.scope', 'freeze-notice-content']),
      bad('a notice of freezing in a case under review', (w) => ({ ...freezeNotice, ...unfiled(w) }), ['input.caseId', 'freeze-needs-filed-case', 'ILLEGAL_TRANSITION']),
      bad('a return decision in a case under review', (w) => ({ type: 'RETURN_DECISION', ...unfiled(w) }), ['input.caseId', 'case-not-filed', 'ILLEGAL_TRANSITION']),
      bad('a query notice by the intake desk', {}, ['input.type', 'instrument-desk', 'FORBIDDEN'], { by: 'police-intake' }),
    ],
    yields: 'instrument { id version instrumentNumber }',
    after: (w, { instrument }) => Object.assign(w, { drafted: instrument }),
  },
  {
    root: 'attachDocument',
    by: 'police-control',
    good: (w) => ({ instrumentId: w['drafted'].id, version: w['drafted'].version, attachment: text }),
    absent: { instrumentId: { told: ['record-not-yours-or-absent', 'NOT_FOUND'] } },
    bad: [
      ...documents('input.attachment', alone),
      bad('a revoked paper', (w) => ({ instrumentId: w['revokedPaper'].id, version: 3 }), ['input.instrumentId', 'instrument-step', 'ILLEGAL_TRANSITION']),
      bad("the control desk's paper by the intake desk", {}, ['input.instrumentId', 'instrument-desk', 'FORBIDDEN'], { by: 'police-intake' }),
    ],
    yields: 'instrument { id version } attachment { id }',
    after: (w, { instrument }) => Object.assign(w['drafted'], instrument),
  },
  {
    root: 'approveInstrument',
    by: 'police-chief',
    good: (w) => ({ id: w['drafted'].id, version: w['drafted'].version }),
    absent: { id: { told: ['record-not-yours-or-absent', 'NOT_FOUND'] } },
    bad: [
      bad('by an officer without rank', {}, ['authorization', 'approver-level', 'FORBIDDEN'], { by: 'police-control' }),
      bad('a return decision by a chief of county level', {}, ['authorization', 'approver-level', 'FORBIDDEN'], { subject: 'cheng.yuan', while: (w) => [`update legal_instrument set type = 'RETURN_DECISION' where id = '${w['drafted'].id}'`, `update legal_instrument set type = 'QUERY_NOTICE' where id = '${w['drafted'].id}'`] }),
      bad('what the chief drafted', {}, ['authorization', 'approver-not-drafter', 'FORBIDDEN'], { while: (w) => [`update legal_instrument set drafted_by_id = (select id from officer where subject = 'qin.chuan') where id = '${w['drafted'].id}'`, `update legal_instrument set drafted_by_id = (select id from officer where subject = 'zhou.ke') where id = '${w['drafted'].id}'`] }),
      bad('an approved paper', (w) => ({ id: w['queryPaper'].id, version: 2 }), ['input.id', 'instrument-step', 'ILLEGAL_TRANSITION']),
      bad('a revoked paper', (w) => ({ id: w['revokedPaper'].id, version: 3 }), ['input.id', 'instrument-step', 'ILLEGAL_TRANSITION']),
      bad('a paper whose term is over', {}, ['input.id', 'instrument-term', 'ILLEGAL_TRANSITION'], { while: (w) => [`update legal_instrument set valid_until = now() where id = '${w['drafted'].id}'`, `update legal_instrument set valid_until = now() + interval '30 days' where id = '${w['drafted'].id}'`] }),
      bad('a notice of freezing whose case has been revoked since', {}, ['input.id', 'freeze-needs-filed-case', 'ILLEGAL_TRANSITION'], { while: (w) => [`update legal_instrument set type = 'FREEZE_NOTICE', case_id = '${w['otherCase']}' where id = '${w['drafted'].id}'`, `update legal_instrument set type = 'QUERY_NOTICE', case_id = '${w['caseId']}' where id = '${w['drafted'].id}'`] }),
      bad("another unit's paper", {}, ['input.id', 'record-not-yours-or-absent', 'NOT_FOUND'], { while: (w) => [`update legal_instrument set issuing_unit_id = '${elsewhere}' where id = '${w['drafted'].id}'`, `update legal_instrument set issuing_unit_id = '${agencies.centre}' where id = '${w['drafted'].id}'`] }),
    ],
    yields: 'instrument { id version approvedAt }',
    after: (w, { instrument }) => Object.assign(w['drafted'], instrument),
  },
  {
    root: 'revokeInstrument',
    by: 'police-control',
    good: (w) => ({ id: w['drafted'].id, version: w['drafted'].version, reason: '误。 Wrong.' }),
    absent: { id: { told: ['record-not-yours-or-absent', 'NOT_FOUND'] } },
    texts: { reason: 500 },
    bad: [
      bad('a revoked paper', (w) => ({ id: w['revokedPaper'].id, version: 3 }), ['input.id', 'instrument-step', 'ILLEGAL_TRANSITION']),
      bad("the control desk's paper by the intake desk", {}, ['input.id', 'instrument-desk', 'FORBIDDEN'], { by: 'police-intake' }),
    ],
    yields: 'instrument { id }',
  },
  {
    root: 'advanceIncident',
    by: 'police-control',
    good: async (w) => ({ id: w['otherReport'].id, version: await versionOf(w, 'IncidentReport', w['otherReport'].id), step: 'ACCEPT' }),
    absent: { id: { told: ['record-not-yours-or-absent', 'NOT_FOUND'] } },
    texts: { reason: 500 },
    bad: [
      bad('a step that is over', { step: 'TRIAGE' }, ['input.step', 'incident-step', 'ILLEGAL_TRANSITION']),
      bad('no fraud, and no reason', { step: 'MARK_NOT_FRAUD' }, ['input.reason', 'text-missing']),
      bad('no fraud, for a blank reason', { step: 'MARK_NOT_FRAUD', reason: ' \n' }, ['input.reason', 'text-missing']),
      bad('withdrawn without a reason', { step: 'WITHDRAW' }, ['input.reason', 'text-missing']),
      bad('a duplicate of nothing', { step: 'MARK_DUPLICATE' }, ['input.duplicateOfId', 'record-not-yours-or-absent', 'NOT_FOUND']),
      bad('a duplicate of what is no report', (w) => ({ step: 'MARK_DUPLICATE', duplicateOfId: w['caseId'] }), ['input.duplicateOfId', 'record-not-yours-or-absent', 'NOT_FOUND']),
      bad('a duplicate of itself', (w) => ({ step: 'MARK_DUPLICATE', duplicateOfId: w['otherReport'].id }), ['input.duplicateOfId', 'duplicate-of-itself']),
      bad('a duplicate of a duplicate', (w) => ({ step: 'MARK_DUPLICATE', duplicateOfId: w['thirdReport'].id }), ['input.duplicateOfId', 'duplicate-of-itself'], { while: (w) => [`update incident_report set status = 'DUPLICATE' where id = '${w['thirdReport'].id}'`, `update incident_report set status = 'PUSHED_TO_CONTROL' where id = '${w['thirdReport'].id}'`] }),
      bad('joining a case under review', { step: 'JOIN_FILED_CASE' }, ['input.step', 'case-not-filed', 'ILLEGAL_TRANSITION'], { while: (w) => [`update incident_report set status = 'ACCEPTED' where id = '${w['otherReport'].id}'`, `update incident_report set status = 'PUSHED_TO_CONTROL' where id = '${w['otherReport'].id}'`] }),
    ],
    yields: 'report { id status }',
  },
  {
    root: 'advanceCase',
    by: 'police-control',
    good: async (w) => ({ id: w['thirdCase'].id, version: await versionOf(w, 'FraudCase', w['thirdCase'].id), step: 'FILE' }),
    absent: { id: { told: ['record-not-yours-or-absent', 'NOT_FOUND'] } },
    texts: { reason: 500 },
    bad: [
      bad('a step that does not exist here', { step: 'SOLVE' }, ['input.step', 'case-step', 'ILLEGAL_TRANSITION']),
      bad('a step of the control desk by the intake desk', { step: 'SOLVE' }, ['input.step', 'case-step', 'FORBIDDEN'], { by: 'police-intake' }),
      bad('declined without a reason', { step: 'DECLINE_FILING' }, ['input.reason', 'text-missing']),
      bad('a review extended to the same day', { step: 'EXTEND_REVIEW' }, ['input.step', 'review-not-extended', 'ILLEGAL_TRANSITION'], { while: (w) => [`update fraud_case set review_due_at = now() + interval '20 days' where id = '${w['thirdCase'].id}'`, `update fraud_case set review_due_at = now() + interval '3 days' where id = '${w['thirdCase'].id}'`] }),
      bad('a review extended after its end', { step: 'EXTEND_REVIEW' }, ['input.step', 'review-not-extended', 'ILLEGAL_TRANSITION'], { while: (w) => [`update fraud_case set review_due_at = now() where id = '${w['thirdCase'].id}'`, `update fraud_case set review_due_at = now() + interval '3 days' where id = '${w['thirdCase'].id}'`] }),
      bad('thirty days without a chief', { step: 'EXTEND_REVIEW_COUNTY' }, ['authorization', 'approver-level', 'FORBIDDEN']),
      bad('transferred to nobody', { step: 'TRANSFER' }, ['input.toAgencyId', 'case-transfer-target']),
      bad('transferred to a bank', { step: 'TRANSFER', toAgencyId: agencies.harbour }, ['input.toAgencyId', 'case-transfer-target']),
      bad('transferred to where it is', { step: 'TRANSFER', toAgencyId: agencies.centre }, ['input.toAgencyId', 'case-transfer-target']),
      bad('transferred to what is no agency', (w) => ({ step: 'TRANSFER', toAgencyId: w['caseId'] }), ['input.toAgencyId', 'case-transfer-target']),
      ...(() => {
        const merging = { while: (w: World): readonly [string, string] => [`update fraud_case set status = 'FILED' where id = '${w['thirdCase'].id}'`, `update fraud_case set status = 'UNDER_REVIEW' where id = '${w['thirdCase'].id}'`] }
        return [
          bad('merged into nothing', { step: 'MERGE' }, ['input.intoCaseId', 'record-not-yours-or-absent', 'NOT_FOUND'], merging),
          bad('merged into what is no case', { step: 'MERGE', intoCaseId: agencies.centre }, ['input.intoCaseId', 'record-not-yours-or-absent', 'NOT_FOUND'], merging),
          bad('merged into itself', (w) => ({ step: 'MERGE', intoCaseId: w['thirdCase'].id }), ['input.intoCaseId', 'case-merge-target'], merging),
          bad('merged into a case under review', (w) => ({ step: 'MERGE', intoCaseId: w['otherCase'] }), ['input.intoCaseId', 'case-merge-target'], merging),
          bad('suspended without a reason', { step: 'SUSPEND' }, ['input.reason', 'text-missing'], merging),
        ]
      })(),
    ],
    yields: 'case { id status }',
    after: (w) => advance(w.app, w['thirdCase'].id, 'START_INVESTIGATION'),
  },
]
