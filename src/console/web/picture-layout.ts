/** Where the parts of a picture stand: from left to right, by dagre. Pure. */
import { Graph, layout } from '@dagrejs/dagre'

export interface Point {
  readonly x: number
  readonly y: number
}
export interface Box {
  readonly id: string
  readonly width: number
  readonly height: number
  /** Given for all boxes, or for none: then dagre ranks them. */
  readonly column: number | null
  /** The frame it stands in. */
  readonly group?: string | undefined
}
export interface Line {
  readonly id: string
  readonly from: string
  readonly to: string
  /** As it is drawn. */
  readonly thickness: number
  /** Of its label; 0 where it has none. */
  readonly labelWidth: number
}
export interface Area {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}
export interface Placed {
  readonly width: number
  readonly height: number
  /** Upper left corners. */
  readonly boxes: ReadonlyMap<string, Area>
  readonly lines: ReadonlyMap<string, { readonly path: string; readonly label: Point }>
  readonly groups: ReadonlyMap<string, Area>
}

const labelHeight = 16
const margin = 12

interface Room {
  /** Between the boxes of a column, and between columns. */
  readonly between: number
  readonly columns: number
}

export function placeAll(boxes: readonly Box[], lines: readonly Line[], { between, columns }: Room): Placed {
  if (boxes.length === 0) return { width: 0, height: 0, boxes: new Map(), lines: new Map(), groups: new Map() }
  const graph = new Graph({ multigraph: true, compound: true })
  const columnOf = new Map(boxes.map(({ id, column }) => [id, column]))
  const isRanked = boxes.every(({ column }) => column !== null)
  const groups = new Set(boxes.flatMap(({ group }) => (group ? [group] : [])))
  for (const group of groups) graph.setNode(group, {})
  for (const { id, width, height, group } of boxes) {
    graph.setNode(id, { width, height })
    if (group) graph.setParent(id, group)
  }
  const stepOf = ({ from, to }: Line): number => (isRanked ? (columnOf.get(to) as number) - (columnOf.get(from) as number) : 1)
  for (const line of lines) {
    const step = stepOf(line)
    // Within a column, and into itself, dagre has no way.
    if (step === 0 || line.from === line.to) continue
    const [v, w] = step > 0 ? [line.from, line.to] : [line.to, line.from]
    graph.setEdge(v, w, { width: line.labelWidth, height: line.labelWidth ? labelHeight + line.thickness : line.thickness, labelpos: 'c', minlen: Math.abs(step) }, line.id)
  }
  // Labels have a rank of their own between two columns.
  const rankByColumn = (ranked: Graph): void => {
    for (const id of ranked.nodes()) (ranked.node(id) as { rank?: number }).rank = columnOf.has(id) ? 1 + 2 * (columnOf.get(id) as number) : 0
  }
  graph.setGraph({ rankdir: 'LR', nodesep: between, edgesep: 14, ranksep: columns, marginx: margin, marginy: margin, ...(isRanked && groups.size === 0 ? { ranker: rankByColumn } : {}) })
  layout(graph)
  const areaOf = (id: string): Area => {
    const { x, y, width, height } = graph.node(id) as Area
    return { x: x - width / 2, y: y - height / 2, width, height }
  }
  const placed = new Map(boxes.map(({ id }) => [id, areaOf(id)]))
  const drawn = drawLines(lines, placed, (line) => (graph.edge({ v: stepOf(line) > 0 ? line.from : line.to, w: stepOf(line) > 0 ? line.to : line.from, name: line.id }) as { points?: Point[] } | undefined)?.points ?? null)
  const { width = 0, height = 0 } = graph.graph() as { width?: number; height?: number }
  const rightmost = Math.max(width, ...[...drawn.values()].map(({ reach }) => reach + margin))
  return { width: rightmost, height, boxes: placed, lines: drawn, groups: new Map([...groups].map((group) => [group, areaOf(group)])) }
}

type Side = 'left' | 'right'
interface Drawn {
  readonly path: string
  readonly label: Point
  readonly reach: number
}

