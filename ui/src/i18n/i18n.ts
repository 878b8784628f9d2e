import { computed, ref } from 'vue'
import { Formats } from '../lib/format'
import german from './de.json'
import english from './en.json'
import { chooseLocale, type Language, type Translate, translator } from './translate'

const MESSAGES = { en: english, de: german }

const chosen = ref<Language | null>(null)
const browserLocales = typeof navigator === 'undefined' ? ['en'] : navigator.languages
const choice = computed(() => chooseLocale(browserLocales, chosen.value))
const translate = computed(() =>
  translator(choice.value.language, MESSAGES[choice.value.language]),
)

export const language = computed(() => choice.value.language)
export const formats = computed(() => new Formats(choice.value.locale))

/** Text of the page in the current language; a template that calls it follows a change. */
export const t: Translate = (key, parameters) => translate.value(key, parameters)

/** null follows the browser. */
export function chooseLanguage(wanted: Language | null): void {
  chosen.value = wanted
}
