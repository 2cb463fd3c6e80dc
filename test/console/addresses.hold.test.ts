import { describe, expect, test } from 'vitest'
import { axisStep, bucketLabel, bucketLimit, bucketsOf } from '../../src/console/web/buckets.js'
import { exportLines } from '../../src/console/web/export-lines.js'
import { asking, elsewhere, readPlace, writePlace } from '../../src/console/web/place.js'
import { recordFilter, subjectFilter } from '../../src/console/web/searches.js'
import { type Access, sightingsOf } from '../../src/console/web/sightings.js'
import { fromField, shanghai, toField, toInstant } from '../../src/console/web/times.js'

describe('an address', () => {
  test('says all of a place, and is read back as it was written', () => {
    const place = { view: 'log', language: 'zh', persona: 'auditor', asked: { officer: 'tang.rui', case: '临公刑字〔2026〕1号', from: '2026-11-26T08:00', coordinate: 'Victim.idNumber', disposition: 'masked' } } as const
    expect(readPlace(writePlace(place), [])).toEqual(place)
  })

  test('what cannot be read is left out: no view, no language, empty questions', () => {
    expect(readPlace('', ['fr-FR', 'zh-TW', 'en'])).toEqual({ view: 'log', language: 'zh', persona: '', asked: {} })
    expect(readPlace('#nowhere?lang=fr&officer=%20&purpose=APPEAL', ['en-GB'])).toEqual({ view: 'log', language: 'en', persona: '', asked: { purpose: 'APPEAL' } })
    expect(readPlace('#log?officer=%E0%A4%A', ['en']).view).toBe('log')
  })

  test('another question begins at the first page, beside no record; another view takes nothing along', () => {
    const place = readPlace('#log?officer=tang.rui&after=abc&record=event_1&lang=en', [])
    expect(asking(place, { purpose: 'APPEAL' }).asked).toEqual({ officer: 'tang.rui', purpose: 'APPEAL' })
    expect(asking(place, { officer: '' }, 'timeline')).toMatchObject({ view: 'timeline', asked: {} })
    expect(elsewhere(place, 'verify', { id: 'event_1' })).toMatchObject({ view: 'verify', language: 'en', asked: { id: 'event_1' } })
  })
})

describe('a search', () => {
  test('asks the graph what the address says', () => {
    expect(recordFilter({ from: '2026-11-26T08:00', until: '2026-11-27', agency: 'agency_1,agency_2', outcome: 'REFUSED', case: 'A1', coordinate: 'Victim.idNumber', disposition: 'tokens', after: 'x', lang: 'en' })).toEqual({
      recordedAt: { from: '2026-11-26T08:00:00+08:00', until: '2026-11-27T00:00:00+08:00' },
      agencyId: { in: ['agency_1', 'agency_2'] },
      outcome: { eq: 'REFUSED' },
      caseNumber: { eq: 'A1' },
      tokens: { has: 'Victim.idNumber' },
    })
    expect(recordFilter({ coordinate: 'Victim.name', disposition: 'shouted' })).toEqual({ clear: { has: 'Victim.name' } })
    expect(recordFilter({ purpose: 'APPEAL', except: 'jiang.heng' })).toEqual({ purpose: { eq: 'APPEAL' }, not: { officer: { eq: 'jiang.heng' } } })
    expect(recordFilter({})).toEqual({})
    expect(subjectFilter({ type: 'Account', agency: 'agency_1', purpose: 'APPEAL', holder: 'agency_2', until: '2026-11-27' })).toEqual({ recordedAt: { until: '2026-11-27T00:00:00+08:00' }, subjectType: { eq: 'Account' }, agencyId: { eq: 'agency_1' }, purpose: { eq: 'APPEAL' }, holderId: { eq: 'agency_2' } })
    expect(subjectFilter({ id: 'account_1', officer: 'tang.rui', outcome: 'REFUSED' })).toEqual({ subjectId: { eq: 'account_1' }, officer: { eq: 'tang.rui' } })
  })
})

