/** The current search as a file of JSON lines, taken through the graph: what the caller may not read is not in it, and the taking of it is on the log. */
import { element, giveFile } from './dom.js'
import { exportLines } from './export-lines.js'
import { readLogFile, RefusedError } from './graph.js'
import { evidenceOf } from './proofs.js'
import { type AccessRecord, findRecords, type PageAsked } from './records.js'
import { number, say, tell } from './speech.js'
import type { Context } from './view.js'
import type { Evidence } from './verification.js'

const pageRows = 100
const mostRows = 10_000
/** Proofs asked for in one document. */
const proofsAtOnce = 20

interface Search extends Pick<PageAsked, 'filter' | 'order'> {
  readonly total: number | null
}

export function exportTool(context: Context, search: Search): HTMLElement {
  const { session } = context
  const status = element('p', { class: 'hint', role: 'status' })
  const withProof = element('input', { type: 'checkbox', name: 'evidence' })
  const button = element('button', { type: 'button', class: 'strong' }, say('Download', '下载'))
  button.addEventListener('click', async () => {
    button.disabled = true
    try {
      const said = await download(context, search, withProof.checked, (text) => {
        status.textContent = text
      })
      status.textContent = said
    } catch (fault) {
      if (!(fault instanceof RefusedError)) throw fault
      status.textContent = tell(fault.text)
    } finally {
      button.disabled = false
    }
  })
  return element(
    'details',
    { class: 'tool' },
    element('summary', { class: 'quiet' }, say('Export', '导出')),
    element(
      'div',
      { class: 'tool-body' },
      element('p', { class: 'hint' }, say(`JSON lines of every record that matches, ${number(mostRows)} at most. The export is on the log like any read.`, `以 JSON 行导出全部匹配记录，最多 ${number(mostRows)} 条。导出与其他查询一样留痕。`)),
      session.schema.has('Query', 'recordEvidence') && element('label', { class: 'check' }, withProof, ' ', say('with evidence: text, salt, path and checkpoint of each record', '含证据：每条记录的原文、盐值、路径与检查点')),
      button,
      status,
    ),
  )
}

async function download({ session }: Context, { filter, order, total }: Search, withEvidence: boolean, tellProgress: (text: string) => void): Promise<string> {
  const rows: AccessRecord[] = []
  let after: string | null = null
  let more = true
  while (more && rows.length < mostRows) {
    const page: Awaited<ReturnType<typeof findRecords>> = await findRecords(session, { filter, order, first: pageRows, after })
    rows.push(...page.nodes)
    after = page.pageInfo.endCursor
    more = page.pageInfo.hasNextPage
    tellProgress(say(`${number(rows.length)} of ${total === null ? 'more than 10,000' : number(total)} records`, `${number(rows.length)} / ${total === null ? '10,000 以上' : number(total)} 条`))
  }
  const evidence = withEvidence ? new Map<string, Evidence | null>() : null
  for (let at = 0; evidence && at < rows.length; at += proofsAtOnce) {
    for (const [id, found] of await evidenceOf(session, rows.slice(at, at + proofsAtOnce).map(({ id }) => id))) evidence.set(id, found)
    tellProgress(say(`${number(evidence.size)} of ${number(rows.length)} proofs`, `${number(evidence.size)} / ${number(rows.length)} 份证明`))
  }
  const text = exportLines({ exportedAt: new Date().toISOString(), exportedBy: session.viewer.officer, address: location.href, filter, key: (await readLogFile('/log/key'))?.trim() ?? null, whole: !more }, rows, evidence)
  giveFile(`access-log-${new Date().toISOString().slice(0, 19).replaceAll(/[-:]/g, '')}.jsonl`, 'application/jsonl', text)
  return more ? say(`Downloaded the first ${number(rows.length)} records; the search has more.`, `已下载前 ${number(rows.length)} 条，检索结果不止于此。`) : say(`Downloaded ${number(rows.length)} records.`, `已下载 ${number(rows.length)} 条记录。`)
}
