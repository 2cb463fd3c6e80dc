/** Markup that needs no escaping any more. */
export class Markup {
  constructor(readonly text: string) {}
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

function toText(value: Markup | readonly Markup[] | string | number): string {
  if (value instanceof Markup) return value.text
  if (typeof value === 'object') return value.map((part) => part.text).join('')
  return String(value).replace(/[&<>"']/g, (letter) => entities[letter] ?? letter)
}

/** Escapes every value but Markup, in text and in quoted attributes. MUST NOT be used inside script or style elements. */
export function markup(parts: TemplateStringsArray, ...values: readonly (Markup | readonly Markup[] | string | number)[]): Markup {
  return new Markup(parts.reduce((text, part, index) => text + toText(values[index - 1] ?? '') + part))
}
