/** Issuing a disclosure statement, and the way there from the row that it is about. */
import { type Child, element } from './dom.js'
import { act, type Refusal } from './mutations.js'
import { field, filled, input, link, notice, select, tellFault } from './parts.js'
import { elsewhere } from './place.js'
import { language, say } from './speech.js'
import { fromField, toField, toInstant } from './times.js'
import type { Context, Shown } from './view.js'

/** Statements about a row, and a new one; for whoever may read and issue them. */
export function statementTools({ session, place }: Context, id: string): Child {
  const { from = '', until = '' } = place.asked
  return [
    session.schema.has('Query', 'disclosureStatements') && link(elsewhere(place, 'statements', { id }), say('Statements about it', '相关披露说明'), { class: 'quiet' }),
    session.schema.has('Mutation', 'issueDisclosureStatement') && link(elsewhere(place, 'statements', { issue: 'yes', id, from, until }), say('Issue a statement', '出具披露说明'), { class: 'quiet' }),
  ]
}

const instant = (value: string | undefined): string | null => {
  const at = fromField(value)
  return at === null ? null : toInstant(at)
}

export function issueView(context: Context): Shown {
  const { session, place, go } = context
  const { schema } = session
  const title = say('Issue a disclosure statement', '出具披露说明')
  const tools = link(elsewhere(place, 'statements'), say('All statements', '全部披露说明'), { class: 'quiet' })
  if (!schema.has('Mutation', 'issueDisclosureStatement')) return { title, tools, content: notice('plain', say('You may not issue statements.', '您无权出具披露说明。')) }
  const { id = '', from = '', until = toField(Date.now()) } = place.asked
  const fault = element('p', { class: 'fault', role: 'alert' })
  const button = element('button', { type: 'submit', class: 'strong' }, say('Issue', '出具'))
  const submit = async (event: SubmitEvent) => {
    event.preventDefault()
    button.disabled = true
    const given = filled(form)
    const { refusals, payload } = await act<{ readonly statement: { readonly statementNumber: string } | null }>(session, 'issueDisclosureStatement', { ...given, from: instant(given['from']), until: instant(given['until']) }, 'statement { statementNumber }')
    button.disabled = false
    showRefusals(form, fault, refusals)
    const issued = payload?.statement?.statementNumber
    if (!issued) return
    session.forget()
    go(elsewhere(place, 'statements', { statement: issued }))
  }
  const form: HTMLFormElement = element(
    'form',
    { class: 'card', 'aria-label': title, submit },
    field(say('Row that it is about', '所涉记录'), input('subjectId', id, { required: '', class: 'mono', placeholder: 'account_… · victim_… · telecom_number_…' }), { hint: say('Victim, subscriber, account, telephone number, online account, outreach record or report.', '被害人、机主、账户、电话号码、网络账号、劝阻记录或警情。') }),
    element(
      'div',
      { class: 'fields-row' },
      field(say('From (UTC+8)', '自（UTC+8）'), input('from', from, { type: 'datetime-local', step: '1', required: '' }), { className: 'of-from', hint: say('Included.', '含该时刻。') }),
      field(say('Until (UTC+8)', '至（UTC+8）'), input('until', until, { type: 'datetime-local', step: '1', required: '' }), { className: 'of-until', hint: say('Not included; three years on at most.', '不含该时刻，最长三年。') }),
      field(say('Language of the letter', '说明的语言'), select('language', language().toUpperCase(), schema.words('StatementLanguage').map((word) => [word, schema.meaning('StatementLanguage', word)] as const))),
    ),
    field(say('Request number', '申请编号'), input('requestNumber', '', { required: '' }), { hint: say('4 to 40 letters, digits, hyphens and strokes.', '4 至 40 位字母、数字、连字符或斜线。') }),
    field(say('How identity was checked', '身份核验方式'), element('textarea', { name: 'identityCheck', rows: 2, required: '', maxlength: '500' }), { hint: say('Kept; stands in no letter.', '留存，不写入正文。') }),
    fault,
    button,
  )
  return {
    title,
    tools,
    content: [
      element('p', { class: 'lead' }, say('The person is told which institutions saw which kinds of data, on which days, for what and by which law: no officer, no case, no value. What belongs to an investigation that goes on waits, and is told later in a statement of its own.', '告知本人哪些机构在何日、为何目的、依何法律查看了哪些种类的信息，不含经办人、案件和数据值。侦查期间的查询暂缓告知，结束后另行补充说明。')),
      form,
    ],
  }
}

/** Each at the control it names; those that name none, together. */
function showRefusals(form: HTMLFormElement, whole: HTMLElement, refusals: readonly Refusal[]): void {
  const told = ({ message, messageZh, rule }: Refusal): Child => [say(message, messageZh), ' ', element('code', {}, rule), ' ']
  const controls = [...form.elements].filter((each) => each.hasAttribute('name'))
  const named = (control: Element) => refusals.filter(({ field: path }) => path === `input.${control.getAttribute('name')}`)
  for (const control of controls) tellFault(control, ...named(control).map(told))
  whole.replaceChildren(...refusals.filter((refusal) => !controls.some((control) => named(control).includes(refusal))).map((refusal) => element('span', {}, told(refusal))))
  form.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus()
}
