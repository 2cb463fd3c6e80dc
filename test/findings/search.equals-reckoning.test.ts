/** Random histories, searched in random steps by the clock, come to what a plain reckoning over the bodies of the log comes to at once. */
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { agencies } from '../../seeds/agencies.js'
import { openTestApp } from '../support/app.js'
import { account, day, findingsOf, hour, keptBy, log, minute, mondayBefore, openMonths, type Said } from './logged.js'
import { type Body, reckon } from './reckoning.js'

const start = mondayBefore(6).getTime()
const days = 32

/** What one officer does: each habit is drawn close to where a rule begins to count. */
type Habit =
  | { readonly kind: 'repeat'; readonly first: number; readonly onDays: readonly number[] }
  | { readonly kind: 'tries'; readonly day: number; readonly lookups: number; readonly missed: number; readonly within: number }
  | { readonly kind: 'retries'; readonly day: number; readonly minutes: readonly number[]; readonly changes: boolean; readonly atMidnight: boolean }
  | { readonly kind: 'work'; readonly first: number; readonly length: number; readonly people: number; readonly hour: number; readonly stated: boolean; readonly pressing: boolean }
  | { readonly kind: 'rush'; readonly day: number; readonly people: number; readonly each: number; readonly hour: number; readonly stated: boolean }

const aDay = fc.nat(days - 1)
const habit: fc.Arbitrary<Habit> = fc.oneof(
  fc.record({ kind: fc.constant('repeat' as const), first: fc.nat(days - 16), onDays: fc.array(fc.nat(13), { minLength: 8, maxLength: 14 }) }),
  fc.record({ kind: fc.constant('tries' as const), day: aDay, lookups: fc.integer({ min: 27, max: 45 }), missed: fc.integer({ min: 8, max: 14 }), within: fc.integer({ min: 8, max: 14 }) }),
  fc.record({ kind: fc.constant('retries' as const), day: fc.integer({ min: 1, max: days - 1 }), minutes: fc.array(fc.integer({ min: 0, max: 17 }), { minLength: 2, maxLength: 5 }), changes: fc.boolean(), atMidnight: fc.boolean() }),
  fc.record({ kind: fc.constant('work' as const), first: fc.nat(12), length: fc.integer({ min: 4, max: 9 }), people: fc.integer({ min: 4, max: 12 }), hour: fc.constantFrom(6, 9, 14, 21), stated: fc.boolean(), pressing: fc.boolean() }),
  fc.record({ kind: fc.constant('rush' as const), day: fc.integer({ min: 20, max: days - 1 }), people: fc.integer({ min: 36, max: 66 }), each: fc.integer({ min: 1, max: 3 }), hour: fc.constantFrom(5, 10, 22), stated: fc.boolean() }),
)
const story = fc.record({
  officers: fc.array(fc.record({ agency: fc.constantFrom(agencies.centre, agencies.harbour), habits: fc.array(habit, { minLength: 2, maxLength: 5 }) }), { minLength: 5, maxLength: 8 }),
  /** People that each of four colleagues in both agencies learns of on each of the last days. */
  usual: fc.integer({ min: 4, max: 13 }),
  cuts: fc.array(fc.integer({ min: 1, max: 99 }), { minLength: 0, maxLength: 4 }),
})

function told(nth: number, agency: string, habits: readonly Habit[], caseNumber: string): Said[] {
  const officer = `officer.${nth}`
  const say = (at: number, more: Partial<Said> = {}): Said => ({ at: new Date(start + at), officer, agency, purpose: 'NUMBER_GOVERNANCE', ...more })
  const saidOf = (each: Habit, name: string): Said[] => {
    switch (each.kind) {
      case 'repeat':
        return each.onDays.map((on, which) => say((each.first + on) * day + 9 * hour + which * minute, { subjects: [account(name)] }))
      case 'tries':
        return Array.from({ length: each.lookups }, (_, which) => say(each.day * day + 8 * hour + Math.floor((which * each.within * minute) / each.lookups), { subjects: which % 3 === 1 && which / 3 < each.missed ? [] : [account(`${name} ${Math.floor(which / 2)}`)] }))
      case 'retries':
        return each.minutes.flatMap((apart, which) => {
          const first = each.day * day + (each.atMidnight ? which * 20 * minute - 10 * minute : (8 + which) * hour)
          return [
            say(first, { outcome: 'REFUSED', refusals: ['FIELD_NOT_ENTITLED'], document: `${name} ${which}` }),
            say(first + apart * minute, { document: `${name} ${which}`, subjects: [account(`${name} ${which}`)], ...(each.changes || which % 2 ? { instrument: 'QUERY-1' } : {}) }),
          ]
        })
      case 'work':
        return Array.from({ length: each.length }, (_, on) => on).flatMap((on) =>
          Array.from({ length: each.people }, (_, which) => say((each.first + on) * day + each.hour * hour + which * 2 * minute, { subjects: [account(`${name} ${on} ${which}`), { type: 'FraudCase', id: account(`case ${name}`).id, clear: ['id'] }], ...(each.pressing ? { purpose: 'STOP_LOSS', case: each.stated ? caseNumber : null } : {}) })),
        )
      case 'rush':
        return Array.from({ length: Math.ceil(each.people / each.each) }, (_, which) =>
          say(each.day * day + each.hour * hour + which * minute, { purpose: 'INVESTIGATION', case: each.stated && which % 2 ? caseNumber : null, subjects: [...Array.from({ length: each.each }, (_, person) => account(`${name} ${which} ${person}`)), { type: 'Victim', id: account('hidden').id.replace('account', 'victim'), withheld: ['name'] }] }),
        )
    }
  }
  return habits.flatMap((each, at) => saidOf(each, `${nth}.${at}`))
}

