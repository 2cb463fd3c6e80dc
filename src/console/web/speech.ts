/** Both languages stand side by side where they are used. */
export type Language = 'en' | 'zh'

export interface Bilingual {
  readonly en: string
  readonly zh: string
}

let spoken: Language = 'en'

export function speak(language: Language): void {
  spoken = language
}

export const language = (): Language => spoken

export const say = (en: string, zh: string): string => (spoken === 'zh' ? zh : en)

export const tell = (text: Bilingual): string => text[spoken]

export const number = (value: number): string => value.toLocaleString('en-US')

/** `1 record`, `2 records`; Chinese has one form. */
export const counted = (count: number, one: string, many: string, zh: string): string => `${number(count)} ${say(count === 1 ? one : many, zh)}`
