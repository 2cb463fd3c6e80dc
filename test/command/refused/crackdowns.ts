/** Suspects, call centres, joint operations, arrests and requests to other countries. */
import { agencies } from '../../../seeds/agencies.js'
import { residentId } from '../../../seeds/numbers.js'
import { newId } from '../../../src/database/columns.js'
import { look } from '../acting.js'
import { daysOn, fromNow } from '../arranged.js'
import { bad, type Bad, type Entry, type Told, type World } from './table.js'

const notFound = ['record-not-yours-or-absent', 'NOT_FOUND'] as const
const unfiled = (w: World) => ({ caseId: w['otherCase'] })
const versionOf = async ({ app }: World, type: string, id: string): Promise<number> => (await look(app, 'police-control', `query V($id: ID!) { node(id: $id) { ... on ${type} { version } } }`, { id })).node.version
const stepOf = (type: string, name: string, step: string) => async (w: World) => ({ id: w[name], version: await versionOf(w, type, w[name]), step })
const kept = (name: string, field: string) => (w: World, payload: Record<string, { id: string }>) => Object.assign(w, { [name]: payload[field]?.id })
/** Lists that name too many, nothing there is, or rows of another type. */
const lists = (...of: readonly (readonly [field: string, table: string])[]): readonly Bad[] =>
  of.flatMap(([field, table]) => [
    bad(`${field} of fifty-one`, () => ({ [field]: Array.from({ length: 51 }, () => newId(table)) }), [`input.${field}`, 'list-too-long']),
    bad(`${field} that names nothing`, () => ({ [field]: [newId(table)] }), [`input.${field}.0`, ...notFound]),
    bad(`${field} that names an agency, twice`, { [field]: [agencies.centre, agencies.centre] }, [[`input.${field}.0`, ...notFound], [`input.${field}.1`, ...notFound]]),
  ])
const inUnlawfulStep: Told = ['input.step', 'step-not-lawful', 'ILLEGAL_TRANSITION']
const someone = { name: '曲小山', alias: '小山', role: 'ORGANISER', documentKind: 'RESIDENT_ID', documentNumber: residentId('120118', '19900101') }

