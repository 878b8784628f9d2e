import type { Bot } from '../../api/fleet'
import { t } from '../../i18n/i18n'
import type { MessageKey } from '../../i18n/translate'

export interface BotFilter {
  readonly text: string
  readonly problemsOnly: boolean
}

/** Every word must occur somewhere in what the page shows of the bot in words. */
export function matchesFilter(bot: Bot, filter: BotFilter): boolean {
  if (filter.problemsOnly && bot.health === 'ok') return false
  const words = filter.text.toLocaleLowerCase().split(/\s+/)
  const shown = wordsOf(bot).toLocaleLowerCase()
  return words.every((word) => shown.includes(word))
}

function wordsOf(bot: Bot): string {
  const state = `${bot.state} ${t(`state.${bot.state}`)}`
  const problem = bot.problem === null ? '' : `${bot.problem.code} ${problemTitle(bot.problem.code)}`
  const trading = [bot.strategy, bot.exchange, bot.timeframe, bot.mode, bot.currency]
  return [bot.name, state, problem, ...trading].join('\n')
}

/** The problem in a few words of the reader's language; a code we do not know stands for itself. */
export function problemTitle(code: string): string {
  const key = `problem.${code}`
  const title = t(key as MessageKey)
  return title === key ? code.replaceAll('_', ' ') : title
}