describe('times', () => {
  test('are Shanghai’s, whatever the machine’s zone', () => {
    expect(shanghai('2026-11-25T16:00:00.007Z', { milliseconds: true })).toBe('2026-11-26 00:00:00.007')
    expect(shanghai(null)).toBe('–')
    expect(fromField('2026-11-26')).toBe(Date.parse('2026-11-25T16:00:00Z'))
    expect(fromField('2026-11-26T08:30')).toBe(Date.parse('2026-11-26T00:30:00Z'))
    expect(fromField('2026-11-26T08:30:05')).toBe(Date.parse('2026-11-26T00:30:05Z'))
    for (const wrong of ['', undefined, 'yesterday', '2026-13-01', '2026-11-26T25:00', '2026-11-26T08:30Z']) expect(fromField(wrong)).toBeNull()
    expect(toInstant(fromField(toField(1_795_665_605_000)) as number)).toBe('2026-11-26T12:00:05+08:00')
  })
})

describe('parts of a span', () => {
  test('cover it without gap, cut at whole days of Shanghai', () => {
    const [from, until] = [fromField('2026-11-01T10:00') as number, fromField('2026-11-26T09:00') as number]
    const buckets = bucketsOf(from, until)
    expect(buckets.length).toBeLessThanOrEqual(bucketLimit)
    expect([toField(buckets[0]?.from ?? 0), bucketLabel(buckets[0] as never)]).toEqual(['2026-11-01T00:00:00', '11-01'])
    expect(buckets.every((bucket, at) => at === 0 || bucket.from === buckets[at - 1]?.until)).toBe(true)
    expect(buckets.at(-1)?.until).toBeGreaterThanOrEqual(until)
  })

  test('are never more than can be asked about in one document, from a second to thirty years', () => {
    for (let span = 1_000; span < 30 * 365 * 86_400_000; span *= 1.7) {
      const buckets = bucketsOf(1_795_665_605_123, 1_795_665_605_123 + span)
      expect([span, buckets.length > 0 && buckets.length <= bucketLimit, (buckets.at(-1)?.until ?? 0) >= 1_795_665_605_123 + span]).toEqual([span, true, true])
    }
    expect(bucketsOf(5, 5)).toEqual([])
  })

  test('have an axis that reads well', () => {
    expect([1, 3, 4, 5, 17, 40, 41, 9_999].map((highest) => axisStep(highest, 4))).toEqual([1, 1, 1, 2, 5, 10, 20, 5_000])
  })
})

describe('sightings', () => {
  const access = (changes: Partial<Access>): Access => ({ recordedAt: '2026-11-26T00:00:00Z', agencyId: 'agency_1', officer: 'tang.rui', clear: [], masked: [], tokens: [], withheld: [], ...changes })
  test('are put together by agency and officer, with the best that each saw of a field', () => {
    const seen = sightingsOf([
      access({ masked: ['name', 'phone'], withheld: ['idNumber'] }),
      access({ recordedAt: '2026-11-25T00:00:00Z', clear: ['name'], withheld: ['idNumber', 'phone'] }),
      access({ agencyId: 'agency_2', officer: null, clear: null }),
    ])
    expect(seen).toEqual([
      { agencyId: 'agency_1', officer: 'tang.rui', times: 2, first: '2026-11-25T00:00:00Z', last: '2026-11-26T00:00:00Z', fields: { clear: ['name'], masked: ['phone'], tokens: [], withheld: ['idNumber'] } },
      { agencyId: 'agency_2', officer: null, times: 1, first: '2026-11-26T00:00:00Z', last: '2026-11-26T00:00:00Z', fields: { clear: [], masked: [], tokens: [], withheld: [] } },
    ])
  })
})

describe('an export', () => {
  test('is a line per record between what was asked and how many came', () => {
    const head = { exportedAt: '2026-11-26T00:00:00Z', exportedBy: 'jiang.heng', address: 'http://127.0.0.1/console#log', filter: {}, key: null, whole: true }
    const lines = exportLines(head, [{ id: 'event_1' }, { id: 'event_2' }], new Map([['event_1', { id: 'event_1' } as never]])).trimEnd().split('\n').map((line) => JSON.parse(line))
    expect(lines.map(({ kind }) => kind)).toEqual(['search', 'record', 'record', 'end'])
    expect([lines[0].records, lines[0].withEvidence, lines[1].evidence.id, lines[2].evidence, lines[3].records]).toEqual([2, true, 'event_1', null, 2])
    expect(JSON.parse(exportLines(head, [{ id: 'event_1' }], null).split('\n')[1] as string)).toEqual({ kind: 'record', row: { id: 'event_1' } })
  })
})