export const crackdownRefusals: readonly Entry[] = [
  {
    root: 'recordSuspect',
    by: 'police-control',
    good: (w) => ({ caseId: w['caseId'], ...someone }),
    absent: { caseId: { told: notFound } },
    texts: { name: 64, alias: 64 },
    bad: [
      bad('a kind without a number', { documentNumber: null }, ['input.documentNumber', 'suspect-document']),
      bad('a number without a kind', { documentKind: null }, ['input.documentNumber', 'suspect-document']),
      bad('a number with a wrong check digit', { documentNumber: '120118199001010001' }, ['input.documentNumber', 'suspect-document']),
      bad('a day that does not exist', { documentNumber: '120103198502300029' }, ['input.documentNumber', 'suspect-document']),
      bad('a passport in small letters', { documentKind: 'PASSPORT', documentNumber: 'xx0000911' }, ['input.documentNumber', 'suspect-document']),
      bad('an empty number', { documentNumber: '' }, ['input.documentNumber', 'suspect-document']),
      bad('the old number of fifteen digits', { documentNumber: '120118900101001' }, ['input.documentNumber', 'suspect-document-old']),
      bad('a name and a document at once', { name: ' ', documentNumber: 'x' }, [['input.name', 'text-missing'], ['input.documentNumber', 'suspect-document']]),
    ],
    yields: 'suspect { id }',
    after: kept('suspect', 'suspect'),
  },
  {
    root: 'tieSuspectToCase',
    by: 'police-analyst',
    good: (w) => ({ suspectId: w['suspect'], caseId: w['otherCase'] }),
    absent: { suspectId: { told: notFound }, caseId: { told: notFound } },
    bad: [],
    yields: 'suspect { id }',
  },
  {
    root: 'recordCallCentre',
    by: 'police-analyst',
    good: (w) => ({ country: 'XX', place: '虚构国。 A country that does not exist.', firstKnownAt: fromNow(-3_600_000), caseIds: [w['caseId']], suspectIds: [w['suspect']] }),
    texts: { place: 200 },
    bad: [
      ...lists(['caseIds', 'fraud_case'], ['suspectIds', 'suspect']),
      ...['cn', 'CHN', '', 'C1', '中国'].map((country) => bad(`a country called ${country}`, { country }, ['input.country', 'country-code'])),
      bad('known tomorrow', () => ({ firstKnownAt: daysOn(1) }), ['input.firstKnownAt', 'instant-in-future']),
    ],
    yields: 'callCentre { id }',
    after: kept('callCentre', 'callCentre'),
  },
  {
    root: 'tieCallCentre',
    by: 'police-control',
    good: (w) => ({ id: w['callCentre'], caseIds: [w['otherCase'], w['caseId']] }),
    absent: { id: { told: notFound } },
    bad: lists(['caseIds', 'fraud_case'], ['suspectIds', 'suspect']),
    yields: 'callCentre { id }',
  },
  {
    root: 'planJointOperation',
    by: 'police-control',
    good: (w) => ({ name: '海雾。 Sea fog', kind: 'CROSS_BORDER', caseIds: [w['caseId']], callCentreIds: [w['callCentre']], participantIds: ['agency_7zzzzzzzzzzzzzzzzzzzzzzzzz'] }),
    texts: { name: 100 },
    bad: [
      ...lists(['caseIds', 'fraud_case'], ['callCentreIds', 'call_centre']),
      bad('in no case', { caseIds: [] }, ['input.caseIds', 'operation-cases']),
      bad('with a bank', { participantIds: [agencies.harbour] }, ['input.participantIds.0', 'operation-participant']),
      bad('with itself', { participantIds: [agencies.centre] }, ['input.participantIds.0', 'operation-participant']),
      bad('with what is no agency', { participantIds: ['x'] }, ['input.participantIds.0', 'operation-participant']),
      bad('with fifty-one units', () => ({ participantIds: Array.from({ length: 51 }, () => newId('agency')) }), ['input.participantIds', 'list-too-long']),
    ],
    yields: 'operation { id }',
    after: kept('operation', 'operation'),
  },
  {
    root: 'advanceJointOperation',
    by: 'police-control',
    good: stepOf('JointOperation', 'operation', 'START'),
    absent: { id: { told: notFound } },
    texts: { reason: 500 },
    bad: [
      bad('concluded before it began', { step: 'CONCLUDE' }, inUnlawfulStep),
      bad('called off without a reason', { step: 'CALL_OFF' }, ['input.reason', 'text-missing']),
      bad('called off for a blank reason', { step: 'CALL_OFF', reason: ' \n' }, ['input.reason', 'text-missing']),
      bad('an arrest in a plan', (w) => ({ id: undefined, version: undefined, step: undefined, caseId: w['caseId'], people: 1, arrestedAt: fromNow(-1_000), operationId: w['operation'] }), ['input.operationId', 'arrest-operation', 'ILLEGAL_TRANSITION'], { root: 'recordArrests' }),
    ],
    yields: 'operation { id status }',
  },
  {
    root: 'advanceCallCentre',
    by: 'police-control',
    good: stepOf('CallCentre', 'callCentre', 'RAID'),
    absent: { id: { told: notFound } },
    bad: [bad('of one that was raided', {}, inUnlawfulStep, { while: (w) => [`update call_centre set status = 'RAIDED' where id = '${w['callCentre']}'`, `update call_centre set status = 'ACTIVE' where id = '${w['callCentre']}'`] })],
    yields: 'callCentre { id status }',
  },
  {
    root: 'requestExtradition',
    by: 'police-control',
    good: (w) => ({ suspectId: w['suspect'], caseId: w['caseId'], requestedFrom: 'XX', legalBasis: '互惠原则。 Reciprocity.' }),
    absent: { suspectId: { told: notFound }, caseId: { told: notFound } },
    texts: { legalBasis: 300 },
    bad: [
      bad('from a country called Nowhere', { requestedFrom: 'Nowhere' }, ['input.requestedFrom', 'country-code']),
      bad('in a case under review', unfiled, ['input.caseId', 'case-not-filed', 'ILLEGAL_TRANSITION']),
      bad('in a case of others', {}, ['input.suspectId', 'suspect-outside-case'], { while: (w) => [`delete from suspect_case where suspect_id = '${w['suspect']}' and case_id = '${w['caseId']}'`, `insert into suspect_case values ('${w['suspect']}', '${w['caseId']}')`] }),
      bad('of somebody who was cleared', {}, ['input.suspectId', 'extradition-suspect', 'ILLEGAL_TRANSITION'], { while: (w) => [`update suspect set status = 'CLEARED' where id = '${w['suspect']}'`, `update suspect set status = 'WANTED' where id = '${w['suspect']}'`] }),
    ],
    yields: 'extradition { id }',
    after: kept('extradition', 'extradition'),
  },
  {
    root: 'advanceExtradition',
    by: 'police-control',
    good: stepOf('Extradition', 'extradition', 'GRANT'),
    absent: { id: { told: notFound } },
    texts: { reason: 500 },
    bad: [
      bad('handed over before it was granted', { step: 'HAND_OVER' }, inUnlawfulStep),
      bad('refused without a reason', { step: 'REFUSE' }, ['input.reason', 'text-missing']),
      bad('withdrawn without a reason', { step: 'WITHDRAW' }, ['input.reason', 'text-missing']),
      bad('asked for again', (w) => ({ id: undefined, version: undefined, step: undefined, suspectId: w['suspect'], caseId: w['caseId'], requestedFrom: 'XX', legalBasis: 'x' }), ['input.suspectId', 'extradition-open', 'CONFLICT'], { root: 'requestExtradition' }),
    ],
    yields: 'extradition { id status }',
  },
  {
    root: 'recordArrests',
    by: 'police-control',
    good: (w) => ({ caseId: w['caseId'], people: 3, suspectIds: [w['suspect']], arrestedAt: fromNow(-3_600_000), operationId: w['operation'], country: 'XX' }),
    absent: { caseId: { told: notFound }, operationId: { told: notFound } },
    bad: [
      bad('nobody', { people: 0, suspectIds: [] }, ['input.people', 'arrests-count']),
      bad('nobody told', { people: null, suspectIds: null }, ['input.people', 'arrests-count']),
      bad('less than nobody', { people: -1 }, ['input.people', 'arrests-count']),
      bad('two hundred and one', { people: 201, suspectIds: null }, ['input.people', 'arrests-count']),
      bad('two hundred, and one by name', { people: 200 }, ['input.people', 'arrests-count']),
      bad('tomorrow', () => ({ arrestedAt: daysOn(1) }), ['input.arrestedAt', 'instant-in-future']),
      bad('in a case under review', unfiled, ['input.caseId', 'case-not-filed', 'ILLEGAL_TRANSITION']),
      bad('in a country called Nowhere', { country: 'Nowhere' }, ['input.country', 'country-code']),
      bad('at home and abroad', { divisionCode: '120116' }, ['input.country', 'arrest-place']),
      ...lists(['suspectIds', 'suspect']).slice(0, 2),
      bad('somebody of another case', {}, ['input.suspectIds.0', 'suspect-outside-case'], { while: (w) => [`delete from suspect_case where suspect_id = '${w['suspect']}' and case_id = '${w['caseId']}'`, `insert into suspect_case values ('${w['suspect']}', '${w['caseId']}')`] }),
      bad('somebody who is held', {}, ['input.suspectIds.0', 'step-not-lawful', 'ILLEGAL_TRANSITION'], { while: (w) => [`update suspect set status = 'ARRESTED' where id = '${w['suspect']}'`, `update suspect set status = 'WANTED' where id = '${w['suspect']}'`] }),
      bad('in an operation of another case', {}, ['input.operationId', 'arrest-operation', 'ILLEGAL_TRANSITION'], { while: (w) => [`delete from joint_operation_case where operation_id = '${w['operation']}'`, `insert into joint_operation_case values ('${w['operation']}', '${w['caseId']}')`] }),
    ],
    yields: 'case { id } arrests { people }',
  },
  {
    root: 'takeSuspectStep',
    by: 'police-control',
    good: stepOf('Suspect', 'suspect', 'ARREST'),
    absent: { id: { told: notFound } },
    texts: { reason: 500 },
    bad: [
      bad('transferred before the arrest', { step: 'TRANSFER' }, inUnlawfulStep),
      bad('sought while held', { step: 'SEEK' }, inUnlawfulStep),
      bad('released without a reason', { step: 'RELEASE' }, ['input.reason', 'text-missing']),
      bad('cleared without a reason', { step: 'CLEAR', reason: '' }, ['input.reason', 'text-missing']),
    ],
    yields: 'suspect { id status }',
  },
]
