import type { Fleet } from '../api/fleet'
import type { Targets } from '../api/targets'
import { botsOf } from '../features/problem-list/announcements'
import { targetsOf } from '../features/target-list/target-filter'
import { t } from '../i18n/i18n'
import type { Page } from '../lib/route'

/** What the browser's tab says: how much is wrong, and where. */
export function titleOf(page: Page, fleet: Fleet | null, targets: Targets | null): string {
  if (page === 'fleet') return withCount(problemsOf(fleet), 'Freqwatch')
  return withCount(downIn(targets), `${t('targets.title')} – Freqwatch`)
}

function withCount(count: number, title: string): string {
  return count > 0 ? `(${count}) ${title}` : title
}

function problemsOf(fleet: Fleet | null): number {
  return fleet === null ? 0 : botsOf(fleet).filter((bot) => bot.health === 'problem').length
}

function downIn(targets: Targets | null): number {
  return targets === null ? 0 : targetsOf(targets).filter((target) => target.health === 'down').length
}
