import type english from './en.json'

export type Language = 'en' | 'de'
export const LANGUAGES: readonly Language[] = ['en', 'de']

type PlainKey<K> = K extends `${infer Base}#${string}` ? Base : K
/** A text of the page; keys with plural forms are named without the form. */
export type MessageKey = PlainKey<keyof typeof english>
export type Messages = Readonly<Record<string, string>>
export type Parameters = Readonly<Record<string, string | number>>
export type Translate = (key: MessageKey, parameters?: Parameters) => string

/**
 * Texts of one language. `{name}` is replaced by the parameter of that name; a key with plural
 * forms (`key#one`, `key#other`) is chosen by the parameter `count`.
 */
export function translator(language: Language, messages: Messages): Translate {
  const plurals = new Intl.PluralRules(language)
  const numbers = new Intl.NumberFormat(language)
  return (key, parameters = {}) => {
    const count = parameters['count']
    const form = typeof count === 'number' ? messages[`${key}#${plurals.select(count)}`] : undefined
    const message = form ?? messages[key] ?? messages[`${key}#other`] ?? key
    return message.replace(/\{(\w+)\}/g, (hole, name: string) => {
      const value = parameters[name] ?? hole
      return typeof value === 'number' ? numbers.format(value) : value
    })
  }
}

/** The first language of the browser that we speak, with its region for numbers and dates. */
export function chooseLocale(preferred: readonly string[], chosen: Language | null) {
  const spoken = preferred.find((each) => LANGUAGES.some((language) => speaks(each, language)))
  const language = chosen ?? LANGUAGES.find((each) => spoken && speaks(spoken, each)) ?? 'en'
  const locale = preferred.find((each) => speaks(each, language)) ?? language
  return { language, locale }
}

function speaks(locale: string, language: Language): boolean {
  return locale === language || locale.startsWith(`${language}-`)
}
