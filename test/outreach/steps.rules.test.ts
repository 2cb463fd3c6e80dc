import { describe, expect, it } from 'vitest'
import { rules } from '../../src/law/articles.js'
import { termAt } from '../../src/law/terms.js'
import {
  attempts,
  channels,
  closings,
  contactTerms,
  decideOutreachStep,
  faultOfText,
  firstScript,
  groundsLimit,
  isHigher,
  joinedGrounds,
  levelAbove,
  mayUse,
  type OutreachAction,
  type OutreachFacts,
  type OutreachStatus,
  outreachGuards,
  outreachSteps,
  textSizes,
} from '../../src/outreach/outreach.rules.js'
import { attemptOutcomes, outreachChannels, outreachResults, outreachStatuses, riskLevels } from '../../src/outreach/outreach.words.js'
import { type Actor, actors } from '../../src/policy/vocabulary.js'

const facts = (status: OutreachStatus, more: Partial<OutreachFacts> = {}): OutreachFacts => ({ status, riskLevel: 'MEDIUM', closed: false, wasEscalated: false, ...more })
const leads = (action: OutreachAction, from: OutreachFacts | null, actor: Actor = 'COUNTERMEASURE'): string => {
  const step = decideOutreachStep(action, from, actor)
  return typeof step === 'string' ? step : step.to
}
const actions = [...new Set(outreachSteps.map(({ action }) => action))]
const ended: readonly OutreachStatus[] = ['NOT_A_VICTIM', 'ALREADY_LOST', 'CLOSED']

