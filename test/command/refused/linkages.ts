/** Linking cases: what a desk may propose, and who decides. */
import { agencies } from '../../../seeds/agencies.js'
import { bad, type Entry, type World } from './table.js'
import { elsewhere } from './world.js'

const noRecord = { told: ['record-not-yours-or-absent', 'NOT_FOUND'] } as const
const crowd = 'fraud_case_7zz'
const pairId = 'linkage_pair_7zzzzzzzzzzzzzzzzzzzzzzzzz'
const betweenThem = (w: World): readonly [string, string] => [w['caseId'] as string, w['otherCase'] as string].sort() as [string, string]
const setState = (state: string, more = '') => (w: World) => [`update case_linkage set state = '${state}'${more} where id = '${w['linkage'].id}'`, `update case_linkage set state = 'PROPOSED', decided_by = null where id = '${w['linkage'].id}'`] as const

export const linkageRefusals: readonly Entry[] = [
  {
    root: 'proposeLinkage',
    by: 'police-analyst',
    good: (w) => ({ caseId: w['caseId'], otherCaseId: w['otherCase'], type: 'SAME_SUSPECT', grounds: '同一人取款。 One person drew the cash.' }),
    absent: { caseId: noRecord, otherCaseId: noRecord },
    texts: { grounds: 1_000 },
    bad: [
      bad('of a case that another unit leads', {}, ['input.caseId', 'linkage-other-unit', 'FORBIDDEN'], { while: (w) => [`update fraud_case set lead_agency_id = '${elsewhere}' where id = '${w['caseId']}'`, `update fraud_case set lead_agency_id = '${agencies.centre}' where id = '${w['caseId']}'`] }),
      bad('with itself', (w) => ({ otherCaseId: w['caseId'] }), ['input.otherCaseId', 'linkage-with-itself']),
      bad('with a case that was merged into it', {}, ['input.otherCaseId', 'linkage-with-itself'], { while: (w) => [`update fraud_case set merged_into_id = '${w['caseId']}' where id = '${w['otherCase']}'`, `update fraud_case set merged_into_id = null where id = '${w['otherCase']}'`] }),
      bad('that stands already', {}, ['input.otherCaseId', 'linkage-known', 'CONFLICT'], {
        while: (w) => {
          const [low, high] = betweenThem(w)
          return [
            `insert into linkage_pair (id, low_case_id, high_case_id, low_unit_id, high_unit_id, type, strength, found_at, opened_at) values ('${pairId}', '${low}', '${high}', '${agencies.centre}', '${agencies.centre}', 'SAME_SUSPECT', 'STRONG', now(), now())`,
            `delete from linkage_pair where id = '${pairId}'`,
          ]
        },
      }),
    ],
    yields: 'linkage { id version }',
    after: (w, { linkage }) => Object.assign(w, { linkage }),
  },
  {
    root: 'confirmLinkage',
    by: 'police-control',
    good: (w) => w['linkage'],
    absent: { id: noRecord },
    bad: [
      bad('by the officer who proposed it', {}, ['input.id', 'linkage-four-eyes', 'FORBIDDEN'], { by: 'police-analyst' }),
      bad('by the officer who rejected it', {}, ['input.id', 'linkage-four-eyes', 'FORBIDDEN'], { while: setState('REJECTED', ", decided_by = 'zhou.ke'") }),
      bad('that is confirmed', {}, ['input.id', 'linkage-step', 'ILLEGAL_TRANSITION'], { while: setState('CONFIRMED') }),
      bad('that this unit agreed to', {}, ['input.id', 'linkage-step', 'ILLEGAL_TRANSITION'], { while: setState('AGREED') }),
      bad("of another unit's case", {}, ['input.id', 'record-not-yours-or-absent', 'NOT_FOUND'], { while: (w) => [`update case_linkage set unit_id = '${elsewhere}' where id = '${w['linkage'].id}'`, `update case_linkage set unit_id = '${agencies.centre}' where id = '${w['linkage'].id}'`] }),
      bad('that joins more than a series holds', {}, ['input.id', 'series-too-large'], {
        while: (w) => [
          `insert into fraud_case select (jsonb_populate_record(c, jsonb_build_object('id', '${crowd}' || lpad(n::text, 23, '0'), 'case_number', 'CROWD-' || n))).* from fraud_case c, generate_series(1, 999) n where c.id = '${w['caseId']}';
           insert into case_series (id, series_number, state, lead_case_id, lead_unit_id, is_lead_chosen, formed_at) values ('case_series_crowd', 'SER-CROWD', 'FORMED', '${w['caseId']}', '${agencies.centre}', false, now());
           insert into case_series_member select id, 'case_series_crowd', lead_agency_id from fraud_case where starts_with(id, '${crowd}') or id = '${w['caseId']}'`,
          `delete from case_series_member where series_id = 'case_series_crowd'; delete from case_series where id = 'case_series_crowd'; delete from fraud_case where starts_with(id, '${crowd}')`,
        ],
      }),
    ],
    yields: 'linkage { id version case { series(first: 1) { nodes { id version } } } }',
    after: (w, { linkage }) => Object.assign(w, { linkage: { id: linkage.id, version: linkage.version }, series: linkage.case.series.nodes[0] }),
  },
  {
    root: 'chooseLeadCase',
    by: 'police-control',
    good: (w) => ({ ...w['series'], leadCaseId: w['otherCase'] }),
    absent: { id: noRecord, leadCaseId: { told: ['series-other-case'] } },
    bad: [
      bad('of a series that has ended', {}, ['input.id', 'series-ended', 'ILLEGAL_TRANSITION'], { while: (w) => [`update case_series set state = 'DISSOLVED' where id = '${w['series'].id}'`, `update case_series set state = 'FORMED' where id = '${w['series'].id}'`] }),
    ],
    yields: 'series { id isLeadChosen leadCase { id } }',
  },
  {
    root: 'rejectLinkage',
    by: 'police-analyst',
    good: (w) => ({ ...w['linkage'], reason: '取款人另有其人。 Somebody else drew the cash.' }),
    absent: { id: noRecord },
    texts: { reason: 1_000 },
    bad: [bad('that was rejected', {}, ['input.id', 'linkage-step', 'ILLEGAL_TRANSITION'], { while: (w) => [`update case_linkage set state = 'REJECTED' where id = '${w['linkage'].id}'`, `update case_linkage set state = 'CONFIRMED' where id = '${w['linkage'].id}'`] })],
    yields: 'linkage { id state }',
  },
]
