import type { Persona } from '../identity/personas.js'

/** What the demonstration's pages show of a persona: disclosed to anyone who opens them. */
export type PersonaCard = Pick<Persona, 'key' | 'name' | 'officer' | 'description' | 'audience' | 'purposes'>