describe('the steps of outreach', () => {
  it('lead from a state by an action to one state alone, each told with its source in both languages', () => {
    const places = outreachSteps.map(({ action, from }) => `${action} ${from}`)
    expect(places.filter((place, at) => places.indexOf(place) !== at)).toEqual([])
    for (const { article, en, zh, by } of outreachSteps) {
      expect(article).toMatch(/§/)
      expect(en).toMatch(/^[A-Z].+\.$/)
      expect(zh).toMatch(/\p{Script=Han}.*。$/u)
      expect(by.length).toBeGreaterThan(0)
    }
    for (const { rule } of Object.values(outreachGuards)) expect(rules[rule]).toBeDefined()
  })

  it('stand in the article on warning and dissuading; an escalation too, an end also in that on telling whoever raised the alert, a loss in that on stopping it', () => {
    const articles = (chosen: (step: (typeof outreachSteps)[number]) => boolean): string[] => [...new Set(outreachSteps.filter(chosen).map(({ article }) => article))]
    expect(articles(({ closes }) => !closes)).toEqual(['反电信网络诈骗法 §34'])
    expect(articles(({ closes, action }) => closes && action !== 'CLOSE_AS_ALREADY_LOST')).toEqual(['反电信网络诈骗法 §34; §26 ¶2'])
    expect(articles(({ action }) => action === 'CLOSE_AS_ALREADY_LOST')).toEqual(['反电信网络诈骗法 §20, §34'])
  })

  it('reach every state from an alert, and come to an end from every state', () => {
    const reached = new Set<OutreachStatus>()
    for (let size = -1; size !== reached.size; ) {
      size = reached.size
      for (const { from, to } of outreachSteps) if (from === null || reached.has(from)) reached.add(to)
    }
    expect([...reached].sort()).toEqual([...outreachStatuses.values].sort())
    const ending = new Set(outreachSteps.filter(({ closes }) => closes).map(({ from }) => from))
    for (let size = -1; size !== ending.size; ) {
      size = ending.size
      for (const { from, to } of outreachSteps) if (ending.has(to)) ending.add(from)
    }
    expect(outreachStatuses.values.filter((state) => !ending.has(state)).sort()).toEqual([...ended].sort())
  })

  it('play the way of the domain: created, assigned, contacting, unreachable, escalated, reached, dissuaded', () => {
    const way: readonly (readonly [OutreachAction, OutreachStatus])[] = [
      ['ASSIGN', 'ASSIGNED'],
      ['SEND', 'CONTACTING'],
      ['MISS', 'UNREACHABLE'],
      ['ESCALATE', 'ESCALATED'],
      ['DISBELIEVE', 'REACHED'],
      ['DISSUADE', 'DISSUADED'],
      ['CLOSE_AS_DISSUADED', 'DISSUADED'],
    ]
    let state = leads('RAISE', null) as OutreachStatus
    expect(state).toBe('CREATED')
    for (const [action, to] of way) expect([action, (state = leads(action, facts(state)) as OutreachStatus)]).toEqual([action, to])
    expect(['MEET_REFUSAL', 'ESCALATE', 'CLOSE_AS_REFUSED'].map((action) => (state = leads(action as OutreachAction, facts(state)) as OutreachStatus))).toEqual(['REFUSED', 'ESCALATED', 'CLOSED'])
  })

  it('nobody is contacted, and nothing is closed, before somebody has the record', () => {
    const open = actions.filter((action) => leads(action, facts('CREATED')) !== 'outreach-step')
    expect(open.sort()).toEqual(['ASSIGN', 'ESCALATE'])
  })

  it('a closed record takes no step of anybody, whatever its state', () => {
    for (const state of outreachStatuses.values) for (const action of actions) for (const actor of actors) expect(leads(action, facts(state, { closed: true }), actor)).toBe('outreach-step')
    for (const state of ended) for (const action of actions) expect(leads(action, facts(state))).toBe('outreach-step')
  })

  it('institutions, the desks and the clock raise alerts; the countermeasure desk alone does the rest, and the clock escalates', () => {
    expect(actors.filter((actor) => leads('RAISE', null, actor) === 'CREATED').sort()).toEqual(['ANALYSIS', 'CLOCK', 'CONTROL', 'COUNTERMEASURE', 'INSTITUTION', 'INTAKE'])
    const open = (actor: Actor) => actions.filter((action) => outreachStatuses.values.some((state) => leads(action, facts(state), actor) !== 'outreach-step'))
    expect(open('CLOCK')).toEqual(['ESCALATE'])
    expect(open('COUNTERMEASURE').sort()).toEqual(actions.filter((action) => action !== 'RAISE').sort())
    for (const actor of actors.filter((each) => !['CLOCK', 'COUNTERMEASURE'].includes(each))) expect(open(actor)).toEqual([])
  })

  it('the clock does not escalate whom somebody has reached', () => {
    expect(outreachStatuses.values.filter((state) => leads('ESCALATE', facts(state), 'CLOCK') === 'ESCALATED').sort()).toEqual(['ASSIGNED', 'CONTACTING', 'CREATED', 'UNREACHABLE'])
  })

  it('high risk is not given up before it was escalated; lower risk may be', () => {
    for (const state of ['REACHED', 'REFUSED'] as const) {
      expect(leads('CLOSE_AS_REFUSED', facts(state, { riskLevel: 'HIGH' }))).toBe('outreach-escalate-first')
      expect(leads('CLOSE_AS_REFUSED', facts(state, { riskLevel: 'HIGH', wasEscalated: true }))).toBe('REFUSED')
      expect(leads('CLOSE_AS_REFUSED', facts(state, { riskLevel: 'LOW' }))).toBe('REFUSED')
    }
  })

  it('nobody is dissuaded who was not reached', () => {
    expect(outreachStatuses.values.filter((state) => leads('CLOSE_AS_DISSUADED', facts(state)) === 'DISSUADED').sort()).toEqual(['DISSUADED', 'REACHED'])
  })
})