/** Rules that came to something in any of the stories. */
const fired = new Set<string>()

it('finds the same, however the log is cut', async () => {
  await fc.assert(
    fc.asyncProperty(story, async ({ officers, usual, cuts }) => {
      const app = await openTestApp()
      try {
        const [known] = await app.owner<{ number: string }[]>`select case_number as number from fraud_case limit 1`
        const caseNumber = known?.number as string
        const colleagues = [agencies.centre, agencies.harbour].flatMap((agency, which) =>
          Array.from({ length: 4 }, (_, nth) => nth).flatMap((nth) => Array.from({ length: 12 }, (_, on): Said => ({ at: new Date(start + (20 + on) * day + 13 * hour), agency, officer: `colleague.${nth}`, purpose: 'NUMBER_GOVERNANCE', subjects: Array.from({ length: usual }, (_, person) => account(`usual ${which} ${nth} ${on} ${person}`)) }))),
        )
        const history = [...colleagues, ...officers.flatMap(({ agency, habits }, nth) => told(nth, agency, habits, caseNumber)), { at: new Date(start + (days + 1) * day) }].sort((a, b) => a.at.getTime() - b.at.getTime())
        await openMonths(app, history[0]?.at as Date)
        const ends = [...new Set(cuts)].sort((a, b) => a - b).map((percent) => Math.floor((history.length * percent) / 100))
        let from = 0
        for (const until of [...ends, history.length]) {
          await log(app, history.slice(from, until))
          await app.clock['search-for-findings']?.({})
          from = until
        }
        const bodies = (await app.owner<{ id: string; at: string; body: string }[]>`select r.id, r.recorded_at::text as at, r.body from access_log.leaf l join access_log.record r on r.id = l.record_id order by l.leaf_index`).map(({ id, at, body }): Body => ({ ...JSON.parse(body), id, at: Date.parse(at) }))
        const expected = reckon(bodies, new Set([caseNumber])).map(({ rule, agency, officer, subject, from: since, numbers, records }) => ({ key: `${rule} ${agency} ${officer} ${subject} ${new Date(since).toISOString()}`, numbers, count: records.length, kept: records.slice(0, 200) }))
        const found = await Promise.all(
          (await findingsOf(app)).map(async ({ id, rule, agencyId, officer, subjectId, windowFrom, measured, recordCount }) => ({ key: `${rule} ${agencyId} ${officer} ${subjectId} ${new Date(windowFrom).toISOString()}`, numbers: (measured.match(/\d+(?:\.\d+)?/g) ?? []).map(Number), count: recordCount, kept: await keptBy(app, id) })),
        )
        const inOrder = <T extends { readonly key: string }>(list: readonly T[]) => [...list].sort((a, b) => (a.key < b.key ? -1 : 1))
        expect(inOrder(found)).toEqual(inOrder(expected))
        for (const { key } of expected) fired.add(key.split(' ')[0] as string)
      } finally {
        await app.close()
      }
    }),
    { numRuns: 10, seed: 20_261_126, endOnFailure: true },
  )
  expect([...fired].sort()).toEqual(['ENUMERATION', 'OFF_HOURS', 'PURPOSE_WITHOUT_CASE', 'REFUSED_THEN_SUCCEEDED', 'REPEAT_TARGET', 'TOP_VIEWER', 'VOLUME_AGAINST_BASELINE'])
}, 300_000)
