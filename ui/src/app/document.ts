import type { Preferences } from '../features/settings/preferences'
import type { Language } from '../i18n/translate'

/** Hangs the choices on the document, where the style sheet reads them. */
export function showPreferences(preferences: Preferences, language: Language): void {
  const root = document.documentElement
  root.lang = language
  root.dataset['colors'] = preferences.colors
  if (preferences.theme === 'auto') delete root.dataset['theme']
  else root.dataset['theme'] = preferences.theme
  showBarColor()
}

/** Phones colour their own bar like ours. */
function showBarColor(): void {
  const bar = document.querySelector('meta[name="theme-color"]')
  const color = getComputedStyle(document.documentElement).getPropertyValue('--surface')
  const plain = getComputedStyle(document.body).backgroundColor
  bar?.setAttribute('content', CSS.supports('color', color) && !color.includes('light-dark') ? color : plain)
}
