/** Elements of a page, made by name. Text is text: nothing is ever read as markup. */
export type Child = Node | string | number | null | undefined | false | readonly Child[]
type Attributes = Readonly<Record<string, string | number | boolean | null | undefined | ((event: never) => unknown)>>

const vectorNames = new Set(['svg', 'g', 'a', 'rect', 'path', 'line', 'text', 'title', 'desc', 'circle', 'defs', 'pattern', 'marker', 'style'])

function fill<E extends Element>(made: E, attributes: Attributes, children: readonly Child[]): E {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue
    if (typeof value === 'function') made.addEventListener(name, value as EventListener)
    else made.setAttribute(name, value === true ? '' : String(value))
  }
  append(made, children)
  return made
}

function append(parent: Element, children: readonly Child[]): void {
  for (const child of children) {
    if (child === null || child === undefined || child === false) continue
    if (Array.isArray(child)) append(parent, child)
    else parent.append(typeof child === 'number' ? String(child) : (child as Node | string))
  }
}

/** An attribute that is a function listens to the event of that name. */
export function element<Name extends keyof HTMLElementTagNameMap>(name: Name, attributes: Attributes = {}, ...children: readonly Child[]): HTMLElementTagNameMap[Name] {
  return fill(document.createElement(name), attributes, children)
}

export function vector(name: string, attributes: Attributes = {}, ...children: readonly Child[]): SVGElement {
  if (!vectorNames.has(name)) throw new Error(`no element of pictures: ${name}`)
  return fill(document.createElementNS('http://www.w3.org/2000/svg', name) as SVGElement, attributes, children)
}

/** Hands the reader a file of that text, in UTF-8. */
export function giveFile(name: string, type: string, text: string): void {
  const address = URL.createObjectURL(new Blob([text], { type }))
  element('a', { href: address, download: name }).click()
  URL.revokeObjectURL(address)
}

let made = 0
/** An id that no other element of this page has. */
export const freshId = (word: string): string => `${word}-${++made}`
