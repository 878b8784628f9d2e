import { oneOf } from '../../api/decode'
import { type Range, RANGES } from '../../api/fleet'
import { type Language, LANGUAGES } from '../../i18n/translate'

export const THEMES = ['auto', 'dark', 'light'] as const
export type Theme = (typeof THEMES)[number]

export const PROFIT_COLORS = ['green-up', 'red-up', 'blue-orange'] as const
export type ProfitColors = (typeof PROFIT_COLORS)[number]

/** What a person chose in this browser. */
export interface Preferences {
  theme: Theme
  colors: ProfitColors
  /** null follows the browser. */
  language: Language | null
  range: Range
}

/** Where preferences stay between visits; the browser's local storage outside of tests. */
export type Store = Pick<Storage, 'getItem' | 'setItem'>

const KEY = 'freqwatch.preferences'

export function loadPreferences(store: Store): Preferences {
  const stored = storedFields(store)
  return {
    theme: oneOf(stored['theme'], THEMES, 'auto'),
    colors: oneOf(stored['colors'], PROFIT_COLORS, 'green-up'),
    language: LANGUAGES.find((each) => each === stored['language']) ?? null,
    range: oneOf(stored['range'], RANGES, '24h'),
  }
}

/** A browser that forbids storage keeps the choices until the page is closed. */
export function savePreferences(store: Store, preferences: Preferences): void {
  try {
    store.setItem(KEY, JSON.stringify(preferences))
  } catch {
    // Storage is full or forbidden; the choice holds for this visit.
  }
}

function storedFields(store: Store): Readonly<Record<string, unknown>> {
  try {
    const stored: unknown = JSON.parse(store.getItem(KEY) ?? '{}')
    return typeof stored === 'object' && stored !== null ? { ...stored } : {}
  } catch {
    return {}
  }
}
