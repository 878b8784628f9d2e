import { computed, type ComputedRef } from 'vue'
import type { Bot } from '../../api/fleet'
import { formats, t } from '../../i18n/i18n'
import { sparkline } from '../../lib/sparkline'
import { webAddress } from '../../lib/web-address'
import type { History } from '../../realtime/fleet-feed'

/** What table rows and cards show of a bot, in words and figures of the reader's language. */
export function useBotView(bot: () => Bot, history: () => History | null) {
  const shown = computed(() => figuresOf(bot()))
  const trend = computed(() => history()?.lines.bots.get(bot().name)?.profit ?? [])
  const trendLabel = computed(() => labelOf(bot(), trend.value, history()))
  const link = computed(() => webAddress(bot().url))
  const market = computed(() => [bot().exchange, bot().timeframe].filter(Boolean).join(' · '))
  return { shown, trend, trendLabel, link, market } satisfies Record<string, ComputedRef<unknown>>
}

function figuresOf(bot: Bot) {
  const format = formats.value
  const { currency } = bot
  const closed = bot.closedTrades
  const worst = bot.maxDrawdownRatio
  return {
    profit: format.signedMoney(bot.profit, currency),
    profitRatio: format.signedPercent(bot.profitRatio),
    profitToday: format.signedMoney(bot.profitToday, currency),
    winRatio: format.percent(bot.winRatio),
    closedTrades: closed === null ? '' : t('bot.trades', { count: closed }),
    drawdown: format.percent(bot.drawdownRatio),
    maxDrawdown: worst === null ? '' : t('bot.max', { value: format.percent(worst) }),
    equity: format.balance(bot.equity, currency),
  }
}

function labelOf(bot: Bot, values: readonly (number | null)[], history: History | null): string {
  const drawn = sparkline(values, 1, 1)
  if (drawn === null || history === null) return t('trend.none', { bot: bot.name })
  const money = (value: number) => `${formats.value.money(value, bot.currency)} ${bot.currency ?? ''}`.trim()
  return t('trend.label', {
    bot: bot.name,
    range: t(`range.${history.range}.long`),
    lowest: money(drawn.lowest),
    highest: money(drawn.highest),
    latest: money(drawn.latest),
  })
}
