/** What an auditor may do with a finding. Each is a mutation, with a reason that is kept. */
import { type Child, element } from './dom.js'
import type { Finding } from './findings-view.js'
import { act } from './mutations.js'
import { field } from './parts.js'
import { counted, say } from './speech.js'
import type { Context } from './view.js'

interface Doing {
  readonly mutation: string
  /** Of the input, that holds the words. */
  readonly member: 'reason' | 'measure'
  readonly label: string
  readonly hint: string
  readonly action: string
  readonly done: string
}

export function decisionForms(context: Context, finding: Finding): Child {
  const { schema } = context.session
  const open: readonly Doing[] = [
    { mutation: 'dismissFinding', member: 'reason', label: say('Why it is no misuse', '不属滥用的理由'), hint: say('Kept with the finding.', '随线索留存。'), action: say('Dismiss', '排除'), done: say('Dismissed.', '已排除。') },
    { mutation: 'confirmFinding', member: 'measure', label: say('What its agency is to do', '要求所属机构采取的措施'), hint: say('Its agency is told of the finding from then on.', '确认后告知其所属机构。'), action: say('Confirm', '确认'), done: say('Confirmed.', '已确认。') },
  ]
  const closed: readonly Doing[] = [{ mutation: 'reopenFinding', member: 'reason', label: say('Why it is to be looked at again', '重新处理的理由'), hint: finding.status === 'CONFIRMED' ? say('By another auditor than the one who confirmed it.', '须由确认人以外的审计人员办理。') : '', action: say('Open again', '重新处理'), done: say('Open again.', '已重新处理。') }]
  const may = (finding.status === 'OPEN' ? open : closed).filter(({ mutation }) => schema.has('Mutation', mutation))
  return may.length ? element('div', { class: 'columns decisions' }, may.map((doing) => decisionForm(context, finding, doing))) : null
}

function decisionForm(context: Context, { id, version }: Finding, { mutation, member, label, hint, action, done }: Doing): HTMLElement {
  const text = element('textarea', { rows: 2, required: '', maxlength: '1000' })
  const fault = element('p', { class: 'fault', role: 'alert' })
  const button = element('button', { type: 'submit', class: 'quiet' }, action)
  return element(
    'form',
    {
      class: 'card',
      'aria-label': action,
      submit: async (event: SubmitEvent) => {
        event.preventDefault()
        button.disabled = true
        const { refused } = await act(context.session, mutation, { id, version, [member]: text.value.trim() })
        button.disabled = false
        fault.textContent = refused
        if (refused) return
        context.refresh(done)
      },
    },
    field(label, text, { hint }),
    fault,
    button,
  )
}

/** Asks the rules now, without waiting for the clock. */
export function searchNowTool(context: Context): HTMLElement {
  const text = element('textarea', { rows: 2, required: '', maxlength: '500' })
  const said = element('p', { class: 'hint', role: 'status' })
  const button = element('button', { type: 'submit', class: 'strong' }, say('Judge now', '立即判定'))
  const form = element(
    'form',
    {
      submit: async (event: SubmitEvent) => {
        event.preventDefault()
        button.disabled = true
        const { refused, payload } = await act<{ readonly findings: readonly { readonly id: string }[] | null }>(context.session, 'searchForFindings', { reason: text.value.trim() }, 'findings { id }')
        button.disabled = false
        said.textContent = refused
        if (refused) return
        context.refresh(counted(payload?.findings?.length ?? 0, 'finding is new or has grown', 'findings are new or have grown', '条线索新增或扩大'))
      },
    },
    field(say('Why now', '立即判定的理由'), text, { hint: say('Kept.', '留存。') }),
    button,
    said,
  )
  return element('details', { class: 'tool' }, element('summary', { class: 'quiet' }, say('Judge now', '立即判定')), form)
}
