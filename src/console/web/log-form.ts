/** Conditions of a search, as a form and as what is in force. */
import { type Child, element } from './dom.js'
import { choices, dispositionMarks, field, filled, input, link, outcomesInOrder, outcomeWord, select } from './parts.js'
import { asking } from './place.js'
import { dispositions, recordQuestions } from './searches.js'
import { say } from './speech.js'
import type { Context } from './view.js'

/** Question → field of the filter it needs; a question whose field the caller may not filter by is not put. */
const needs: Readonly<Record<string, string>> = { from: 'recordedAt', until: 'recordedAt', agency: 'agencyId', officer: 'officer', purpose: 'purpose', outcome: 'outcome', operation: 'operation', kind: 'kind', audience: 'audience', case: 'caseNumber', instrument: 'instrumentNumber', coordinate: 'clear', disposition: 'clear' }
const first = ['from', 'until', 'agency', 'officer', 'purpose', 'outcome', 'operation']

export const questionNames = (): Readonly<Record<string, string>> => ({
  from: say('From (UTC+8)', '自（UTC+8）'),
  until: say('Until (UTC+8)', '至（UTC+8）'),
  agency: say('Agency', '机构'),
  officer: say('Officer', '经办人'),
  purpose: say('Purpose', '目的'),
  outcome: say('Outcome', '结果'),
  operation: say('Operation', '操作'),
  kind: say('Kind', '类别'),
  audience: say('Audience', '角色'),
  case: say('Case number', '案件编号'),
  instrument: say('Legal instrument', '法律文书'),
  coordinate: say('Field', '字段坐标'),
  disposition: say('Disclosed as', '披露方式'),
  except: say('Without officer', '排除经办人'),
})

export function searchForm(context: Context): HTMLElement {
  const { session, place, go, refresh } = context
  const { schema } = session
  const names = questionNames()
  const value = (question: string) => place.asked[question] ?? ''
  const coordinates = element('datalist', { id: 'coordinates' }, schema.coordinates().map((coordinate) => element('option', { value: coordinate })))
  const controls: Readonly<Record<string, () => HTMLElement>> = {
    from: () => input('from', value('from'), { type: 'datetime-local', step: '1' }),
    until: () => input('until', value('until'), { type: 'datetime-local', step: '1' }),
    agency: () => select('agency', value('agency'), [['', say('any', '不限')], ...session.agencies.map(({ id }) => [id, session.agencyName(id)] as const)]),
    officer: () => input('officer', value('officer')),
    purpose: () => select('purpose', value('purpose'), choices(schema, 'Purpose')),
    outcome: () => select('outcome', value('outcome'), [['', say('any', '不限')], ...outcomesInOrder(schema.words('AccessOutcome')).map((word) => [word, outcomeWord(word)] as const)]),
    operation: () => input('operation', value('operation')),
    kind: () => select('kind', value('kind'), choices(schema, 'AccessKind')),
    audience: () => select('audience', value('audience'), choices(schema, 'Audience')),
    case: () => input('case', value('case')),
    instrument: () => input('instrument', value('instrument')),
    coordinate: () => input('coordinate', value('coordinate'), { list: 'coordinates', placeholder: 'Victim.idNumber' }),
    disposition: () => select('disposition', value('disposition') || 'clear', dispositions.map((each) => [each, say(dispositionMarks[each].en, dispositionMarks[each].zh)] as const)),
  }
  const open = recordQuestions.filter((question) => controls[question] && schema.has('AccessRecordFilter', needs[question] as string))
  const made = (question: (typeof recordQuestions)[number]) => field(names[question] as string, (controls[question] as () => HTMLElement)(), { className: `of-${question}` })
  const more = open.filter((question) => !first.includes(question))
  const form = element(
    'form',
    {
      class: 'search',
      role: 'search',
      'aria-label': say('Search the log', '检索日志'),
      submit: (event: SubmitEvent) => {
        event.preventDefault()
        const asked = filled(form)
        if (!asked['coordinate']) asked['disposition'] = ''
        const next = asking(place, asked)
        if (JSON.stringify(next) === JSON.stringify(place)) refresh()
        else go(next)
      },
    },
    element('div', { class: 'fields-row' }, open.filter((question) => first.includes(question)).map(made)),
    coordinates,
    element(
      'div',
      { class: 'below' },
      more.length > 0 && element('details', { open: more.some((question) => place.asked[question]) }, element('summary', {}, say('More conditions', '更多条件')), element('div', { class: 'fields-row' }, more.map(made))),
      element('div', { class: 'actions' }, link({ ...place, asked: {} }, say('Clear', '清除'), { class: 'quiet' }), element('button', { type: 'submit', class: 'strong' }, say('Search', '检索'))),
    ),
  )
  return form
}

/** Each condition in force, with the way to take it back. */
export function activeQuestions({ session, place }: Context): Child {
  const names = questionNames()
  const meaning = (question: string, value: string): string =>
    question === 'agency' ? session.agencyName(value) : question === 'purpose' ? session.schema.meaning('Purpose', value) : question === 'kind' ? session.schema.meaning('AccessKind', value) : question === 'audience' ? session.schema.meaning('Audience', value) : question === 'outcome' ? outcomeWord(value) : value.replace('T', ' ')
  const active = recordQuestions.filter((question) => place.asked[question] && question !== 'disposition')
  if (active.length === 0) return null
  return element(
    'ul',
    { class: 'active', role: 'list', 'aria-label': say('Conditions in force', '当前条件') },
    active.map((question) => {
      const value = place.asked[question] as string
      const how = question === 'coordinate' ? dispositionMarks[dispositions.find((each) => each === place.asked['disposition']) ?? 'clear'] : null
      const text = `${names[question]}: ${meaning(question, value)}${how ? ` (${say(how.en, how.zh)})` : ''}`
      return element('li', {}, element('span', {}, text), link(asking(place, { [question]: '', ...(how ? { disposition: '' } : {}) }), [element('span', { 'aria-hidden': 'true' }, '×'), element('span', { class: 'unseen' }, say(`Take back ${names[question]}`, `取消${names[question]}`))], { class: 'remove' }))
    }),
  )
}