describe('an attempt', () => {
  it('of any channel and outcome is a step, lawful from every state in which somebody has the record', () => {
    const worked: readonly OutreachStatus[] = ['ASSIGNED', 'CONTACTING', 'UNREACHABLE', 'REACHED', 'DISSUADED', 'REFUSED', 'ESCALATED']
    for (const channel of outreachChannels.values) {
      for (const outcome of attemptOutcomes.values) {
        const open = outreachStatuses.values.filter((state) => leads(attempts[channel][outcome], facts(state)) !== 'outreach-step')
        expect({ channel, outcome, open: [...open].sort() }).toEqual({ channel, outcome, open: [...worked].sort() })
      }
    }
  })

  it('that was not answered takes nothing back of what others reached', () => {
    for (const state of ['REACHED', 'DISSUADED', 'REFUSED', 'ESCALATED'] as const) for (const channel of outreachChannels.values) expect(leads(attempts[channel].NO_ANSWER, facts(state))).toBe(state)
    expect(leads(attempts.SMS.NO_ANSWER, facts('ASSIGNED'))).toBe('CONTACTING')
    expect(leads(attempts.SMS.NO_ANSWER, facts('UNREACHABLE'))).toBe('UNREACHABLE')
    expect(leads(attempts.CALL.NO_ANSWER, facts('CONTACTING'))).toBe('UNREACHABLE')
    expect(leads(attempts.VISIT.NO_ANSWER, facts('ASSIGNED'))).toBe('UNREACHABLE')
  })

  it('that met disbelief takes a dissuasion back, one that met the person again does not', () => {
    expect(leads(attempts.CALL.DISBELIEVED, facts('DISSUADED'))).toBe('REACHED')
    expect(leads(attempts.CALL.REACHED, facts('DISSUADED'))).toBe('DISSUADED')
  })

  it('may be a message at any level, a call at any level, a visit at high risk or with consent', () => {
    for (const level of riskLevels.values) {
      expect(channels[level]).toContain('SMS')
      expect(channels[level]).toContain('CALL')
      expect(mayUse('VISIT', level, true)).toBe(true)
      for (const consent of [null, false]) expect(mayUse('VISIT', level, consent)).toBe(level === 'HIGH')
    }
  })
})

describe('levels, terms and texts', () => {
  it('a level rises by one and stays at the highest', () => {
    expect(riskLevels.values.map(levelAbove)).toEqual(['HIGH', 'HIGH', 'MEDIUM'])
    expect([isHigher('HIGH', 'MEDIUM'), isHigher('MEDIUM', 'MEDIUM'), isHigher('LOW', 'MEDIUM')]).toEqual([true, false, false])
  })

  it('the higher the risk, the sooner the first attempt', () => {
    const minutes = { MINUTE: 1, HOUR: 60 } as const
    const [high, medium, low] = (['HIGH', 'MEDIUM', 'LOW'] as const).map((level) => {
      const { amount, unit } = termAt(contactTerms[level], new Date('2026-03-02T10:00:00+08:00'))
      return amount * minutes[unit as 'MINUTE']
    }) as [number, number, number]
    expect(high).toBeLessThan(medium)
    expect(medium).toBeLessThan(low)
  })

  it('every result has its step', () => {
    for (const result of outreachResults.values) expect(outreachSteps.filter(({ action, closes }) => action === closings[result] && closes).length).toBeGreaterThan(0)
  })

  it('grounds of later alerts are added once, within a bound', () => {
    expect(joinedGrounds('In a call.', 'About to pay.')).toBe('In a call.\nAbout to pay.')
    expect(joinedGrounds('In a call.\nAbout to pay.', 'About to pay.')).toBe('In a call.\nAbout to pay.')
    expect(joinedGrounds('a'.repeat(groundsLimit - 1), 'b')).toHaveLength(groundsLimit - 1)
  })

  it('texts are neither missing, nor too long, nor of characters that PostgreSQL refuses', () => {
    expect(['x', ' ', '', null, 'x\u0000', 'x'.repeat(textSizes.note + 1), 'x'.repeat(textSizes.note)].map((text) => faultOfText(text, textSizes.note, true))).toEqual([null, 'text-missing', 'text-missing', 'text-missing', 'text-characters', 'text-too-long', null])
    expect([null, undefined, ''].map((text) => faultOfText(text, textSizes.note, false))).toEqual([null, null, null])
    expect(firstScript('FAKE_INVESTMENT')).toBe('fake-investment/1')
  })
})
