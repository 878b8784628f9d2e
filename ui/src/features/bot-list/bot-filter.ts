import type { Bot } from '../../api/fleet'
import { t } from '../../i18n/i18n'
import { problemTitle } from '../../i18n/problem-title'

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
