import { t } from './i18n'
import type { MessageKey } from './translate'

/** The problem in a few words of the reader's language; a code we do not know stands for itself. */
export function problemTitle(code: string): string {
  const key = `problem.${code}`
  const title = t(key as MessageKey)
  return title === key ? code.replaceAll('_', ' ') : title
}
