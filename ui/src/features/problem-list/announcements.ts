import type { Bot, Fleet } from '../../api/fleet'
import { t } from '../../i18n/i18n'
import { problemTitle } from '../../i18n/problem-title'

/** What a person who cannot see the page should hear about the change from one fleet to the next. */
export function announcements(before: Fleet, after: Fleet): string[] {
  const earlier = new Map(botsOf(before).map((bot) => [bot.name, bot]))
  return botsOf(after).flatMap((bot) => {
    const old = earlier.get(bot.name)
    return old === undefined || same(old, bot) ? [] : [announcement(bot)]
  })
}

export function botsOf(fleet: Fleet): readonly Bot[] {
  return fleet.groups.flatMap((group) => group.bots)
}

function same(left: Bot, right: Bot): boolean {
  return left.health === right.health && left.problem?.code === right.problem?.code
}

function announcement(bot: Bot): string {
  if (bot.health === 'ok') return t('announce.recovered', { bot: bot.name })
  const problem = bot.problem === null ? t(`state.${bot.state}`) : problemTitle(bot.problem.code)
  return t('announce.problem', { bot: bot.name, problem })
}
