/**
 * 2019-03 to 2020-08: who stood behind the impersonated police. Their call centre abroad is raided in a joint operation, the organiser gets away and is asked for;
 * one of those who sold accounts is suspected in the mule ring too. Against that ring an operation is planned.
 */
import { seedId } from '../src/database/columns.js'
import { agencies } from './agencies.js'
import { impersonatedPolice } from './impersonated-police.js'
import { muleRing } from './mule-ring.js'
import { residentId } from './numbers.js'
import { people } from './people.js'
import type { Scribe } from './scribe.js'

const id = (table: string, key: string) => seedId(table, `crackdowns/${key}`)

export const crackdowns = {
  suspects: { organiser: id('suspect', 'organiser'), caller: id('suspect', 'caller'), accountSeller: id('suspect', 'account-seller'), herder: id('suspect', 'herder') },
  organiserNumber: 'SUS-20190521-0001',
  callCentreIds: { abroad: id('call_centre', 'abroad'), home: id('call_centre', 'home') },
  operations: { raid: id('joint_operation', 'raid'), planned: id('joint_operation', 'planned') },
  raidNumber: 'OPN-20190701-0001',
  plannedNumber: 'OPN-20200801-0001',
  extraditionId: id('extradition', 'organiser'),
} as const

export function tellCrackdowns(scribe: Scribe): typeof crackdowns {
  const { suspects, callCentreIds, operations } = crackdowns
  const teacher = impersonatedPolice.caseId
  const [ring] = muleRing.caseIds
  scribe.suspect({ id: suspects.organiser, suspectNumber: crackdowns.organiserNumber, name: '曲山', alias: '老山', documentKind: 'PASSPORT', documentNumber: 'XX0000911', role: 'ORGANISER', status: 'WANTED', recordedAt: '2019-05-21T10:00:00+08:00', version: 1, caseIds: [teacher] })
  scribe.suspect({ id: suspects.caller, suspectNumber: 'SUS-20190610-0001', name: '包磊', documentKind: 'RESIDENT_ID', documentNumber: residentId('120118', '19970611'), role: 'CALLER', status: 'TRANSFERRED', recordedAt: '2019-06-10T14:20:00+08:00', version: 4, caseIds: [teacher] })
  scribe.suspect({ id: suspects.accountSeller, suspectNumber: 'SUS-20190402-0001', name: people.xueDa.name, alias: '小薛', documentKind: 'RESIDENT_ID', documentNumber: people.xueDa.idNumber, role: 'ACCOUNT_SELLER', status: 'RELEASED', statusReason: '取保候审。 On bail.', recordedAt: '2019-04-02T09:10:00+08:00', version: 3, caseIds: [teacher, ring] })
  // Known by what others call him, and by no document.
  scribe.suspect({ id: suspects.herder, suspectNumber: 'SUS-20200730-0001', name: '阿成', role: 'MULE_HERDER', status: 'WANTED', recordedAt: '2020-07-30T16:00:00+08:00', version: 1, caseIds: [ring] })

  scribe.callCentre({ id: callCentreIds.abroad, centreNumber: 'CEN-20190521-0001', status: 'RAIDED', country: 'XX', place: '虚构国无名市海滨路9号三层。 Third floor, 9 Seaside Road, a city that does not exist.', firstKnownAt: '2019-05-21T10:30:00+08:00', raidedAt: '2019-07-16T05:30:00+08:00', version: 2, caseIds: [teacher], suspectIds: [suspects.organiser, suspects.caller] })
  scribe.callCentre({ id: callCentreIds.home, centreNumber: 'CEN-20200731-0001', status: 'ACTIVE', country: 'CN', place: '天津市宝坻区无名道99号。 99 Nameless Road, Baodi.', firstKnownAt: '2020-07-31T09:00:00+08:00', version: 1, caseIds: [ring], suspectIds: [suspects.herder] })

  const led = { leadAgencyId: agencies.centre } as const
  scribe.operation({ ...led, id: operations.raid, operationNumber: crackdowns.raidNumber, name: '海雾。 Sea fog', kind: 'CROSS_BORDER', status: 'CONCLUDED', plannedAt: '2019-07-01T09:00:00+08:00', startedAt: '2019-07-16T04:00:00+08:00', endedAt: '2019-07-18T20:00:00+08:00', version: 3, caseIds: [teacher], callCentreIds: [callCentreIds.abroad], participantIds: [agencies.nextCity] })
  scribe.operation({ ...led, id: operations.planned, operationNumber: crackdowns.plannedNumber, name: '断卡一号。 Cut cards, first', kind: 'CARD_CUTTING', status: 'PLANNED', plannedAt: '2020-08-01T09:00:00+08:00', version: 1, caseIds: [ring], callCentreIds: [callCentreIds.home], participantIds: [] })

  const raid = { caseId: teacher, operationId: operations.raid, arrestedAt: '2019-07-16T05:30:00+08:00', country: 'XX' } as const
  scribe.arrest({ ...raid, id: id('arrest', 'caller'), suspectId: suspects.caller, people: 1 })
  scribe.arrest({ ...raid, id: id('arrest', 'callers'), people: 8 })
  const home = { caseId: teacher, arrestedAt: '2019-09-03T16:10:00+08:00', divisionCode: '120114' } as const
  scribe.arrest({ ...home, id: id('arrest', 'account-seller'), suspectId: suspects.accountSeller, people: 1 })
  scribe.arrest({ ...home, id: id('arrest', 'account-sellers'), people: 2 })

  scribe.extradition({ id: crackdowns.extraditionId, extraditionNumber: 'EXT-20191008-0001', suspectId: suspects.organiser, caseId: teacher, requestedFrom: 'XX', status: 'REQUESTED', legalBasis: '互惠原则。 Reciprocity.', requestedAt: '2019-10-08T11:00:00+08:00', version: 1 })
  return crackdowns
}