/** Lines end beside each other along the sides of their boxes, as wide as they are; bends have level ends. */
function drawLines(lines: readonly Line[], boxes: ReadonlyMap<string, Area>, pointsOf: (line: Line) => readonly Point[] | null): ReadonlyMap<string, Drawn> {
  const centre = (id: string): Point => {
    const { x, y, width, height } = boxes.get(id) as Area
    return { x: x + width / 2, y: y + height / 2 }
  }
  const ports = new Map<string, Point>()
  const sides = new Map<string, { line: Line; end: 'from' | 'to'; toward: number }[]>()
  const level = lines.filter(({ from, to }) => centre(from).x === centre(to).x)
  for (const line of lines) {
    if (level.includes(line)) continue
    const forward = centre(line.from).x < centre(line.to).x
    const add = (box: string, side: Side, end: 'from' | 'to', toward: number) => {
      const key = `${box} ${side}`
      sides.set(key, [...(sides.get(key) ?? []), { line, end, toward }])
    }
    add(line.from, forward ? 'right' : 'left', 'from', centre(line.to).y)
    add(line.to, forward ? 'left' : 'right', 'to', centre(line.from).y)
  }
  for (const [key, ends] of sides) {
    const at = key.lastIndexOf(' ')
    const [box, side] = [boxes.get(key.slice(0, at)) as Area, key.slice(at + 1) as Side]
    const gap = Math.max(2, Math.min(12, (box.height - 8 - ends.reduce((sum, { line }) => sum + line.thickness, 0)) / ends.length))
    const whole = ends.reduce((sum, { line }) => sum + line.thickness + gap, -gap)
    let y = box.y + box.height / 2 - whole / 2
    for (const { line, end } of [...ends].sort((a, b) => a.toward - b.toward)) {
      ports.set(`${line.id} ${end}`, { x: side === 'left' ? box.x : box.x + box.width, y: y + line.thickness / 2 })
      y += line.thickness + gap
    }
  }
  const drawn = new Map<string, Drawn>()
  for (const line of lines) {
    const [from, to] = [ports.get(`${line.id} from`), ports.get(`${line.id} to`)]
    if (!from || !to) continue
    const given = pointsOf(line) ?? []
    const between = (from.x < to.x === ((given[0]?.x ?? 0) < (given.at(-1)?.x ?? 0)) ? given : [...given].reverse()).slice(1, -1)
    // Where dagre gives the label's place and corners of the way, the way goes through the label.
    const through = between.length ? [between[Math.floor(between.length / 2)] as Point] : []
    const label = through[0] ?? { x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 }
    drawn.set(line.id, { path: bend([from, ...(between.length > 3 ? between.filter((_, at) => at % 2 === 0) : through), to]), label, reach: Math.max(from.x, to.x) })
  }
  for (const [id, way] of withinColumns(level, boxes)) drawn.set(id, way)
  return drawn
}

function bend(points: readonly Point[]): string {
  const [first, ...rest] = points
  let path = `M${at(first as Point)}`
  let last = first as Point
  for (const point of rest) {
    const half = (point.x - last.x) / 2
    path += `C${at({ x: last.x + half, y: last.y })} ${at({ x: point.x - half, y: point.y })} ${at(point)}`
    last = point
  }
  return path
}

const at = ({ x, y }: Point): string => `${Math.round(x * 10) / 10},${Math.round(y * 10) / 10}`

/** Between neighbours straight up or down, each direction on a side of its own; past others, and into itself, by a bow at the right. */
function withinColumns(lines: readonly Line[], boxes: ReadonlyMap<string, Area>): readonly (readonly [string, Drawn])[] {
  const bows = new Map<string, number>()
  return lines.map((line) => {
    const [from, to] = [boxes.get(line.from) as Area, boxes.get(line.to) as Area]
    const down = from.y < to.y
    const [upper, lower] = down ? [from, to] : [to, from]
    const isBetween = [...boxes.values()].some((box) => box.x < from.x + from.width && box.x + box.width > from.x && box.y > upper.y && box.y < lower.y)
    if (line.from !== line.to && !isBetween) {
      const x = from.x + from.width * (down ? 0.27 : 0.73)
      const [start, end] = down ? [from.y + from.height, to.y] : [from.y, to.y + to.height]
      return [line.id, { path: `M${at({ x, y: start })}L${at({ x, y: end })}`, label: { x, y: (start + end) / 2 }, reach: 0 }] as const
    }
    const right = Math.max(from.x + from.width, to.x + to.width)
    const nth = (bows.get(`${from.x}`) ?? 0) + 1
    bows.set(`${from.x}`, nth)
    const depth = right + 34 + nth * 16 + line.thickness
    const [start, end] = line.from === line.to ? [from.y + from.height * 0.3, from.y + from.height * 0.7] : down ? [from.y + from.height - 10, to.y + 10] : [from.y + 10, to.y + to.height - 10]
    return [line.id, { path: `M${at({ x: from.x + from.width, y: start })}C${at({ x: depth, y: start })} ${at({ x: depth, y: end })} ${at({ x: to.x + to.width, y: end })}`, label: { x: right + (depth - right) * 0.6, y: start + (end - start) * 0.19 }, reach: depth }] as const
  })
}
